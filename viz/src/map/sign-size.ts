/** Radius of the lightest entities' signs, and of those upon which a heavier one would lie, in pixels. */
export const SMALL_SIGN = 2.4;
const LARGEST = 16;

/**
 * Radius of an entity at the whole map, in pixels, by the number of papers that name it. Names of a single paper stay
 * small: they are most of a graph, and at more they would be confetti.
 */
export function entityRadius(papers: number): number {
  return Math.min(LARGEST, Math.max(SMALL_SIGN, 0.6 + 2.1 * Math.sqrt(papers)));
}

/** How much larger signs are at a zoom than at the whole map: by its root, up to twice. */
export function growth(zoom: number): number {
  return Math.min(Math.sqrt(zoom), 2);
}
