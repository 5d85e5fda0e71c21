/** How much hangs on each node of a graph, by its number. */
export interface Standing {
  /** Relationships that begin or end there. */
  degree: Int32Array;
  /** PageRank, its mean 1, in four decimals. */
  rank: Float64Array;
}

/** Of a walker's steps, those that follow a relationship; the others go anywhere. */
const DAMPING = 0.85;

/** A rank that moves less than this will not move in its fourth decimal. */
const STILL = 1e-7;

const MOST_ROUNDS = 200;

/**
 * Degree and PageRank of nodes 0 to count - 1, relationships taken in both directions, two between the same nodes as two. What
 * hangs on nothing sends its walkers anywhere. The same lists in the same order give the same numbers, to the bit.
 *
 * L. Page, S. Brin, R. Motwani, T. Winograd: The PageRank Citation Ranking, 1999.
 *
 * @param from numbers of the nodes that relationships begin at
 * @param to numbers of the nodes that they end at, in the same order
 */
export function standingOf(
  count: number,
  from: ArrayLike<number>,
  to: ArrayLike<number>,
): Standing {
  const degree = new Int32Array(count);
  for (let i = 0; i < from.length; i++) {
    degree[from[i]!]!++;
    degree[to[i]!]!++;
  }
  let rank = new Float64Array(count).fill(1);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = walked(rank, degree, from, to);
    let moved = 0;
    for (let i = 0; i < count; i++) moved = Math.max(moved, Math.abs(next[i]! - rank[i]!));
    rank = next;
    if (moved < STILL) break;
  }
  for (let i = 0; i < count; i++) rank[i] = Math.round(rank[i]! * 10_000) / 10_000;
  return { degree, rank };
}

function walked(
  rank: Float64Array,
  degree: Int32Array,
  from: ArrayLike<number>,
  to: ArrayLike<number>,
): Float64Array<ArrayBuffer> {
  const count = rank.length;
  const share = new Float64Array(count);
  let loose = 0;
  for (let i = 0; i < count; i++) {
    if (degree[i]! > 0) share[i] = rank[i]! / degree[i]!;
    else loose += rank[i]!;
  }
  const next = new Float64Array(count);
  for (let i = 0; i < from.length; i++) {
    next[to[i]!]! += share[from[i]!]!;
    next[from[i]!]! += share[to[i]!]!;
  }
  const anywhere = 1 - DAMPING + (DAMPING * loose) / count;
  for (let i = 0; i < count; i++) next[i] = anywhere + DAMPING * next[i]!;
  return next;
}
