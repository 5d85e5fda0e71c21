import type { WeightedGraph } from './association.ts';
import { ASPECT, type Place } from './layout-place.ts';
import { hashText } from './random.ts';

/** Water between two regions, in units of the map. */
const CHANNEL = 8;
const ROUNDS = 600;

/** A region of the map: members around its own middle, and where that is. */
export class Region {
  readonly radius: number;
  readonly members: ReadonlyMap<string, Place>;
  x = 0;
  y = 0;
  #cos = 1;
  #sin = 0;
  #mirror = 1;

  constructor(members: ReadonlyMap<string, Place>, radius: number) {
    this.members = members;
    this.radius = radius;
  }

  /** Turns the members by an angle, after mirroring them if told so. */
  turn(angle: number, mirrored: boolean): void {
    this.#cos = Math.cos(angle);
    this.#sin = Math.sin(angle);
    this.#mirror = mirrored ? -1 : 1;
  }

  /** The members' places on the map. */
  *places(): Generator<[string, Place]> {
    for (const [id, place] of this.members) {
      const y = place.y * this.#mirror;
      yield [
        id,
        {
          x: this.x + place.x * this.#cos - y * this.#sin,
          y: this.y + place.x * this.#sin + y * this.#cos,
        },
      ];
    }
  }
}

/** Places regions beside those that they share most with, without overlap, and turns them towards these. */
export function placeRegions(ties: WeightedGraph, regions: readonly Region[]): void {
  const crossing = crossTies(ties, regions);
  start(regions);
  for (let round = 0; round < ROUNDS; round++) {
    const heat = 1 - round / ROUNDS;
    attract(regions, crossing, 0.08 * heat);
    gather(regions, 0.02 + 0.02 * heat);
    // Early on regions may pass through each other; at the end none overlap.
    for (let i = 0; i < 3; i++) separate(regions, round < ROUNDS / 2 ? 0.3 : 0.9);
  }
  level(regions);
  for (let i = 0; i < 300; i++) {
    gather(regions, 0.003);
    separate(regions, 1);
  }
  for (let i = 0; i < 100; i++) separate(regions, 1);
  face(ties, regions);
}

/** For each pair of regions how strongly they are tied, relative to what either has. */
function crossTies(ties: WeightedGraph, regions: readonly Region[]): Map<number, number> {
  const regionOf = indexByMember(regions);
  const sums = new Map<number, number>();
  const totals = new Float64Array(regions.length);
  ties.forEachEdge((_edge, { weight }, a, b) => {
    const i = regionOf.get(a);
    const j = regionOf.get(b);
    if (i === undefined || j === undefined || i === j) return;
    const key = Math.min(i, j) * regions.length + Math.max(i, j);
    sums.set(key, (sums.get(key) ?? 0) + weight);
    totals[i]! += weight;
    totals[j]! += weight;
  });
  for (const [key, sum] of sums) {
    const i = Math.floor(key / regions.length);
    const j = key % regions.length;
    sums.set(key, sum / Math.sqrt(totals[i]! * totals[j]!));
  }
  return sums;
}

function indexByMember(regions: readonly Region[]): Map<string, number> {
  const index = new Map<string, number>();
  for (const [i, { members }] of regions.entries())
    for (const id of members.keys()) index.set(id, i);
  return index;
}

/** A direction hashed from the first member, far out for small regions: the large ones make the middle. */
function start(regions: readonly Region[]): void {
  const extent = Math.sqrt(regions.reduce((sum, { radius }) => sum + radius ** 2, 0));
  const largest = Math.max(...regions.map(({ radius }) => radius), 1);
  for (const region of regions) {
    const [first] = region.members.keys();
    const angle = (hashText(first ?? '') / 2 ** 32) * 2 * Math.PI;
    const distance = extent * (1.2 - region.radius / largest);
    region.x = ASPECT * distance * Math.cos(angle);
    region.y = distance * Math.sin(angle);
  }
}

/** Turns the whole so that it is widest from left to right (its first principal axis), and makes it a landscape. */
function level(regions: readonly Region[]): void {
  let [xx, xy, yy] = [0, 0, 0];
  for (const { x, y, radius } of regions) {
    xx += x * x * radius ** 2;
    xy += x * y * radius ** 2;
    yy += y * y * radius ** 2;
  }
  const angle = -0.5 * Math.atan2(2 * xy, xx - yy);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  for (const region of regions) {
    [region.x, region.y] = [region.x * cos - region.y * sin, region.x * sin + region.y * cos];
  }
  const width = extent(regions.map(({ x, radius }) => [x, radius]));
  const height = extent(regions.map(({ y, radius }) => [y, radius]));
  const stretch = Math.sqrt(ASPECT / (width / Math.max(height, 1e-9) || ASPECT));
  for (const region of regions) {
    region.x *= stretch;
    region.y /= stretch;
  }
}

function extent(spans: readonly (readonly [number, number])[]): number {
  const low = Math.min(...spans.map(([at, radius]) => at - radius));
  return Math.max(...spans.map(([at, radius]) => at + radius)) - low;
}

function attract(
  regions: readonly Region[],
  crossing: ReadonlyMap<number, number>,
  strength: number,
): void {
  for (const [key, weight] of crossing) {
    const a = regions[Math.floor(key / regions.length)]!;
    const b = regions[key % regions.length]!;
    const dx = b.x - a.x;
    const dy = b.y - a.y;
    const distance = Math.hypot(dx, dy) || 1;
    const gap = distance - a.radius - b.radius - CHANNEL;
    if (gap <= 0) continue;
    const pull = (Math.min(1, strength * weight * 4) * gap) / distance;
    const [massA, massB] = [a.radius ** 2, b.radius ** 2];
    const shareA = massB / (massA + massB);
    a.x += dx * pull * shareA;
    a.y += dy * pull * shareA;
    b.x -= dx * pull * (1 - shareA);
    b.y -= dy * pull * (1 - shareA);
  }
}

/** Towards the middle, harder in height than in width, so that the whole becomes a landscape. */
function gather(regions: readonly Region[], strength: number): void {
  for (const region of regions) {
    region.x -= (region.x * strength) / ASPECT;
    region.y -= region.y * strength * ASPECT;
  }
}

function separate(regions: readonly Region[], strength: number): void {
  for (let i = 0; i < regions.length; i++) {
    for (let j = i + 1; j < regions.length; j++) {
      const a = regions[i]!;
      const b = regions[j]!;
      let dx = b.x - a.x;
      let dy = b.y - a.y;
      const least = a.radius + b.radius + CHANNEL;
      if (Math.abs(dx) >= least || Math.abs(dy) >= least) continue;
      let distance = Math.hypot(dx, dy);
      if (distance >= least) continue;
      if (distance === 0) {
        [dx, dy, distance] = [1, 0, 1];
      }
      const push = (strength * (least - distance)) / distance;
      const [massA, massB] = [a.radius ** 2, b.radius ** 2];
      const shareA = massB / (massA + massB);
      a.x -= dx * push * shareA;
      a.y -= dy * push * shareA;
      b.x += dx * push * (1 - shareA);
      b.y += dy * push * (1 - shareA);
    }
  }
}

/**
 * Turns each region so that members with ties to other regions look at these: the angle that makes the sum of
 * weight × (direction of member · direction of the other region) largest, the better of plain and mirrored.
 */
function face(ties: WeightedGraph, regions: readonly Region[]): void {
  const regionOf = indexByMember(regions);
  for (const [i, region] of regions.entries()) {
    const plain = { re: 0, im: 0 };
    const mirrored = { re: 0, im: 0 };
    for (const [id, { x, y }] of region.members) {
      ties.forEachEdge(id, (_edge, { weight }, a, b) => {
        const j = regionOf.get(a === id ? b : a);
        if (j === undefined || j === i) return;
        const dx = regions[j]!.x - region.x;
        const dy = regions[j]!.y - region.y;
        const w = weight / (Math.hypot(dx, dy) || 1);
        plain.re += w * (x * dx + y * dy);
        plain.im += w * (x * dy - y * dx);
        mirrored.re += w * (x * dx - y * dy);
        mirrored.im += w * (x * dy + y * dx);
      });
    }
    const better = Math.hypot(mirrored.re, mirrored.im) > Math.hypot(plain.re, plain.im);
    const { re, im } = better ? mirrored : plain;
    region.turn(Math.atan2(im, re), better);
  }
}
