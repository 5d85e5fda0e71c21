import type { Atlas } from '../data/atlas.ts';
import type { Shown } from '../data/shown.ts';
import { grainAt, type Level, levelAt, type Scene } from './look.ts';
import { type Scale, stepAt, Thinning } from './thinning.ts';

/** Of more entities the lightest are not gone through for signs that lie upon each other: theirs are small. */
const MANY = 20_000;

/** How the map is seen in this moment. */
export interface Sight extends Scale {
  /** Pixels between neighbouring nodes. */
  spacing: number;
  /** 1 at the whole map, 2 at twice its size. */
  zoom: number;
}

/** How much is shown of each node at the distance from which the map is seen. */
export class Detail {
  readonly #atlas: Atlas;
  readonly #thinning: Thinning;
  /** The same without a limit to how many are drawn. */
  readonly #crowd: Thinning;
  #shown: Shown;
  #scale: Scale = { pixels: 0, shrink: 0 };
  level: Level = 'middle';
  #grain = 1;
  #step = 0;

  constructor(atlas: Atlas, shown: Shown) {
    this.#atlas = atlas;
    this.#shown = shown;
    this.#thinning = new Thinning(atlas);
    this.#crowd = new Thinning(atlas, Number.POSITIVE_INFINITY, MANY);
  }

  /** What is shown of nodes in this moment. */
  get shows(): Pick<Scene, 'level' | 'grain' | 'standsClear' | 'isDrawnFar'> {
    return {
      level: this.level,
      grain: this.#grain,
      standsClear: this.#standsClear,
      isDrawnFar: this.#isDrawnFar,
    };
  }

  // Made once: they are asked for with every node.
  readonly #standsClear = (node: number) => this.#crowd.isDrawn(node, this.#step);
  readonly #isDrawnFar = (node: number) => this.#thinning.isDrawn(node, this.#step);

  /** The filters changed: all nodes look different. */
  filter(shown: Shown): void {
    this.#shown = shown;
    this.#begin();
  }

  /**
   * Takes the measure of another distance.
   *
   * @returns the nodes that look different now; nothing where none does
   */
  follow({ spacing, zoom, pixels, shrink }: Sight): Iterable<number> | undefined {
    const level = levelAt(spacing);
    const step = stepAt(zoom);
    const [levelBefore, stepBefore] = [this.level, this.#step];
    this.level = level;
    this.#step = step;
    const isSameScale =
      Math.abs(pixels / this.#scale.pixels - 1) < 0.01 && shrink === this.#scale.shrink;
    if (!isSameScale) {
      this.#scale = { pixels, shrink };
      this.#grain = grainAt(spacing / zoom);
      this.#begin();
    }
    if (level !== levelBefore) return this.#atlas.ids.keys();
    const thinning = level === 'far' ? this.#thinning : level === 'middle' && this.#crowd;
    if (!thinning) return undefined;
    if (!isSameScale) return this.#atlas.ids.keys();
    return step === stepBefore ? undefined : this.#drawnBetween(thinning, stepBefore, step);
  }

  #begin(): void {
    this.#thinning.begin(this.#scale, this.#shown.node);
    this.#crowd.begin(this.#scale, this.#shown.node);
  }

  *#drawnBetween(thinning: Thinning, one: number, other: number): Generator<number> {
    const [least, most] = [Math.min(one, other), Math.max(one, other)];
    for (let node = 0; node < this.#atlas.size; node += 1) {
      if (thinning.isDrawn(node, most) && !thinning.isDrawn(node, least)) yield node;
    }
  }
}
