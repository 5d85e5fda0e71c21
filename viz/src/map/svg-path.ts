/**
 * Paths that a canvas can draw and a file can hold: a Path2D cannot be asked what it is made of, so each is made from
 * the text that an SVG has for it, and the text is kept beside it.
 */
const TEXTS = new WeakMap<Path2D, string>();

export function pathOf(d: string): Path2D {
  const path = new Path2D(d);
  TEXTS.set(path, d);
  return path;
}

/** The text of a path that was made by pathOf. */
export function pathText(path: Path2D): string {
  return TEXTS.get(path) ?? '';
}
