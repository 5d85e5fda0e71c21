import type { Atlas } from '../data/atlas.ts';
import type { Focus } from '../data/focus.ts';
import { edgeShown, type Shown } from '../data/shown.ts';
import type { State } from '../store.ts';
import type { Hue } from '../theme/regions.ts';
import { hueColour, type Tokens } from '../theme/theme.ts';
import { type Bounds, boundsOf } from './bounds.ts';
import { enterGraph, type Frame, leaveGraph, onScreen } from './frame.ts';
import { BEND, bend, drawRelation } from './relation-line.ts';
import { relationStyle } from './relation-style.ts';
import { pathOf } from './svg-path.ts';

/** Faint lines on the whole map: more would be a hairball. */
const MOST_FAINT = 5000;
/** Lines of a choice from which on each is fainter. */
const MANY = 60;

/** Lines between nodes: faint ones within regions on the whole map, full ones only as the answer to a choice. */
export class LineLayer {
  readonly #atlas: Atlas;
  readonly #hues: Hue[];
  /** Relations between the two regions of each strand: in the whole graph, and how many of them are shown. */
  readonly #joins: { all: number; shown: number }[];
  readonly #joinOf = new Map<number, { all: number; shown: number }>();
  #faint: { region: number; path: Path2D; bounds: Bounds }[] = [];
  /** Lines within regions that the filters leave, and how many of them are drawn. */
  count = 0;
  drawn = 0;

  constructor(atlas: Atlas, hues: Hue[]) {
    this.#atlas = atlas;
    this.#hues = hues;
    this.#joins = atlas.strands.map(([a, b]) => {
      const join = { all: 0, shown: 0 };
      this.#joinOf.set(this.#pair(a, b), join);
      return join;
    });
    const { from, to } = atlas.edges;
    for (let e = 0; e < from.length; e += 1) {
      const join = this.#joinAt(atlas.region[from[e]!]!, atlas.region[to[e]!]!);
      if (join) join.all += 1;
    }
  }

  #pair(a: number, b: number): number {
    return Math.min(a, b) * this.#atlas.regions.length + Math.max(a, b);
  }

  /** The strand between two regions that differ, where there is one. */
  #joinAt(a: number, b: number): { all: number; shown: number } | undefined {
    return a === b || a < 0 || b < 0 ? undefined : this.#joinOf.get(this.#pair(a, b));
  }

  /** Gathers the faint lines again, after the filters changed: the most telling of those that stay in their region. */
  gather(state: State, shown: Shown): void {
    const atlas = this.#atlas;
    const { from, to } = atlas.edges;
    const inside: number[] = [];
    for (const join of this.#joins) join.shown = 0;
    for (let e = 0; e < from.length; e += 1) {
      const a = from[e]!;
      const b = to[e]!;
      if (!shown.node[a] || !shown.node[b] || !edgeShown(atlas, state, e)) continue;
      const [p, q] = [atlas.region[a]!, atlas.region[b]!];
      if (p === q && p >= 0) inside.push(e);
      const join = this.#joinAt(p, q);
      if (join) join.shown += 1;
    }
    const drawn = inside.length > MOST_FAINT ? mostTelling(atlas, inside) : inside;
    this.count = inside.length;
    this.drawn = drawn.length;
    const paths = new Map<number, { d: string; ends: [number, number][] }>();
    for (const e of drawn) {
      const region = atlas.region[from[e]!]!;
      const [ax, ay, bx, by] = [
        atlas.x[from[e]!]!,
        atlas.y[from[e]!]!,
        atlas.x[to[e]!]!,
        atlas.y[to[e]!]!,
      ];
      const [cx, cy] = bend(ax, ay, bx, by, BEND);
      const curve = `M${short(ax)} ${short(ay)}Q${short(cx)} ${short(cy)} ${short(bx)} ${short(by)}`;
      const lines = paths.get(region) ?? { d: '', ends: [] };
      paths.set(region, lines);
      lines.d += curve;
      lines.ends.push([ax, ay], [bx, by]);
    }
    this.#faint = [...paths].map(([region, { d, ends }]) => ({
      region,
      path: pathOf(d),
      bounds: boundsOf(ends)!,
    }));
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
      for (const [i, [a, b, weight]] of atlas.strands.entries()) {
        const { all, shown } = this.#joins[i]!;
        if (shown === 0) continue;
        const [p, q] = [atlas.regions[a]!, atlas.regions[b]!];
        context.lineWidth = (0.7 + (4.3 * weight * weight * shown) / all) / frame.scale;
        context.beginPath();
        context.moveTo(p.x, p.y);
        context.quadraticCurveTo(...bend(p.x, p.y, q.x, q.y, BEND), q.x, q.y);
        context.stroke();
      }
    }
    context.lineWidth = 0.6 / frame.scale;
    for (const { region, path, bounds } of this.#faint) {
      if (!isSeen(frame, bounds)) continue;
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
    const ends = [focus.node, focus.other];
    // Hundreds of lines from one point would be a blot there.
    const faint = Math.min(1, Math.sqrt(MANY / focus.edges.length));
    for (const edge of focus.edges) {
      const from = atlas.edges.from[edge]!;
      const to = atlas.edges.to[edge]!;
      const pair = Math.min(from, to) * atlas.size + Math.max(from, to);
      const other = ends.includes(from) ? to : from;
      const type = atlas.relations[atlas.edges.type[edge]!]!;
      const style = relationStyle(type);
      // Parallel lines bend more and more, so that each can be told.
      const nth = (pairs.get(pair) ?? 0) + 1;
      pairs.set(pair, nth);
      const pointed = emphasis.hovered >= 0 && !ends.includes(emphasis.hovered);
      const strong = emphasis.lit
        ? emphasis.lit.has(type)
        : pointed && (emphasis.hovered === from || emphasis.hovered === to);
      const quiet = !strong && (emphasis.lit !== undefined || pointed);
      // Of a comparison, what only one of the two is joined to steps back.
      const alone = focus.apart?.some((side) => side.has(other)) === true;
      // So do the lines of further steps, until one of their ends is pointed at.
      const outer = focus.kind === 'choice' && from !== focus.node && to !== focus.node;
      const usual = quiet || alone || outer ? 0.2 : (style.alpha ?? 0.55);
      context.globalAlpha = strong ? 0.9 * Math.max(faint, 0.5) : usual * faint;
      const [ax, ay] = onScreen(frame, atlas.x[from]!, atlas.y[from]!);
      const [bx, by] = onScreen(frame, atlas.x[to]!, atlas.y[to]!);
      drawRelation(context, style, tokens, [ax, ay, bx, by], BEND * nth);
    }
    context.globalAlpha = 1;
    context.setLineDash([]);
  }
}

/** Whether something of a stretch of the map may be on the screen. */
function isSeen(frame: Frame, { minX, maxX, minY, maxY }: Bounds): boolean {
  const corners = [
    [minX, minY],
    [minX, maxY],
    [maxX, minY],
    [maxX, maxY],
  ].map(([x, y]) => onScreen(frame, x!, y!));
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const { width, height } = frame;
  // Lines bend a little beyond their ends.
  const [wide, high] = [Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys)];
  const room = 0.1 * Math.max(wide, high);
  return (
    Math.max(...xs) > -room &&
    Math.min(...xs) < width + room &&
    Math.max(...ys) > -room &&
    Math.min(...ys) < height + room
  );
}

/** The few lines that say the most: a line to a name that stands everywhere says little. */
function mostTelling({ edges, weight }: Atlas, lines: readonly number[]): number[] {
  const worth = Float64Array.from(
    lines,
    (e) => edges.confidence[e]! / Math.sqrt(weight[edges.to[e]!]! + 1),
  );
  const least = worth.slice().sort()[worth.length - MOST_FAINT]!;
  return lines
    .map((e, i) => ({ e, worth: worth[i]! }))
    .filter((one) => one.worth >= least)
    .sort((a, b) => b.worth - a.worth || a.e - b.e)
    .slice(0, MOST_FAINT)
    .map(({ e }) => e);
}

function short(value: number): number {
  return Math.round(value * 100) / 100;
}
