import type { MapRegion } from '../../../src/server/wire.ts';

/** Twelve colours that stay apart for every kind of colour vision, each in a form for light and dark ground. */
export const HUES = [
  { name: 'cobalt', light: '#5761B5', dark: '#4F6FB6' },
  { name: 'olive', light: '#8E8738', dark: '#C4BA3B' },
  { name: 'madder', light: '#821B26', dark: '#BA4C62' },
  { name: 'lagoon', light: '#267D91', dark: '#86EAF3' },
  { name: 'clay', light: '#B87371', dark: '#DC725C' },
  { name: 'moss', light: '#5D7B52', dark: '#C0E29B' },
  { name: 'violet', light: '#593688', dark: '#9A83E9' },
  { name: 'bronze', light: '#7D6106', dark: '#886F18' },
  { name: 'sky', light: '#6684DC', dark: '#A0BAFF' },
  { name: 'rose', light: '#A8496F', dark: '#F1B5BC' },
  { name: 'pine', light: '#12614B', dark: '#6CA48C' },
  { name: 'plum', light: '#683557', dark: '#BF8FBA' },
] as const;

/** Regions past the twelfth, and nodes of none. Never a thirteenth hue: name and outline tell them apart. */
export const STONE = { name: 'stone', light: '#81878D', dark: '#7A808C' } as const;

export type Hue = { readonly name: string; readonly light: string; readonly dark: string };

/**
 * A hue for each region, largest first. The region's id asks for one, so that it keeps it from build to build; if that
 * is taken, it gets the free one that lies farthest from the hues of its neighbours on the map.
 */
export function assignHues(regions: MapRegion[]): Hue[] {
  const taken = new Map<number, number>();
  return regions.map((region, place) => {
    if (place >= HUES.length) return STONE;
    let slot = hash(region.id) % HUES.length;
    if ([...taken.values()].includes(slot)) {
      const near = nearest(regions, place, [...taken.keys()], 4).map((other) => taken.get(other)!);
      slot = farthestFree(new Set(taken.values()), near);
    }
    taken.set(place, slot);
    return HUES[slot]!;
  });
}

function nearest(regions: MapRegion[], place: number, among: number[], count: number): number[] {
  const { x, y } = regions[place]!;
  const distance = (other: number) => Math.hypot(regions[other]!.x - x, regions[other]!.y - y);
  return among.toSorted((a, b) => distance(a) - distance(b)).slice(0, count);
}

function farthestFree(taken: Set<number>, near: number[]): number {
  let best = -1;
  let bestRoom = -1;
  for (const slot of HUES.keys()) {
    if (taken.has(slot)) continue;
    const room = Math.min(...near.map((other) => difference(slot, other)), Infinity);
    if (room > bestRoom) [best, bestRoom] = [slot, room];
  }
  return best;
}

/** A rough distance, weighed as the eye weighs red, green and blue; good enough to choose among twelve. */
function difference(a: number, b: number): number {
  const [p, q] = [channels(HUES[a]!.light), channels(HUES[b]!.light)];
  return Math.hypot((p[0] - q[0]) * 1.4, (p[1] - q[1]) * 2, p[2] - q[2]);
}

export function channels(hex: string): [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** The same from 0 to 1, as WebGL takes it. */
export function unitChannels(hex: string): [number, number, number] {
  const [r, g, b] = channels(hex);
  return [r / 255, g / 255, b / 255];
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0;
  }
  return value;
}

/** Mixes two colours: share 0 gives the first, 1 the second. */
export function mix(a: string, b: string, share: number): string {
  const [p, q] = [channels(a), channels(b)];
  const part = (i: 0 | 1 | 2) =>
    Math.round(p[i] * (1 - share) + q[i] * share)
      .toString(16)
      .padStart(2, '0');
  return `#${part(0)}${part(1)}${part(2)}`;
}
