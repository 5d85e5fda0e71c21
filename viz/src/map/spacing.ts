import type { Atlas } from '../data/atlas.ts';

/** Median distance of a node to its nearest neighbour, in graph units, from a sample. */
export function medianSpacing(atlas: Atlas, sample = 400): number {
  if (atlas.size < 2) return 1;
  const cells = new Map<string, number[]>();
  let extent = 0;
  for (let i = 0; i < atlas.size; i += 1) {
    extent = Math.max(extent, Math.abs(atlas.x[i]!), Math.abs(atlas.y[i]!));
  }
  const cell = Math.max(1e-6, (2 * extent) / Math.sqrt(atlas.size / 2 + 1));
  const key = (x: number, y: number) => `${x} ${y}`;
  for (let i = 0; i < atlas.size; i += 1) {
    const name = key(Math.floor(atlas.x[i]! / cell), Math.floor(atlas.y[i]! / cell));
    const list = cells.get(name);
    if (list) list.push(i);
    else cells.set(name, [i]);
  }
  const distances: number[] = [];
  const step = Math.max(1, Math.floor(atlas.size / sample));
  for (let i = 0; i < atlas.size; i += step) {
    const column = Math.floor(atlas.x[i]! / cell);
    const row = Math.floor(atlas.y[i]! / cell);
    let least = cell;
    for (let dx = -1; dx <= 1; dx += 1) {
      for (let dy = -1; dy <= 1; dy += 1) {
        for (const j of cells.get(key(column + dx, row + dy)) ?? []) {
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
