import { hashText } from './random.ts';

export interface Place {
  x: number;
  y: number;
}

/** Width to height of the whole map: it is mostly looked at on a landscape screen. */
export const ASPECT = 1.5;

/** Many places, by number. */
export interface Places {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** A region of the map: the numbers of its nodes, the radius of a disc that they fill, and where its middle is. */
export interface Region {
  readonly members: readonly number[];
  readonly radius: number;
  x: number;
  y: number;
  /** The ground that its members fill: points strewn evenly around the middle. */
  ground: Places;
}

/** The angle by which a sunflower sets its seeds: they never line up. */
const GOLDEN = Math.PI * (3 - Math.sqrt(5));

/** Points strewn evenly over a disc around (0, 0). */
export function disc(radius: number, points: number): Places {
  const distance = Float64Array.from(
    { length: points },
    (_, i) => radius * Math.sqrt((i + 0.5) / points),
  );
  return {
    x: distance.map((far, i) => far * Math.cos(i * GOLDEN)),
    y: distance.map((far, i) => far * Math.sin(i * GOLDEN)),
  };
}

/** A place in the unit disc that follows from a text alone, evenly spread over all texts. */
export function hashedPlace(text: string): Place {
  const angle = (hashText(text) / 2 ** 32) * 2 * Math.PI;
  const distance = Math.sqrt(hashText(`${text} r`) / 2 ** 32);
  return { x: distance * Math.cos(angle), y: distance * Math.sin(angle) };
}
