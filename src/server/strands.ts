import type { MapData, MapEdges } from './wire.ts';

const MOST = 16;

/**
 * The strongest associations between regions: edges between the two, weighed by the geometric mean of all edges that
 * touch them, so that two large regions are not close merely because they are large.
 */
export function findStrands(
  edges: MapEdges,
  regionOf: number[],
  regions: number,
): MapData['strands'] {
  const shared = new Map<number, number>();
  const touching = new Float64Array(regions);
  let from = 0;
  for (let i = 0; i < edges.to.length; i += 1) {
    from += edges.fromStep[i]!;
    const a = regionOf[from]!;
    const b = regionOf[edges.to[i]!]!;
    if (a < 0 || b < 0) continue;
    touching[a]! += 1;
    if (a === b) continue;
    touching[b]! += 1;
    const key = Math.min(a, b) * regions + Math.max(a, b);
    shared.set(key, (shared.get(key) ?? 0) + 1);
  }
  const strands: MapData['strands'] = [];
  for (const [key, count] of shared) {
    // One or two edges are chance, not an association.
    if (count < 3) continue;
    const a = Math.floor(key / regions);
    const b = key % regions;
    strands.push([a, b, count / Math.sqrt(touching[a]! * touching[b]!)]);
  }
  strands.sort((x, y) => y[2] - x[2] || x[0] - y[0] || x[1] - y[1]);
  const strongest = strands[0]?.[2] ?? 1;
  return strands
    .slice(0, MOST)
    .map(([a, b, weight]) => [a, b, Math.round((weight / strongest) * 100) / 100]);
}
