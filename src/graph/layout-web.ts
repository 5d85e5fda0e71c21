import type { WeightedGraph } from './association.ts';

/**
 * Ties by the numbers of their ends, in flat arrays, since a layout goes through them many times. Node i has the ties
 * starts[i] to starts[i + 1]: to node `other`, as strong as `weight`.
 */
export interface Web {
  readonly ids: readonly string[];
  readonly starts: Int32Array;
  readonly other: Int32Array;
  readonly weight: Float64Array;
  /** The sum of each node's weights. */
  readonly strength: Float64Array;
}

export function webOf(ties: WeightedGraph): Web {
  const ids = ties.nodes();
  const number = new Map(ids.map((id, i) => [id, i]));
  const ends: [number, number, number][] = [];
  const starts = new Int32Array(ids.length + 1);
  ties.forEachEdge((_edge, { weight }, a, b) => {
    const [i, j] = [number.get(a)!, number.get(b)!];
    ends.push([i, j, weight]);
    starts[i + 1]!++;
    starts[j + 1]!++;
  });
  for (let i = 0; i < ids.length; i++) starts[i + 1]! += starts[i]!;
  const next = starts.slice();
  const other = new Int32Array(2 * ends.length);
  const weight = new Float64Array(2 * ends.length);
  const strength = new Float64Array(ids.length);
  for (const [i, j, w] of ends) {
    other[next[i]!] = j;
    weight[next[i]!++] = w;
    other[next[j]!] = i;
    weight[next[j]!++] = w;
    strength[i]! += w;
    strength[j]! += w;
  }
  return { ids, starts, other, weight, strength };
}
