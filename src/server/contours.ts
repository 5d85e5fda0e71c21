/** A part of the grid, its borders included. */
export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export interface Contours {
  /** Closed rings of x, y, x, y … in grid units: outer shores, and holes the other way round. */
  rings: number[][];
  /** The point inside the largest ring that lies farthest from its edge. */
  deepest?: { x: number; y: number };
}

/**
 * Marching squares over the zero line of a field, with linear interpolation; small specks and holes are left out.
 * @param field value at a grid point, by its place (row * width + column); positive is inside
 */
export function traceContours(field: (at: number) => number, width: number, box: Box): Contours {
  const columns = box.right - box.left + 1;
  const rows = box.bottom - box.top + 1;
  const values = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      // The border counts as outside, so that every ring closes.
      const onBorder = row === 0 || column === 0 || row === rows - 1 || column === columns - 1;
      const value = field((row + box.top) * width + column + box.left);
      values[row * columns + column] = onBorder ? Math.min(value, -1e-3) : value;
    }
  }
  const rings = joinSegments(values, columns, rows)
    .map((ring) => ({ ring, area: areaOf(ring) }))
    .filter(({ ring }) => ring.length >= 8);
  const largest = rings.reduce((most, { area }) => Math.max(most, Math.abs(area)), 0);
  const kept = rings
    .filter(({ area }) => Math.abs(area) > Math.max(6, largest * 0.05))
    .sort((a, b) => Math.abs(b.area) - Math.abs(a.area));
  const first = kept[0];
  const contours: Contours = {
    rings: kept.map(({ ring }) => shift(chaikin(chaikin(thin(ring))), box.left, box.top)),
  };
  if (first) {
    const point = deepestPoint(values, columns, rows, first.ring);
    contours.deepest = { x: point.x + box.left, y: point.y + box.top };
  }
  return contours;
}

/** Segments of each cell, walked so that the inside lies on the left, joined end to end into rings. */
function joinSegments(values: Float32Array, columns: number, rows: number): number[][] {
  // A crossing is named by its grid edge: 2 × the place of the edge's first point, + 1 for a vertical one.
  const next = new Map<number, number>();
  for (let row = 0; row + 1 < rows; row += 1) {
    for (let column = 0; column + 1 < columns; column += 1) {
      const at = row * columns + column;
      const corners =
        (values[at]! > 0 ? 8 : 0) |
        (values[at + 1]! > 0 ? 4 : 0) |
        (values[at + columns + 1]! > 0 ? 2 : 0) |
        (values[at + columns]! > 0 ? 1 : 0);
      const top = 2 * at;
      const left = 2 * at + 1;
      const bottom = 2 * (at + columns);
      const right = 2 * (at + 1) + 1;
      for (const [from, to] of segments(corners, top, right, bottom, left)) next.set(from, to);
    }
  }
  const rings: number[][] = [];
  while (next.size > 0) {
    const start = next.keys().next().value as number;
    const ring: number[] = [];
    let edge: number | undefined = start;
    while (edge !== undefined && next.has(edge)) {
      const following: number = next.get(edge)!;
      next.delete(edge);
      const [x, y] = crossing(values, columns, edge);
      ring.push(x, y);
      edge = following;
    }
    rings.push(ring);
  }
  return rings;
}

function segments(
  corners: number,
  top: number,
  right: number,
  bottom: number,
  left: number,
): [number, number][] {
  switch (corners) {
    case 1:
      return [[left, bottom]];
    case 2:
      return [[bottom, right]];
    case 3:
      return [[left, right]];
    case 4:
      return [[right, top]];
    case 5:
      return [
        [left, top],
        [right, bottom],
      ];
    case 6:
      return [[bottom, top]];
    case 7:
      return [[left, top]];
    case 8:
      return [[top, left]];
    case 9:
      return [[top, bottom]];
    case 10:
      return [
        [top, right],
        [bottom, left],
      ];
    case 11:
      return [[top, right]];
    case 12:
      return [[right, left]];
    case 13:
      return [[right, bottom]];
    case 14:
      return [[bottom, left]];
    default:
      return [];
  }
}

function crossing(values: Float32Array, columns: number, edge: number): [number, number] {
  const at = edge >> 1;
  const vertical = (edge & 1) === 1;
  const x = at % columns;
  const y = Math.floor(at / columns);
  const a = values[at]!;
  const b = values[vertical ? at + columns : at + 1]!;
  const t = Math.min(0.95, Math.max(0.05, a / (a - b)));
  return vertical ? [x, y + t] : [x + t, y];
}

/** Twice the signed area would do as well; the sign tells shores from holes. */
function areaOf(ring: number[]): number {
  let sum = 0;
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
    sum += ring[j]! * ring[i + 1]! - ring[i]! * ring[j + 1]!;
  }
  return sum / 2;
}

/** Every second point: the grid is finer than the eye needs, and Chaikin doubles them twice. */
function thin(ring: number[]): number[] {
  if (ring.length < 24) return ring;
  return ring.filter((_, i) => (i >> 1) % 3 === 0);
}

function chaikin(ring: number[]): number[] {
  const smooth: number[] = [];
  for (let i = 0; i < ring.length; i += 2) {
    const j = (i + 2) % ring.length;
    smooth.push(
      0.75 * ring[i]! + 0.25 * ring[j]!,
      0.75 * ring[i + 1]! + 0.25 * ring[j + 1]!,
      0.25 * ring[i]! + 0.75 * ring[j]!,
      0.25 * ring[i + 1]! + 0.75 * ring[j + 1]!,
    );
  }
  return smooth;
}

function shift(ring: number[], x: number, y: number): number[] {
  return ring.map((value, i) => value + (i % 2 === 0 ? x : y));
}

/** The inside point with the greatest distance to the outside, by two chamfer passes; sideways room counts double. */
function deepestPoint(
  values: Float32Array,
  columns: number,
  rows: number,
  ring: number[],
): { x: number; y: number } {
  const far = columns + rows;
  const distance = Float32Array.from(values, (value) => (value > 0 ? far : 0));
  const relax = (at: number, from: number, step: number) => {
    distance[at] = Math.min(distance[at]!, distance[from]! + step);
  };
  for (let row = 1; row < rows - 1; row += 1) {
    for (let at = row * columns + 1; at < (row + 1) * columns - 1; at += 1) {
      relax(at, at - 1, 1);
      relax(at, at - columns, 1);
      relax(at, at - columns - 1, Math.SQRT2);
      relax(at, at - columns + 1, Math.SQRT2);
    }
  }
  for (let row = rows - 2; row > 0; row -= 1) {
    for (let at = (row + 1) * columns - 2; at > row * columns; at -= 1) {
      relax(at, at + 1, 1);
      relax(at, at + columns, 1);
      relax(at, at + columns + 1, Math.SQRT2);
      relax(at, at + columns - 1, Math.SQRT2);
    }
  }
  let best = 0;
  for (let at = 0; at < distance.length; at += 1) {
    if (distance[at]! > distance[best]! && contains(ring, at % columns, Math.floor(at / columns)))
      best = at;
  }
  return { x: best % columns, y: Math.floor(best / columns) };
}

function contains(ring: number[], x: number, y: number): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
    const [ax, ay, bx, by] = [ring[i]!, ring[i + 1]!, ring[j]!, ring[j + 1]!];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}
