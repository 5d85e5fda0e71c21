import type { Atlas } from '../data/atlas.ts';

/** Median distance of a node to its nearest neighbour, in graph units, from a sample. */
export function medianSpacing(atlas: Atlas, sample = 400): number {
  if (atlas.size < 2) return 1;
  let extent = 0;
  for (let i = 0; i < atlas.size; i += 1) {
    extent = Math.max(extent, Math.abs(atlas.x[i]!), Math.abs(atlas.y[i]!));
  }
  const cell = Math.max(1e-6, (2 * extent) / Math.sqrt(atlas.size / 2 + 1));
  const side = Math.ceil((2 * extent) / cell) + 3;
  const cellAt = (x: number, y: number) =>
    (Math.floor((y + extent) / cell) + 1) * side + Math.floor((x + extent) / cell) + 1;
  // The nodes of each cell as a chain: the last one that fell into it, and from each the one before.
  const last = new Int32Array(side * side).fill(-1);
  const before = new Int32Array(atlas.size);
  for (let i = 0; i < atlas.size; i += 1) {
    const at = cellAt(atlas.x[i]!, atlas.y[i]!);
    before[i] = last[at]!;
    last[at] = i;
  }
  const distances: number[] = [];
  const step = Math.max(1, Math.floor(atlas.size / sample));
  for (let i = 0; i < atlas.size; i += step) {
    const at = cellAt(atlas.x[i]!, atlas.y[i]!);
    let least = cell;
    for (const row of [-side, 0, side]) {
      for (const column of [-1, 0, 1]) {
        for (let j = last[at + row + column] ?? -1; j >= 0; j = before[j]!) {
          if (j === i) continue;
          const distance = Math.hypot(atlas.x[j]! - atlas.x[i]!, atlas.y[j]! - atlas.y[i]!);
          least = Math.min(least, distance);
        }
      }
    }
    distances.push(least);
  }
  return distances.sort((a, b) => a - b)[Math.floor(distances.length / 2)]!;
}
