import type { Atlas } from '../data/atlas.ts';
import type { Focus } from '../data/focus.ts';
import { edgeShown, type Shown } from '../data/shown.ts';
import { type Frame, onScreen } from '../map/frame.ts';
import type { Emphasis, Lines, WholeScene } from '../map/kind.ts';
import { BEND, bend } from '../map/relation-line.ts';
import type { State } from '../store.ts';
import type { Tokens } from '../theme/theme.ts';
import { type Curve, distanceTo } from './near-curve.ts';

/** Lines drawn at most, the strongest. */
export const MOST_TIES = 2000;
/** Line weights by association, in pixels. */
const THIN = 1;
const THICK = 4;
/** How near a line is met by the pointer, in pixels. */
const REACH = 6;

/** Lines between entities that papers name together: the thicker, the closer. */
export class TieLayer implements Lines {
  readonly #atlas: Atlas;
  #drawn: number[] = [];
  /** Lines that the filters leave. */
  count = 0;

  constructor(atlas: Atlas) {
    this.#atlas = atlas;
  }

  get drawn(): number {
    return this.#drawn.length;
  }

  gather(state: State, shown: Shown): void {
    const { from, to, confidence, type } = this.#atlas.edges;
    const left: number[] = [];
    for (let e = 0; e < from.length; e += 1) {
      if (shown.node[from[e]!] && shown.node[to[e]!] && edgeShown(this.#atlas, state, e))
        left.push(e);
    }
    this.count = left.length;
    // Two names of the same two papers are alike in full, and that says little: what is shared more often comes first.
    const worth = (edge: number) => confidence[edge]! * Math.log2(type[edge]! + 2);
    left.sort((a, b) => worth(b) - worth(a) || a - b);
    this.#drawn = left.slice(0, MOST_TIES);
  }

  drawWhole(
    context: CanvasRenderingContext2D,
    frame: Frame,
    tokens: Tokens,
    { chosen }: WholeScene,
  ): void {
    const atlas = this.#atlas;
    context.strokeStyle = tokens.edge;
    for (const edge of this.#drawn) {
      const inside =
        chosen < 0 ||
        (atlas.region[atlas.edges.from[edge]!] === chosen &&
          atlas.region[atlas.edges.to[edge]!] === chosen);
      this.#draw(context, frame, edge, inside ? 0.16 : 0.05);
    }
    context.globalAlpha = 1;
  }

  drawFocus(
    context: CanvasRenderingContext2D,
    frame: Frame,
    tokens: Tokens,
    focus: Focus,
    { hovered }: Emphasis,
  ): void {
    const { from, to } = this.#atlas.edges;
    context.strokeStyle = tokens.edge;
    const pointed = hovered >= 0 && hovered !== focus.node;
    for (const edge of focus.edges) {
      const strong = pointed && (from[edge] === hovered || to[edge] === hovered);
      this.#draw(context, frame, edge, strong ? 0.9 : pointed ? 0.2 : 0.55);
    }
    context.globalAlpha = 1;
  }

  /** The line at a point of the screen: of those that are drawn now. */
  at(frame: Frame, focus: Focus | undefined, x: number, y: number): number | undefined {
    let best: number | undefined;
    let least = Infinity;
    for (const edge of focus ? focus.edges : this.#drawn) {
      const distance = distanceTo(this.#curve(frame, edge), x, y, REACH);
      if (distance !== undefined && distance < least) [best, least] = [edge, distance];
    }
    return best;
  }

  #draw(context: CanvasRenderingContext2D, frame: Frame, edge: number, alpha: number): void {
    const [ax, ay, cx, cy, bx, by] = this.#curve(frame, edge);
    const { width, height } = frame;
    if (Math.max(ax, bx) < 0 || Math.min(ax, bx) > width) return;
    if (Math.max(ay, by) < 0 || Math.min(ay, by) > height) return;
    const strength = this.#atlas.edges.confidence[edge]! / 100;
    context.globalAlpha = alpha;
    context.lineWidth = THIN + (THICK - THIN) * Math.min(1, strength);
    context.beginPath();
    context.moveTo(ax, ay);
    context.quadraticCurveTo(cx, cy, bx, by);
    context.stroke();
  }

  #curve(frame: Frame, edge: number): Curve {
    const { x, y, edges } = this.#atlas;
    const [ax, ay] = onScreen(frame, x[edges.from[edge]!]!, y[edges.from[edge]!]!);
    const [bx, by] = onScreen(frame, x[edges.to[edge]!]!, y[edges.to[edge]!]!);
    return [ax, ay, ...bend(ax, ay, bx, by, BEND), bx, by];
  }
}
