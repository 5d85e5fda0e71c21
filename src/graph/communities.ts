import { byCodeUnit } from '../order.ts';
import { foldName } from '../text/fold.ts';
import { associationGraph, type GraphContent, type WeightedGraph } from './association.ts';
import { distinctiveOf, labelOf, type Standing, standings } from './community-label.ts';
import { partition } from './partition.ts';
import type { Community, Entity } from './schema.ts';

/** A community has at least so many papers: what is less goes to the neighbour it is tied to most. */
const LEAST_PAPERS = 3;

/**
 * Divides a graph into communities of papers and entities, sorted by id: Louvain on ties in which common names count
 * little (see `associationGraph`). A part of fewer than three papers joins the part that it has the strongest ties to;
 * where it has none (a paper whose names nobody else uses, a paper without names) it stays without a community.
 *
 * The id comes from the most central member, so that it stays put when a few papers are added; the label from the
 * most distinctive ones.
 */
export function detectCommunities(graph: GraphContent): Community[] {
  const ties = associationGraph(graph);
  const parts = gatherSmall(ties, partition(ties).parts);
  const entities = new Map(graph.entities.map((entity) => [entity.id, entity]));
  const standing = standings(graph, parts);
  const taken = new Set<string>();
  return parts
    .map((members, i) => describe(members, standing[i]!, entities))
    .sort((a, b) => b.size - a.size || byCodeUnit(a.id, b.id))
    .map((community) => ({ ...community, id: unique(community.id, taken) }))
    .sort((a, b) => byCodeUnit(a.id, b.id));
}

function describe(
  members: readonly string[],
  standing: readonly Standing[],
  entities: ReadonlyMap<string, Entity>,
): Community {
  const distinctive = distinctiveOf(standing, entities);
  const central = standing.reduce((a, b) => (b.centrality > a.centrality ? b : a));
  return {
    id: `community:${foldName(entities.get(central.id)!.name)}`,
    label: labelOf(distinctive, entities),
    size: members.length,
    distinctive: distinctive.map(({ id }) => id).slice(0, 10),
    members: [...members].sort(byCodeUnit),
  };
}

/** A method and a model of the same name can each be the centre of a community. */
function unique(id: string, taken: Set<string>): string {
  let free = id;
  for (let i = 2; taken.has(free); i++) free = `${id}-${i}`;
  taken.add(free);
  return free;
}

/** The smallest first, so that two small neighbours may become one that is large enough. */
function gatherSmall(ties: WeightedGraph, parts: string[][]): string[][] {
  const partOf = new Map<string, string[]>();
  for (const part of parts) for (const node of part) partOf.set(node, part);
  const papers = (part: string[]) =>
    part.filter((id) => !ties.getNodeAttribute(id, 'entity')).length;
  const small = parts
    .filter((part) => papers(part) < LEAST_PAPERS)
    .sort((a, b) => a.length - b.length || byCodeUnit(a[0]!, b[0]!));
  for (const part of small) {
    if (papers(part) >= LEAST_PAPERS) continue;
    const host = strongestNeighbour(ties, part, partOf);
    if (!host) continue;
    for (const node of part) partOf.set(node, host);
    host.push(...part);
    part.length = 0;
  }
  return parts.filter((part) => papers(part) >= LEAST_PAPERS);
}

function strongestNeighbour(
  ties: WeightedGraph,
  part: readonly string[],
  partOf: ReadonlyMap<string, string[]>,
): string[] | undefined {
  const weights = new Map<string[], number>();
  for (const node of part) {
    ties.forEachEdge(node, (_edge, { weight }, a, b) => {
      const other = partOf.get(a === node ? b : a)!;
      if (other !== part) weights.set(other, (weights.get(other) ?? 0) + weight);
    });
  }
  let best: string[] | undefined;
  for (const [other, weight] of weights) {
    if (!best || weight > weights.get(best)!) best = other;
  }
  return best;
}
