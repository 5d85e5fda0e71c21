import type Sigma from 'sigma';
import type { CameraState } from 'sigma/types';
import type { Atlas } from '../data/atlas.ts';
import type { Focus } from '../data/focus.ts';
import { type Bounds, boundsOf, wholeBounds } from './bounds.ts';
import { cameraFor, type Padding } from './camera.ts';
import { frameOf } from './frame.ts';
import type { Surroundings } from './kind.ts';
import { growth } from './sign-size.ts';
import { medianSpacing } from './spacing.ts';

/** Pixels between neighbours at which signs have their full size, and those at which one comes no nearer by itself. */
const FULL_SIZE_AT = 13;
const COMFORTABLE = 64;

/** Where the camera stands: for the whole map, for a choice, and what that means for the size of signs. */
export class Viewpoint {
  readonly bounds: Bounds;
  /** Median distance of neighbouring nodes, in graph units. */
  readonly spacing: number;
  /**
   * Sigma's camera ratio at the whole map where no panel stands: the measure of all zooms, so that an address means the
   * same whether the panel was there before the map or came later.
   */
  wholeRatio = 1;
  #shrink = 1;
  readonly #around: Pick<Surroundings, 'padding' | 'barePadding'>;

  constructor(atlas: Atlas, around: Pick<Surroundings, 'padding' | 'barePadding'>) {
    this.bounds = wholeBounds(atlas);
    this.spacing = medianSpacing(atlas);
    this.#around = around;
  }

  /** How much smaller than at full size signs are drawn at a camera ratio: they grow with the root of the zoom. */
  sizeRatio(ratio: number): number {
    return 1 / (growth(this.wholeRatio / ratio) * this.#shrink);
  }

  /** By how much signs are smaller than at full size at the whole map. */
  get shrink(): number {
    return this.#shrink;
  }

  /** Takes the measure of the whole map, after the window or its furniture changed. */
  measure(sigma: Sigma): void {
    const whole = this.#wholeIn(sigma, this.#around.barePadding());
    this.wholeRatio = whole.ratio;
    // Signs shrink where nodes stand close, as on a phone or in a large graph, so that the land stays land.
    const distance = (this.spacing * this.#unitPixels(sigma)) / whole.ratio;
    this.#shrink = Math.min(1, Math.max(0.42, (distance / FULL_SIZE_AT) ** 0.75));
    const camera = sigma.getCamera();
    const { angle } = whole;
    camera.clean = (state) => ({ ...state, angle });
    camera.maxRatio = whole.ratio * 1.6;
    camera.minRatio = whole.ratio / Math.max(40, distance > 0 ? 400 / distance : 40);
  }

  /** The camera that shows all of the map in the room that is left now. */
  whole(sigma: Sigma): CameraState {
    const whole = this.#wholeIn(sigma, this.#around.padding());
    const camera = sigma.getCamera();
    // Above a sheet the whole may be farther than one comes by hand.
    camera.maxRatio = Math.max(camera.maxRatio ?? 0, whole.ratio);
    return whole;
  }

  #wholeIn(sigma: Sigma, padding: Padding): CameraState {
    const limits = { least: 0, most: Infinity };
    return cameraFor(sigma, this.bounds, padding, this.#angle(sigma), limits);
  }

  /** The camera that shows some points: not nearer than is comfortable, not farther than the whole. */
  around(sigma: Sigma, points: Iterable<readonly [number, number]>): CameraState {
    const bounds = boundsOf(points);
    const whole = this.whole(sigma);
    if (!bounds) return whole;
    const least = (this.spacing * this.#unitPixels(sigma)) / COMFORTABLE;
    return cameraFor(sigma, bounds, inset(this.#around.padding(), 56), this.#angle(sigma), {
      least: Math.min(this.wholeRatio / 1.6, Math.max(least, this.wholeRatio / 30)),
      // Beside the panel there is less room for the whole, and for what is nearly as large.
      most: Math.max(this.wholeRatio, whole.ratio),
    });
  }

  /** Pixels a graph unit at camera ratio 1. */
  #unitPixels(sigma: Sigma): number {
    return frameOf(sigma).scale * sigma.getCamera().ratio;
  }

  /** On a tall screen a wide map is turned, so that all of it fits. */
  #angle(sigma: Sigma): number {
    const { width, height } = sigma.getDimensions();
    const { minX, maxX, minY, maxY } = this.bounds;
    const wide = maxX - minX > maxY - minY;
    return wide && height > width * 1.2 ? Math.PI / 2 : 0;
  }
}

/** The chosen node and the nearest 80 % of its neighbours, or the chosen region's shore. */
export function* pointsOfInterest(
  atlas: Atlas,
  focus: Focus | undefined,
  region: number,
): Generator<readonly [number, number]> {
  if (region >= 0) {
    const ring = atlas.regions[region]!.land[0] ?? [];
    for (let i = 0; i < ring.length; i += 2) yield [ring[i]!, ring[i + 1]!];
    return;
  }
  if (!focus) return;
  const [x, y] = [atlas.x[focus.node]!, atlas.y[focus.node]!];
  if (focus.other >= 0) {
    yield [x, y];
    yield [atlas.x[focus.other]!, atlas.y[focus.other]!];
  }
  if (focus.kind === 'path') {
    for (const node of focus.neighbours) yield [atlas.x[node]!, atlas.y[node]!];
    return;
  }
  const distance = (node: number) => Math.hypot(atlas.x[node]! - x, atlas.y[node]! - y);
  const near = [...focus.neighbours].sort((a, b) => distance(a) - distance(b));
  near.length = Math.ceil(near.length * 0.8);
  yield [x, y];
  for (const node of near) {
    const [nx, ny] = [atlas.x[node]!, atlas.y[node]!];
    yield [nx, ny];
    // Half as far to the other side too, so that the chosen one stands near the middle.
    yield [x - (nx - x) / 2, y - (ny - y) / 2];
  }
}

function inset({ left, right, top, bottom }: Padding, by: number): Padding {
  return { left: left + by, right: right + by, top: top + by, bottom: bottom + by };
}
