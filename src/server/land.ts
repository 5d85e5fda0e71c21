/**
 * Regions as land: a Gaussian density of each region's members on a grid; every point of the map belongs to the region
 * that is densest there, if any is dense enough; the contour between them, smoothed by two passes of Chaikin's corner
 * cutting (G. Chaikin, An algorithm for high-speed curve generation, 1974).
 */
import { type Box, traceContours } from './contours.ts';

export interface LandPoint {
  x: number;
  y: number;
  region: number;
}

export interface RegionShape {
  /** Where the region's name stands: the point of its largest piece that lies deepest inside. */
  x: number;
  y: number;
  rings: number[][];
}

/** Cells along the longer side of the map. */
const RESOLUTION = 240;

/** @param regions number of regions; the answer has one shape for each, without rings where it has no land */
export function shapeLand(points: Iterable<LandPoint>, regions: number): RegionShape[] {
  const byRegion: LandPoint[][] = Array.from({ length: regions }, () => []);
  let count = 0;
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const point of points) {
    byRegion[point.region]!.push(point);
    minX = Math.min(minX, point.x);
    maxX = Math.max(maxX, point.x);
    minY = Math.min(minY, point.y);
    maxY = Math.max(maxY, point.y);
    count += 1;
  }
  if (count === 0) return byRegion.map(() => ({ x: 0, y: 0, rings: [] }));

  const extent = Math.max(maxX - minX, maxY - minY, 1e-6);
  const cell = extent / RESOLUTION;
  const area = Math.max((maxX - minX) * (maxY - minY), (extent * extent) / 20);
  // Wide enough that neighbours grow together, never under two cells.
  const sigma = Math.max(0.62 * Math.sqrt(area / count), 2 * cell);
  const margin = 3 * sigma + 2 * cell;
  const width = Math.ceil((maxX - minX + 2 * margin) / cell) + 1;
  const height = Math.ceil((maxY - minY + 2 * margin) / cell) + 1;
  const originX = minX - margin;
  const originY = minY - margin;

  // The two strongest regions at each grid point are enough to say how clearly the first one wins.
  const best = new Float32Array(width * height);
  const second = new Float32Array(width * height);
  const owner = new Int32Array(width * height).fill(-1);
  const density = new Float32Array(width * height);
  const kernel = gaussian(sigma / cell);
  for (const [region, members] of byRegion.entries()) {
    if (members.length === 0) continue;
    const box = splat(members, density, { width, height, originX, originY, cell }, kernel);
    for (let row = box.top; row <= box.bottom; row += 1) {
      for (let at = row * width + box.left; at <= row * width + box.right; at += 1) {
        const value = density[at]!;
        density[at] = 0;
        if (value > best[at]!) {
          second[at] = best[at]!;
          best[at] = value;
          owner[at] = region;
        } else if (value > second[at]!) second[at] = value;
      }
    }
  }

  // Density is in units of one member's own peak; on crowded maps the shore lies where a fair share of the usual
  // density is reached.
  const usual = (count * 2 * Math.PI * sigma * sigma) / area;
  const shore = Math.max(0.4, 0.16 * usual);
  return byRegion.map((members, region) => {
    if (members.length === 0) return { x: 0, y: 0, rings: [] };
    const field = (at: number): number => {
      if (owner[at] === region) return best[at]! - Math.max(second[at]!, shore);
      // Beside its own land a region is nearly always second; farther off the value no longer matters.
      return owner[at]! < 0 ? -shore : second[at]! - Math.max(best[at]!, shore);
    };
    const box = boundsOf(members, { width, height, originX, originY, cell }, kernel.length);
    const { rings, deepest } = traceContours(field, width, box);
    return {
      x: round(originX + (deepest?.x ?? centre(members, 'x', originX, cell)) * cell),
      y: round(originY + (deepest?.y ?? centre(members, 'y', originY, cell)) * cell),
      rings: rings.map((ring) =>
        ring.map((value, i) => round((i % 2 === 0 ? originX : originY) + value * cell)),
      ),
    };
  });
}

interface Grid {
  width: number;
  height: number;
  originX: number;
  originY: number;
  cell: number;
}

function boundsOf(members: LandPoint[], grid: Grid, reach: number): Box {
  const box: Box = { left: grid.width, right: 0, top: grid.height, bottom: 0 };
  for (const { x, y } of members) {
    const column = Math.round((x - grid.originX) / grid.cell);
    const row = Math.round((y - grid.originY) / grid.cell);
    box.left = Math.min(box.left, column - reach);
    box.right = Math.max(box.right, column + reach);
    box.top = Math.min(box.top, row - reach);
    box.bottom = Math.max(box.bottom, row + reach);
  }
  return {
    left: Math.max(0, box.left),
    right: Math.min(grid.width - 1, box.right),
    top: Math.max(0, box.top),
    bottom: Math.min(grid.height - 1, box.bottom),
  };
}

/** Adds a Gaussian bump for each member to the density and returns the part of the grid that was touched. */
function splat(members: LandPoint[], density: Float32Array, grid: Grid, kernel: Float32Array): Box {
  const reach = kernel.length - 1;
  for (const { x, y } of members) {
    const column = Math.round((x - grid.originX) / grid.cell);
    const row = Math.round((y - grid.originY) / grid.cell);
    for (let dy = -reach; dy <= reach; dy += 1) {
      const line = row + dy;
      if (line < 0 || line >= grid.height) continue;
      const weight = kernel[Math.abs(dy)]!;
      for (let dx = -reach; dx <= reach; dx += 1) {
        const place = column + dx;
        if (place < 0 || place >= grid.width) continue;
        density[line * grid.width + place]! += weight * kernel[Math.abs(dx)]!;
      }
    }
  }
  return boundsOf(members, grid, reach);
}

/** Half of a Gaussian from its peak (1) to three standard deviations. */
function gaussian(sigma: number): Float32Array {
  return Float32Array.from({ length: Math.ceil(3 * sigma) + 1 }, (_, i) =>
    Math.exp((-i * i) / (2 * sigma * sigma)),
  );
}

function centre(members: LandPoint[], axis: 'x' | 'y', origin: number, cell: number): number {
  const sum = members.reduce((total, member) => total + member[axis], 0);
  return (sum / members.length - origin) / cell;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
