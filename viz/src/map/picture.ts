import type { Atlas } from '../data/atlas.ts';
import type { Shown } from '../data/shown.ts';
import type { State } from '../store.ts';
import type { Hue } from '../theme/regions.ts';
import type { Tokens } from '../theme/theme.ts';
import { type Frame, onScreen } from './frame.ts';
import type { Lines } from './kind.ts';
import { LabelLayer, type LabelScene } from './label-layer.ts';
import type { Rect } from './label-placement.ts';
import { LandLayer } from './land-layer.ts';
import { showsWithin } from './look.ts';
import { drawRings } from './ring-layer.ts';
import { drawWays } from './way-layer.ts';

/** What is drawn besides the nodes, in this moment. */
export interface PictureScene extends Omit<LabelScene, 'isOnLand' | 'blocked'> {
  tokens: Tokens;
  /** Relation types that are pointed at in the panel. */
  lit: ReadonlySet<string> | undefined;
}

/** Land and lines below the nodes; paths, rings and names above them. */
export class Picture {
  readonly land: LandLayer;
  readonly #atlas: Atlas;
  readonly #lines: Lines;
  readonly #labels: LabelLayer;

  constructor(atlas: Atlas, hues: Hue[], lines: Lines) {
    this.#atlas = atlas;
    this.#lines = lines;
    this.land = new LandLayer(atlas, hues);
    this.#labels = new LabelLayer(atlas, hues);
  }

  /** Lines of the whole map: how many there are, and how many are drawn. */
  get lines(): Pick<Lines, 'count' | 'drawn'> {
    return this.#lines;
  }

  /** The filters changed. */
  gather(state: State, shown: Shown): void {
    this.#lines.gather(state, shown);
  }

  /** Fonts arrived: names are to be measured again. */
  forgetWidths(): void {
    this.#labels.forget();
  }

  drawBelow(
    land: CanvasRenderingContext2D,
    lines: CanvasRenderingContext2D,
    frame: Frame,
    { tokens, focus, region, shown, level, zoom, lit, hovered }: PictureScene,
  ): void {
    this.land.draw(land, frame, tokens, {
      strength: focus !== undefined || region >= 0 ? 0.5 : 1,
      detailed: showsWithin(level, zoom),
      muted: (place) => shown.byRegion[place] === 0,
      chosen: region,
    });
    if (!focus) {
      const strands = level !== 'near';
      this.#lines.drawWhole(lines, frame, tokens, { chosen: region, strands });
    } else if (focus.kind !== 'path') {
      this.#lines.drawFocus(lines, frame, tokens, focus, { lit, hovered });
    }
  }

  /** @param blocked parts of the map where no name may stand */
  drawAbove(
    names: CanvasRenderingContext2D,
    frame: Frame,
    scene: PictureScene,
    blocked: Rect[],
  ): void {
    const atlas = this.#atlas;
    const { tokens, focus, hovered, pinned, radiusOf } = scene;
    if (focus?.kind === 'path') drawWays(names, frame, tokens, atlas, focus, radiusOf);
    drawRings(names, tokens, {
      focus,
      hovered,
      pinned,
      place: (node) => onScreen(frame, atlas.x[node]!, atlas.y[node]!),
      radius: radiusOf,
    });
    const isOnLand = (region: number, x: number, y: number) => this.land.isOn(region, x, y);
    this.#labels.draw(names, frame, tokens, { ...scene, isOnLand, blocked });
  }
}
