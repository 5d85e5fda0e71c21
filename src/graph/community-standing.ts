import { byCodeUnit } from '../order.ts';
import { type GraphContent, salience } from './association.ts';
import { hashText } from './random.ts';
import { isPaperRelation } from './schema.ts';

/** How an entity stands in its community. Papers count by how much they are about it (see `salience`). */
export interface Standing {
  id: string;
  /** Papers of the community that name it or a variant of it. */
  papers: number;
  /** High for what many of the community's papers are about and few others. */
  centrality: number;
  /** High for what tells the community apart from the rest. */
  distinctness: number;
  /** Its family is in the community and speaks for it. */
  isVariant: boolean;
}

/** Generic names say less on a map than names of their own. */
const FAMILY = 0.6;
/** A benchmark says what is measured there, a method what is done. */
const BENCHMARK = 0.65;
/** A generic name in more than this share of all papers says still less: no region is about large language models. */
const COMMON = 0.04;
/** Between counting papers (1), where hubs win, and not counting them (0), where chance wins. */
const SUPPORT = 0.8;

/**
 * What a part is known by from build to build: a most central member. Of several that are nearly as central the id
 * decides: it gives each a factor, drawn so that the first is seldom a near thing (the highest of any number is half the
 * time 1.26 times as high as the next), and mostly below 1.6.
 */
export function centreOf(standing: readonly Standing[]): Standing {
  const weight = ({ id, centrality }: Standing) =>
    centrality / Math.cbrt((hashText(`centre ${id}`) + 1) / 2 ** 32);
  return standing.reduce((a, b) => (weight(b) > weight(a) ? b : a));
}

/** For each part, its entities' standing, sorted by id. */
export function standings(
  graph: GraphContent,
  parts: readonly (readonly string[])[],
): Standing[][] {
  const partOf = new Map<string, number>();
  for (const [i, part] of parts.entries()) for (const id of part) partOf.set(id, i);
  const families = familiesWithin(graph, partOf);
  const counts = countPapers(graph, partOf, families);
  const result: Standing[][] = parts.map(() => []);
  for (const { id, type, scope } of graph.entities) {
    const part = partOf.get(id);
    if (part === undefined) continue;
    const { inside = 0, everywhere = 0, papers = 0, named = 1 } = counts.get(id) ?? {};
    const purity = everywhere === 0 ? 0 : inside / everywhere;
    const spread = named / graph.papers.length;
    const generic = scope === 'family' ? FAMILY * Math.min(1, COMMON / spread) : 1;
    const telling = generic * (type === 'Benchmark' ? BENCHMARK : 1);
    result[part]!.push({
      id,
      papers,
      centrality: inside * purity,
      distinctness: papers ** SUPPORT * purity * Math.log(1 + 1 / spread) * telling,
      isVariant: families.has(id),
    });
  }
  for (const list of result) list.sort((a, b) => byCodeUnit(a.id, b.id));
  return result;
}

/** Variants to the family that is in the same community. */
function familiesWithin(
  graph: GraphContent,
  partOf: ReadonlyMap<string, number>,
): Map<string, string> {
  const families = new Map<string, string>();
  for (const { from, to, type } of graph.relations) {
    const part = partOf.get(from);
    if (type === 'VARIANT_OF' && part !== undefined && part === partOf.get(to))
      families.set(from, to);
  }
  return families;
}

interface Count {
  /** Of the community's papers, by salience. */
  inside: number;
  /** Of all papers, by salience. */
  everywhere: number;
  /** The community's papers. */
  papers: number;
  /** All papers. */
  named: number;
}

/** A paper that names LLaMA-2 7B speaks of LLaMA-2 and LLaMA too, once. */
function countPapers(
  graph: GraphContent,
  partOf: ReadonlyMap<string, number>,
  families: ReadonlyMap<string, string>,
): Map<string, Count> {
  const weights = new Map<string, Map<string, number>>();
  for (const relation of graph.relations) {
    if (!isPaperRelation(relation)) continue;
    const weight = salience(relation);
    const seen = new Set<string>();
    for (
      let id: string | undefined = relation.to;
      id !== undefined && !seen.has(id);
      id = families.get(id)
    ) {
      seen.add(id);
      const ofEntity = weights.get(id) ?? new Map<string, number>();
      weights.set(id, ofEntity);
      ofEntity.set(relation.from, Math.max(ofEntity.get(relation.from) ?? 0, weight));
    }
  }
  const counts = new Map<string, Count>();
  for (const [id, byPaper] of weights) {
    const count = { inside: 0, everywhere: 0, papers: 0, named: byPaper.size };
    for (const [paper, weight] of byPaper) {
      count.everywhere += weight;
      if (partOf.get(paper) !== partOf.get(id)) continue;
      count.inside += weight;
      count.papers++;
    }
    counts.set(id, count);
  }
  return counts;
}
