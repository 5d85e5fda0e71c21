import type { AtlasMap } from '../map/atlas-map.ts';
import { SvgContext } from './svg-context.ts';

/** The map as it is seen, as a PNG with so many pixels for each of the screen's. */
export async function mapAsPng(map: AtlasMap, scale: number): Promise<Blob> {
  const { width, height } = map.seen;
  const canvas = document.createElement('canvas');
  canvas.width = width * scale;
  canvas.height = height * scale;
  // Drawn once and read once: a hundred thousand small shapes are sooner filled here than sent to the graphics card.
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser has no room for a picture of this size.');
  context.fillStyle = map.ground;
  context.fillRect(0, 0, canvas.width, canvas.height);
  map.paint(context, scale);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('This browser has no room for a picture of this size.');
  return blob;
}

/** The map as it is seen, as an SVG: pieces of the file. */
export function mapAsSvg(map: AtlasMap): Iterable<string> {
  const { width, height } = map.seen;
  const context = new SvgContext();
  map.paint(context as unknown as CanvasRenderingContext2D, 1);
  return context.file(width, height, map.ground);
}
