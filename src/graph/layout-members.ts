import { roomFor } from './layout-grains.ts';
import { hashedPlace, type Place, type Places, type Region } from './layout-place.ts';
import { spread } from './layout-spread.ts';
import type { Web } from './layout-web.ts';

/** Rounds in which members draw near to what they are tied to. */
const ROUNDS = 25;
/** How much of each round's pull is towards the start. */
const HOLD = 0.07;

/** How far members with ties outwards start towards these, beside the hashed part of the start. */
const OUTWARDS = 1;

/** Up to so many members, how many ways are looked along at once when they are spread (see `spread`). */
const LOOKS: readonly { upTo: number; looks: number }[] = [
  { upTo: 200, looks: 4 },
  { upTo: 400, looks: 2 },
];

/**
 * Places the members of one region around its middle: each beside what it is tied to, those with ties to other
 * regions towards these, all spread over the region's disc; those with a single tie around what they hang on. As in
 * `placeRegions`, all steps are smooth.
 *
 * @param toward the middle of the region that a node lies in, undefined: none
 */
export function placeMembers(
  web: Web,
  region: Region,
  size: Float64Array,
  toward: (node: number) => Region | undefined,
  atlas: Places,
  places: Places,
): void {
  const { members, ground } = region;
  const hosts = hostsOfLeaves(web, members, (node) => toward(node) === region);
  const core = members.filter((i) => !hosts.has(i));
  const at = new Map(core.map((i, place) => [i, place]));
  const room = Float64Array.from(core, (i) => roomFor([size[i]!]) ** 2);
  for (const [leaf, host] of hosts) room[at.get(host)!]! += roomFor([size[leaf]!]) ** 2;

  const start = starts(web, core, region, toward, atlas);
  const ties = inner(web, core, at);
  smooth(start, ties, undefined, 3);
  const looks = LOOKS.find(({ upTo }) => core.length <= upTo)?.looks ?? 1;
  spread(start, room, ground, 4, { looks });
  const now = { x: start.x.slice(), y: start.y.slice() };
  for (let round = 0; round < ROUNDS; round++) {
    smooth(now, ties, start, 1);
    spread(now, room, ground, 1, { first: round, looks });
  }
  spread(now, room, ground, 2, { first: ROUNDS, looks });

  // One alone has the middle: that of strewn points is only nearly there.
  if (core.length === 1) {
    now.x[0] = 0;
    now.y[0] = 0;
  }
  for (const [place, i] of core.entries()) {
    places.x[i] = now.x[place]!;
    places.y[i] = now.y[place]!;
  }
  for (const [leaf, host] of hosts) {
    const { x, y } = hashedPlace(web.ids[leaf]!);
    const around = Math.sqrt(room[at.get(host)!]!);
    places.x[leaf] = places.x[host]! + x * around;
    places.y[leaf] = places.y[host]! + y * around;
  }
}

/** Members with a single tie, and what they hang on. Of two that have only each other, the first is the host. */
function hostsOfLeaves(
  { starts, other }: Web,
  members: readonly number[],
  isOwn: (node: number) => boolean,
): Map<number, number> {
  const hosts = new Map<number, number>();
  for (const i of members) {
    if (starts[i + 1]! - starts[i]! !== 1) continue;
    const host = other[starts[i]!]!;
    if (isOwn(host) && !hosts.has(host)) hosts.set(i, host);
  }
  return hosts;
}

function starts(
  web: Web,
  core: readonly number[],
  region: Region,
  toward: (node: number) => Region | undefined,
  atlas: Places,
): Places {
  const own = knownAmong(core, atlas);
  const x = new Float64Array(core.length);
  const y = new Float64Array(core.length);
  for (const [place, i] of core.entries()) {
    const start = own(i) ?? hashedPlace(web.ids[i]!);
    for (let e = web.starts[i]!; e < web.starts[i + 1]!; e++) {
      const there = toward(web.other[e]!);
      if (!there || there === region) continue;
      const [dx, dy] = [there.x - region.x, there.y - region.y];
      const pull = (OUTWARDS * web.weight[e]!) / web.strength[i]! / (Math.hypot(dx, dy) || 1);
      start.x += pull * dx;
      start.y += pull * dy;
    }
    x[place] = start.x;
    y[place] = start.y;
  }
  return { x, y };
}

/** Where the atlas has nodes, as seen from the middle of those of them that it knows, in units of their spread. */
function knownAmong(core: readonly number[], atlas: Places): (node: number) => Place | undefined {
  const known = core.filter((i) => !Number.isNaN(atlas.x[i]!));
  const mean = (of: (i: number) => number) => known.reduce((s, i) => s + of(i), 0) / known.length;
  const middle = { x: mean((i) => atlas.x[i]!), y: mean((i) => atlas.y[i]!) };
  const squared = mean((i) => (atlas.x[i]! - middle.x) ** 2 + (atlas.y[i]! - middle.y) ** 2);
  // Points strewn evenly over the unit disc lie, squared, half a unit from its middle.
  const scale = Math.sqrt(0.5 / squared);
  if (!Number.isFinite(scale)) return () => undefined;
  return (i) => {
    if (Number.isNaN(atlas.x[i]!)) return;
    return { x: scale * (atlas.x[i]! - middle.x), y: scale * (atlas.y[i]! - middle.y) };
  };
}

/** The ties among some nodes, by their places in the list; starts as in `Web`. */
interface Inner {
  starts: Int32Array;
  other: Int32Array;
  share: Float64Array;
}

function inner(web: Web, core: readonly number[], at: ReadonlyMap<number, number>): Inner {
  const starts = new Int32Array(core.length + 1);
  const other: number[] = [];
  const share: number[] = [];
  for (const [place, i] of core.entries()) {
    const from = other.length;
    let sum = 0;
    for (let e = web.starts[i]!; e < web.starts[i + 1]!; e++) {
      const j = at.get(web.other[e]!);
      if (j === undefined) continue;
      other.push(j);
      share.push(web.weight[e]!);
      sum += web.weight[e]!;
    }
    for (let e = from; e < share.length; e++) share[e]! /= sum;
    starts[place + 1] = other.length;
  }
  return { starts, other: Int32Array.from(other), share: Float64Array.from(share) };
}

/** Moves each halfway to the mean of those it is tied to, and a little towards its start. */
function smooth(
  now: Places,
  { starts, other, share }: Inner,
  start: Places | undefined,
  rounds: number,
) {
  for (const axis of ['x', 'y'] as const) {
    const at = now[axis];
    for (let round = 0; round < rounds; round++) {
      const before = at.slice();
      for (let i = 0; i < at.length; i++) {
        let mean = starts[i] === starts[i + 1] ? before[i]! : 0;
        for (let e = starts[i]!; e < starts[i + 1]!; e++) mean += share[e]! * before[other[e]!]!;
        at[i] = (before[i]! + mean) / 2;
        if (start) at[i] = (1 - HOLD) * at[i]! + HOLD * start[axis][i]!;
      }
    }
  }
}
