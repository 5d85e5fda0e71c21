import { byCodeUnit } from '../order.ts';
import {
  associationGraph,
  type GraphContent,
  paperCounts,
  type WeightedGraph,
} from './association.ts';
import { distinctiveOf, labelOf } from './community-label.ts';
import { type Standing, standings } from './community-standing.ts';
import { nameId } from './name-id.ts';
import { partition } from './partition.ts';
import type { Community, Entity } from './schema.ts';

/** How many entity ids a community lists as its most distinctive. */
const DISTINCTIVE = 10;

/**
 * Divides a graph into communities of papers and entities, sorted by id.
 *
 * 1. Names that only one paper uses say nothing of how papers hang together: they are set aside.
 * 2. Louvain divides the rest, on ties in which common names count less (see `associationGraph`).
 * 3. A part of too few papers (a fifth of the root of their number, at least three) goes to the part that it has the
 *    strongest ties to.
 * 4. Names set aside go where their paper is.
 * What is tied to nothing large enough stays without a community: a paper that shares no name with others.
 *
 * The id comes from the most central member, so that it stays put when a few papers are added; the label from the
 * most distinctive ones.
 */
export function detectCommunities(graph: GraphContent): Community[] {
  const ties = associationGraph(graph);
  const parts = divide(graph, ties);
  const entities = new Map(graph.entities.map((entity) => [entity.id, entity]));
  const standing = standings(graph, parts);
  const taken = new Set<string>();
  return parts
    .map((members, i) => describe(members, standing[i]!, entities))
    .sort((a, b) => b.size - a.size || byCodeUnit(a.id, b.id))
    .map((community) => ({ ...community, id: unique(community.id, taken) }))
    .sort((a, b) => byCodeUnit(a.id, b.id));
}

function divide(graph: GraphContent, ties: WeightedGraph): string[][] {
  const core = ties.copy() as WeightedGraph;
  const papersOf = paperCounts(graph);
  for (const { id } of graph.entities) if ((papersOf.get(id) ?? 0) < 2) core.dropNode(id);
  const least = Math.max(3, Math.ceil(Math.sqrt(graph.papers.length) / 5));
  const parts = gatherSmall(core, partition(core).parts, least);
  return gatherLoose(ties, parts);
}

function describe(
  members: readonly string[],
  standing: readonly Standing[],
  entities: ReadonlyMap<string, Entity>,
): Community {
  const distinctive = distinctiveOf(standing);
  const central = standing.reduce((a, b) => (b.centrality > a.centrality ? b : a));
  return {
    id: `community:${nameId(entities.get(central.id)!.name)}`,
    label: labelOf(
      distinctive.map(({ id, distinctness }) => ({ name: entities.get(id)!.name, distinctness })),
    ),
    size: members.length,
    distinctive: distinctive.map(({ id }) => id).slice(0, DISTINCTIVE),
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
function gatherSmall(ties: WeightedGraph, parts: string[][], least: number): string[][] {
  const partOf = new Map<string, string[]>();
  for (const part of parts) for (const node of part) partOf.set(node, part);
  const isSmall = (part: string[]) =>
    part.filter((id) => !ties.getNodeAttribute(id, 'entity')).length < least;
  const small = parts
    .filter(isSmall)
    .sort((a, b) => a.length - b.length || byCodeUnit(a[0]!, b[0]!));
  for (const part of small) {
    if (!isSmall(part)) continue;
    const host = strongest(ties, part, partOf);
    if (!host) continue;
    for (const node of part) partOf.set(node, host);
    host.push(...part);
    part.length = 0;
  }
  return parts.filter((part) => !isSmall(part));
}

/** Nodes in no part join the one they are tied to most, and may bring their own neighbours along. */
function gatherLoose(ties: WeightedGraph, parts: string[][]): string[][] {
  const partOf = new Map<string, string[]>();
  for (const part of parts) for (const node of part) partOf.set(node, part);
  let loose = ties.nodes().filter((node) => !partOf.has(node) && ties.degree(node) > 0);
  for (let before = -1; before !== loose.length; ) {
    before = loose.length;
    const hosts = loose.map((node) => [node, strongest(ties, [node], partOf)] as const);
    for (const [node, host] of hosts) {
      if (!host) continue;
      host.push(node);
      partOf.set(node, host);
    }
    loose = loose.filter((node) => !partOf.has(node));
  }
  return parts;
}

/** The part that some nodes have the strongest ties to, besides their own. */
function strongest(
  ties: WeightedGraph,
  nodes: readonly string[],
  partOf: ReadonlyMap<string, string[]>,
): string[] | undefined {
  const own = partOf.get(nodes[0]!);
  const weights = new Map<string[], number>();
  for (const node of nodes) {
    ties.forEachEdge(node, (_edge, { weight }, a, b) => {
      const other = partOf.get(a === node ? b : a);
      if (other && other !== own) weights.set(other, (weights.get(other) ?? 0) + weight);
    });
  }
  let best: string[] | undefined;
  for (const [other, weight] of weights) {
    if (!best || weight > weights.get(best)!) best = other;
  }
  return best;
}
