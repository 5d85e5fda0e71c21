import type { Atlas } from '../data/atlas.ts';
import type { Hue } from '../theme/regions.ts';
import { hueColour, type Tokens } from '../theme/theme.ts';
import { enterGraph, type Frame, leaveGraph } from './frame.ts';
import { pathOf } from './svg-path.ts';

/** Regions as land: a faint fill and a shore, in the region's colour. */
export class LandLayer {
  readonly #paths: Path2D[];
  readonly #probe = document.createElement('canvas').getContext('2d');
  /** Shores of what each region falls into. */
  readonly #within: Path2D[];
  readonly #hues: Hue[];

  constructor(atlas: Atlas, hues: Hue[]) {
    this.#hues = hues;
    this.#within = atlas.regions.map(({ subregions = [] }) =>
      pathOf(subregions.flatMap(({ land }) => land.map(ringText)).join('')),
    );
    this.#paths = atlas.regions.map(({ land }) => pathOf(land.map(ringText).join('')));
  }

  /**
   * @param strength 1 on the whole map, less where something is in focus
   * @param detailed whether sub-regions are outlined
   * @param muted regions whose members are hidden
   * @param chosen place of the chosen region, drawn in full with an ink shore
   */
  draw(
    context: CanvasRenderingContext2D,
    frame: Frame,
    tokens: Tokens,
    scene: {
      strength: number;
      detailed: boolean;
      muted: (place: number) => boolean;
      chosen: number;
    },
  ): void {
    enterGraph(context, frame);
    context.lineJoin = 'round';
    for (const [place, path] of this.#paths.entries()) {
      const colour = hueColour(this.#hues[place]!, tokens.mode);
      const strength = (scene.muted(place) ? 0.3 : 1) * scene.strength;
      const chosen = scene.chosen === place;
      context.globalAlpha = (tokens.mode === 'dark' ? 0.13 : 0.1) * (chosen ? 1.5 : strength);
      context.fillStyle = colour;
      context.fill(path, 'evenodd');
      if (scene.detailed) {
        context.globalAlpha = 0.25 * strength;
        context.strokeStyle = colour;
        context.lineWidth = 1 / frame.scale;
        context.stroke(this.#within[place]!);
      }
      context.globalAlpha = chosen ? 0.9 : 0.42 * strength;
      context.strokeStyle = chosen ? tokens.ink : colour;
      context.lineWidth = (chosen ? 1.5 : 1) / frame.scale;
      context.stroke(path);
    }
    context.globalAlpha = 1;
    leaveGraph(context, frame);
  }

  /** Whether a point of the graph lies on a region's land. */
  isOn(place: number, x: number, y: number): boolean {
    return this.#probe?.isPointInPath(this.#paths[place]!, x, y, 'evenodd') ?? false;
  }

  /** The region whose land holds a point of the graph, or -1. */
  regionAt(x: number, y: number): number {
    return this.#paths.findIndex((_, place) => this.isOn(place, x, y));
  }
}

function ringText(ring: number[]): string {
  let d = '';
  for (let i = 0; i < ring.length; i += 2) d += `${i === 0 ? 'M' : 'L'}${ring[i]} ${ring[i + 1]}`;
  return `${d}Z`;
}
