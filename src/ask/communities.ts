import type { GraphIndex } from '../graph/graph-index.ts';
import type { Community } from '../graph/schema.ts';
import { byCodeUnit } from '../order.ts';
import { UnknownNameError } from './find-node.ts';
import { type NodeRef, nodeRef } from './relation.ts';

export interface CommunitySummary {
  id: string;
  label: string;
  /** Members: papers and entities together. */
  size: number;
  papers: number;
  entities: number;
  /** Most distinctive first. */
  distinctive: NodeRef[];
  /** What it falls into, the largest first; left out where it is of one piece. */
  subregions?: CommunitySummary[];
}

/** The communities of a graph, the largest first. */
export function listCommunities(index: GraphIndex): CommunitySummary[] {
  return summaries(index, index.graph.communities);
}

function summaries(index: GraphIndex, communities: readonly Community[]): CommunitySummary[] {
  return communities
    .map((community) => summary(index, community))
    .sort((a, b) => b.size - a.size || byCodeUnit(a.id, b.id));
}

function summary(index: GraphIndex, community: Community): CommunitySummary {
  const { id, label, size, members, distinctive, subregions } = community;
  const papers = members.filter((member) => index.node(member)?.kind === 'Paper').length;
  const known = distinctive.filter((member) => index.node(member));
  return {
    id,
    label,
    size,
    papers,
    entities: members.length - papers,
    distinctive: known.map((member) => nodeRef(index, member)),
    ...(subregions && { subregions: summaries(index, subregions) }),
  };
}

/**
 * The community that a person means: by id with or without "community:", by label in any case, or by a name in it.
 * @throws UnknownNameError with labels that hold what was asked
 */
export function findCommunity(index: GraphIndex, asked: string): Community {
  const { communities } = index.graph;
  const lower = asked.trim().toLowerCase();
  const found =
    communities.find(({ id }) => id === asked || id === `community:${asked}`) ??
    communities.find(({ label }) => label.toLowerCase() === lower) ??
    index.find(asked).map(({ id }) => index.communityOf(id))[0];
  if (found) return found;
  const close = communities.filter(({ label }) => label.toLowerCase().includes(lower));
  const names = close.length > 0 ? close.map(({ label }) => label) : index.suggest(asked);
  throw new UnknownNameError(asked, names.slice(0, 5));
}
