import type { PathColumns } from './path-columns.ts';

/**
 * What is still to be paid from each node to the end, by the number of steps that are left: row k holds the least cost
 * of a way of at most k steps, the node's own toll included, Infinity where there is none. Row by row from the end, each
 * from the nodes that became cheaper in the row before (R. Bellman, On a routing problem, 1958).
 *
 * @param most the largest number of steps
 * @returns most + 1 rows
 */
export function leastRest(
  { start, across, relation, step, toll }: PathColumns,
  to: number,
  most: number,
): Float64Array[] {
  let row = new Float64Array(toll.length).fill(Infinity);
  row[to] = 0;
  const rows = [row];
  /** In which row a node last became cheaper. */
  const cheaperIn = new Uint8Array(toll.length);
  let changed = [to];
  for (let left = 1; left <= most; left += 1) {
    const before = row;
    // Where nothing became cheaper, nothing more will.
    if (changed.length > 0) row = before.slice();
    const next: number[] = [];
    for (const node of changed) {
      const fromHere = before[node]!;
      for (let slot = start[node]!; slot < start[node + 1]!; slot += 1) {
        const other = across[slot]!;
        const cost = fromHere + step[relation[slot]!]! + toll[other]!;
        if (other === to || cost >= row[other]!) continue;
        row[other] = cost;
        if (cheaperIn[other] === left) continue;
        cheaperIn[other] = left;
        next.push(other);
      }
    }
    rows.push(row);
    changed = next;
  }
  return rows;
}
