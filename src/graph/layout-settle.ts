import { Grains } from './layout-grains.ts';
import type { Place } from './layout-place.ts';

/** Rounds in which a region's members fall together, and how far each draws those outside the disc. */
const GATHER_ROUNDS = 60;
const GATHER = 0.2;
/** Rounds in which regions close up on the map. */
const CLOSE_ROUNDS = 60;
const CLOSE = 0.006;
/** Rounds without any pull, to come to rest. */
const REST = 40;

/**
 * Lets the members of one region fall together like grains: held apart by their size, drawn back where they are pushed
 * out of a disc around (0, 0). Nodes on top of each other part, neighbours stay neighbours. Changes the given places.
 */
export function gatherMembers(
  places: ReadonlyMap<string, Place>,
  radii: ReadonlyMap<string, number>,
  radius: number,
): void {
  const list = [...places.values()];
  const grains = grainsOf([places], radii);
  for (let round = 0; round < GATHER_ROUNDS; round++) {
    let outside = 0;
    for (let i = 0; i < list.length; i++) {
      const distance = Math.hypot(grains.x[i]!, grains.y[i]!);
      if (distance <= radius) continue;
      outside++;
      const back = 1 - GATHER * (1 - radius / distance);
      grains.x[i]! *= back;
      grains.y[i]! *= back;
    }
    if (grains.separate() === 0 && outside === 0) break;
  }
  writeBack(grains, list);
}

/**
 * Closes the gaps between regions: each moves as a whole towards the middle of the map, until its border meets that
 * of another; borders give way a little, so that regions lie together like the pieces of a puzzle. Changes the places.
 *
 * @param aspect pulls are stronger in height than in width by its square
 */
export function closeUp(
  regions: readonly ReadonlyMap<string, Place>[],
  radii: ReadonlyMap<string, number>,
  aspect: number,
): void {
  const list = regions.flatMap((places) => [...places.values()]);
  const grains = grainsOf(regions, radii);
  for (let round = 0; round < CLOSE_ROUNDS + REST; round++) {
    const pull = Math.max(0, CLOSE * (1 - round / CLOSE_ROUNDS));
    let from = 0;
    for (const { size } of regions) {
      const middle = middleOf(grains, from, size);
      for (let i = from; i < from + size; i++) {
        grains.x[i]! -= (pull / aspect) * middle.x;
        grains.y[i]! -= pull * aspect * middle.y;
      }
      from += size;
    }
    if (grains.separate() === 0 && pull === 0) break;
  }
  writeBack(grains, list);
}

function middleOf(grains: Grains, from: number, size: number): Place {
  const middle = { x: 0, y: 0 };
  for (let i = from; i < from + size; i++) {
    middle.x += grains.x[i]! / size;
    middle.y += grains.y[i]! / size;
  }
  return middle;
}

function grainsOf(
  regions: readonly ReadonlyMap<string, Place>[],
  radii: ReadonlyMap<string, number>,
): Grains {
  const ids = regions.flatMap((places) => [...places.keys()]);
  const numbers = regions.flatMap((places, i) => Array.from(places, () => i));
  const grains = new Grains(
    ids.map((id) => radii.get(id)!),
    numbers,
  );
  for (const [i, { x, y }] of regions.flatMap((places) => [...places.values()]).entries()) {
    grains.x[i] = x;
    grains.y[i] = y;
  }
  return grains;
}

function writeBack(grains: Grains, places: readonly Place[]): void {
  for (const [i, place] of places.entries()) {
    place.x = grains.x[i]!;
    place.y = grains.y[i]!;
  }
}
