import type Sigma from 'sigma';
import { frameOf, leaveGraph } from './frame.ts';
import type { Rect } from './label-placement.ts';
import type { Picture, PictureScene } from './picture.ts';
import { layerOf } from './stage.ts';

interface Around {
  scene(): PictureScene;
  /** Parts of the map where no name may stand. */
  blocked(): Rect[];
  /** After each drawing. */
  drawn(): void;
}

/** The canvases below and above Sigma's nodes. They can be drawn again without the nodes, which take far longer. */
export class Canvases {
  readonly #sigma: Sigma;
  readonly #picture: Picture;
  readonly #around: Around;
  #waiting = 0;

  constructor(sigma: Sigma, picture: Picture, around: Around) {
    this.#sigma = sigma;
    this.#picture = picture;
    this.#around = around;
  }

  /** Draws at the next frame. */
  redraw(): void {
    cancelAnimationFrame(this.#waiting);
    this.#waiting = requestAnimationFrame(() => this.draw());
  }

  draw(): void {
    cancelAnimationFrame(this.#waiting);
    const frame = frameOf(this.#sigma);
    const [land, lines, names] = [
      layerOf(this.#sigma, 'land'),
      layerOf(this.#sigma, 'lines'),
      layerOf(this.#sigma, 'names'),
    ];
    for (const layer of [land, lines, names]) {
      leaveGraph(layer, frame);
      layer.clearRect(0, 0, frame.width, frame.height);
    }
    const scene = this.#around.scene();
    this.#picture.drawBelow(land, lines, frame, scene);
    this.#picture.drawAbove(names, frame, scene, this.#around.blocked());
    this.#around.drawn();
  }
}
