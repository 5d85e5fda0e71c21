import { columnsFrom, type TieColumns } from './tie-columns.ts';

/** Rounds in which nodes that the atlas does not know take the region of their neighbours. */
const ROUNDS = 3;

/** What the atlas says of nodes: their cell by node, −1 where it does not know them, and the region of each cell. */
export interface Anchoring {
  cells: Int32Array;
  regionOf: ArrayLike<number>;
}

/**
 * Ties with one node more for each cell and each region of the atlas that nodes are of, tied to these. They weigh
 * nothing by chance, so that they only hold together what the atlas has together: of divisions that are as good, the one
 * nearest to the atlas comes out, whatever few papers were added.
 *
 * @param strength of a node's tie to its cell, as a share of the sum of its own ties
 * @returns nodes keep their numbers, the new ones follow, with their names; and where to start: in the atlas's regions
 */
export function anchor(
  ties: TieColumns,
  { cells, regionOf }: Anchoring,
  strength: number,
): { ties: TieColumns; start: Int32Array; names: string[] } {
  const order = cells.length;
  const [from, into, weights]: [number[], number[], number[]] = [[], [], []];
  for (let node = 0; node < order; node++) {
    for (let e = ties.starts[node]!; e < ties.starts[node + 1]!; e++) {
      if (ties.to[e]! < node) continue;
      from.push(node);
      into.push(ties.to[e]!);
      weights.push(ties.weight[e]!);
    }
  }
  const anchors = new Map<string, number>();
  const regions: number[] = [];
  const anchorOf = (key: string, region: number) => {
    let number = anchors.get(key);
    if (number === undefined) {
      number = order + anchors.size;
      anchors.set(key, number);
      regions.push(region);
    }
    return number;
  };
  const cellTies = new Map<number, { anchor: number; region: number; weight: number }>();
  for (let node = 0; node < order; node++) {
    const cell = cells[node]!;
    if (cell < 0 || ties.mass[node] === 0) continue;
    const region = regionOf[cell]!;
    const weight = strength * ties.mass[node]!;
    const cellAnchor = anchorOf(`cell ${cell}`, region);
    from.push(node);
    into.push(cellAnchor);
    weights.push(weight);
    const sum = cellTies.get(cell) ?? { anchor: cellAnchor, region, weight: 0 };
    sum.weight += weight;
    cellTies.set(cell, sum);
  }
  for (const { anchor: cellAnchor, region, weight } of cellTies.values()) {
    from.push(cellAnchor);
    into.push(anchorOf(`region ${region}`, region));
    weights.push(weight);
  }
  const columns = columnsFrom(order + anchors.size, from, into, weights);
  columns.mass.fill(0, order);
  columns.mass.set(ties.mass);
  const start = startOf(columns, cells, regionOf, regions);
  return { ties: columns, start, names: [...anchors.keys()] };
}

/** Nodes that nothing leads to from known ones start alone. */
function startOf(
  ties: TieColumns,
  cells: Int32Array,
  regionOf: ArrayLike<number>,
  anchorRegions: readonly number[],
): Int32Array {
  const order = cells.length;
  let region = new Int32Array(order + anchorRegions.length).fill(-1);
  for (const [i, one] of anchorRegions.entries()) region[order + i] = one;
  for (let node = 0; node < order; node++) {
    if (cells[node]! >= 0) region[node] = regionOf[cells[node]!]!;
  }
  for (let round = 0; round < ROUNDS; round++) {
    const next = region.slice();
    for (let node = 0; node < order; node++) {
      if (region[node]! >= 0) continue;
      const sums = new Map<number, number>();
      for (let e = ties.starts[node]!; e < ties.starts[node + 1]!; e++) {
        const near = region[ties.to[e]!]!;
        if (near >= 0) sums.set(near, (sums.get(near) ?? 0) + ties.weight[e]!);
      }
      let most = 0;
      for (const [near, sum] of sums) {
        if (sum > most) [next[node], most] = [near, sum];
      }
    }
    region = next;
  }
  const regions = region.reduce((most, one) => Math.max(most, one), -1) + 1;
  return region.map((one, node) => (one >= 0 ? one : regions + node));
}
