import type { Atlas } from '../data/atlas.ts';
import type { Focus } from '../data/focus.ts';
import type { Shown } from '../data/shown.ts';
import type { State } from '../store.ts';
import type { Hue } from '../theme/regions.ts';
import { hueColour, type Tokens } from '../theme/theme.ts';
import { enterGraph, type Frame, leaveGraph, onScreen } from './frame.ts';
import { type RelationStyle, relationStyle } from './relation-style.ts';

/** Faint lines on the whole map: more would be a hairball. */
const MOST_FAINT = 5000;
/** How far a line bends, as a share of its length. */
const BEND = 0.08;

/** Lines between nodes: faint ones within regions on the whole map, full ones only as the answer to a choice. */
export class LineLayer {
  readonly #atlas: Atlas;
  readonly #hues: Hue[];
  #faint: { region: number; path: Path2D }[] = [];

  constructor(atlas: Atlas, hues: Hue[]) {
    this.#atlas = atlas;
    this.#hues = hues;
  }

  /** Gathers the faint lines again, after the filters changed: the most telling of those that stay in their region. */
  gather(state: State, shown: Shown): void {
    const atlas = this.#atlas;
    const { from, to, type, confidence } = atlas.edges;
    const inside: number[] = [];
    for (let e = 0; e < from.length; e += 1) {
      const a = from[e]!;
      const b = to[e]!;
      if (!shown.node[a] || !shown.node[b] || state.hiddenRelations.has(type[e]!)) continue;
      if (atlas.region[a] === atlas.region[b] && atlas.region[a]! >= 0) inside.push(e);
    }
    if (inside.length > MOST_FAINT) {
      // A line to a name that stands everywhere says little.
      const worth = (e: number) => confidence[e]! / Math.sqrt(atlas.weight[to[e]!]! + 1);
      inside.sort((a, b) => worth(b) - worth(a) || a - b);
      inside.length = MOST_FAINT;
    }
    const paths = new Map<number, Path2D>();
    for (const e of inside) {
      const region = atlas.region[from[e]!]!;
      const path = paths.get(region) ?? new Path2D();
      paths.set(region, path);
      const [ax, ay, bx, by] = [
        atlas.x[from[e]!]!,
        atlas.y[from[e]!]!,
        atlas.x[to[e]!]!,
        atlas.y[to[e]!]!,
      ];
      path.moveTo(ax, ay);
      path.quadraticCurveTo(...bend(ax, ay, bx, by, BEND), bx, by);
    }
    this.#faint = [...paths].map(([region, path]) => ({ region, path }));
  }

  drawWhole(
    context: CanvasRenderingContext2D,
    frame: Frame,
    tokens: Tokens,
    scene: { chosen: number; strands: boolean },
  ): void {
    const atlas = this.#atlas;
    enterGraph(context, frame);
    context.lineCap = 'round';
    if (scene.strands) {
      context.strokeStyle = tokens.edge;
      context.globalAlpha = (tokens.mode === 'dark' ? 0.13 : 0.1) * (scene.chosen >= 0 ? 0.6 : 1);
      for (const [a, b, weight] of atlas.strands) {
        const [p, q] = [atlas.regions[a]!, atlas.regions[b]!];
        context.lineWidth = (0.7 + 4.3 * weight * weight) / frame.scale;
        context.beginPath();
        context.moveTo(p.x, p.y);
        context.quadraticCurveTo(...bend(p.x, p.y, q.x, q.y, BEND), q.x, q.y);
        context.stroke();
      }
    }
    context.lineWidth = 0.6 / frame.scale;
    for (const { region, path } of this.#faint) {
      context.globalAlpha = scene.chosen < 0 ? 0.22 : region === scene.chosen ? 0.4 : 0.1;
      context.strokeStyle = hueColour(this.#hues[region]!, tokens.mode);
      context.stroke(path);
    }
    context.globalAlpha = 1;
    leaveGraph(context, frame);
  }

  /**
   * Draws the lines of a choice.
   * @param lit relation types that are pointed at in the panel: the other lines step back
   * @param hovered node under the pointer, whose line stands out
   */
  drawFocus(
    context: CanvasRenderingContext2D,
    frame: Frame,
    tokens: Tokens,
    focus: Focus,
    emphasis: { lit: ReadonlySet<string> | undefined; hovered: number },
  ): void {
    const atlas = this.#atlas;
    const pairs = new Map<number, number>();
    for (const edge of focus.edges) {
      const from = atlas.edges.from[edge]!;
      const to = atlas.edges.to[edge]!;
      const other = atlas.across(edge, focus.node);
      const type = atlas.relations[atlas.edges.type[edge]!]!;
      const style = relationStyle(type);
      // Parallel lines bend more and more, so that each can be told.
      const nth = (pairs.get(other) ?? 0) + 1;
      pairs.set(other, nth);
      const pointed = emphasis.hovered >= 0 && emphasis.hovered !== focus.node;
      const strong = emphasis.lit ? emphasis.lit.has(type) : emphasis.hovered === other;
      const quiet = !strong && (emphasis.lit !== undefined || pointed);
      context.globalAlpha = strong ? 0.9 : quiet ? 0.2 : (style.alpha ?? 0.55);
      const [ax, ay] = onScreen(frame, atlas.x[from]!, atlas.y[from]!);
      const [bx, by] = onScreen(frame, atlas.x[to]!, atlas.y[to]!);
      drawRelation(context, style, tokens, [ax, ay, bx, by], BEND * nth);
    }
    context.globalAlpha = 1;
    context.setLineDash([]);
  }
}

/** Control point of a curve between two points: to one side of the middle, by a share of the length. */
function bend(ax: number, ay: number, bx: number, by: number, share: number): [number, number] {
  return [(ax + bx) / 2 - (by - ay) * share * 2, (ay + by) / 2 + (bx - ax) * share * 2];
}

export function drawRelation(
  context: CanvasRenderingContext2D,
  style: RelationStyle,
  tokens: Tokens,
  [ax, ay, bx, by]: readonly [number, number, number, number],
  share: number,
): void {
  const colour = style.accent ? tokens.accent : tokens.edge;
  const [cx, cy] = bend(ax, ay, bx, by, share);
  context.strokeStyle = colour;
  context.lineWidth = style.width;
  context.lineCap = style.dash[0] === 1.5 ? 'round' : 'butt';
  context.setLineDash(style.dash as number[]);
  const length = Math.hypot(bx - ax, by - ay) || 1;
  const offsets = style.double ? [-1, 1] : [0];
  for (const offset of offsets) {
    const dx = (-(by - ay) / length) * offset;
    const dy = ((bx - ax) / length) * offset;
    context.beginPath();
    context.moveTo(ax + dx, ay + dy);
    context.quadraticCurveTo(cx + dx, cy + dy, bx + dx, by + dy);
    context.stroke();
  }
  if (style.end) drawEnd(context, style.end, colour, cx, cy, bx, by);
}

/** The mark at a line's end, set back so that the node does not cover it. */
function drawEnd(
  context: CanvasRenderingContext2D,
  end: NonNullable<RelationStyle['end']>,
  colour: string,
  cx: number,
  cy: number,
  bx: number,
  by: number,
): void {
  const angle = Math.atan2(by - cy, bx - cx);
  context.save();
  context.setLineDash([]);
  context.translate(bx - 15 * Math.cos(angle), by - 15 * Math.sin(angle));
  context.rotate(angle);
  context.fillStyle = colour;
  context.beginPath();
  if (end === 'diamond') {
    context.moveTo(5, 0);
    context.lineTo(0, 3.5);
    context.lineTo(-5, 0);
    context.lineTo(0, -3.5);
    context.closePath();
    context.fill();
  } else {
    context.moveTo(-6, -4);
    context.lineTo(1, 0);
    context.lineTo(-6, 4);
    if (end === 'filled-arrow') {
      context.closePath();
      context.fill();
    } else context.stroke();
  }
  context.restore();
}
