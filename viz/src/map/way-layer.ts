import type { Atlas } from '../data/atlas.ts';
import type { Focus } from '../data/focus.ts';
import type { Tokens } from '../theme/theme.ts';
import { type Frame, onScreen } from './frame.ts';
import { BEND, bend } from './relation-line.ts';
import { relationStyle } from './relation-style.ts';
import { pathOf } from './svg-path.ts';

const WIDTH = 3;
const CASING = 7;
/** Dots at this width: a stroke of no length with round ends. */
const DOTS = [0.1, 5.5];
const OTHER = { width: 1.2, alpha: 0.3 };

/**
 * Draws the ways of a path: the one that is looked at in the accent and its relations' patterns, on a casing in the
 * ground's colour that keeps it apart from what it crosses; the others thin. They lie over all nodes, since a large
 * graph's would cover them, and end at the signs of the path's own.
 *
 * @param radiusOf radius of a node on the screen, in pixels
 */
export function drawWays(
  context: CanvasRenderingContext2D,
  frame: Frame,
  tokens: Tokens,
  atlas: Atlas,
  { ways = [], node, other, neighbours }: Focus,
  radiusOf: (node: number) => number,
): void {
  const [looked = [], ...others] = ways;
  const trace = (edge: number) => {
    const [from, to] = [atlas.edges.from[edge]!, atlas.edges.to[edge]!];
    const [ax, ay] = onScreen(frame, atlas.x[from]!, atlas.y[from]!);
    const [bx, by] = onScreen(frame, atlas.x[to]!, atlas.y[to]!);
    context.beginPath();
    context.moveTo(ax, ay);
    context.quadraticCurveTo(...bend(ax, ay, bx, by, BEND), bx, by);
    context.stroke();
  };
  let outside = `M0 0H${frame.width}V${frame.height}H0Z`;
  for (const end of [node, other, ...neighbours]) {
    if (end < 0) continue;
    const [x, y] = onScreen(frame, atlas.x[end]!, atlas.y[end]!);
    const radius = radiusOf(end) + 1;
    const arc = `a${radius} ${radius} 0 1 0`;
    outside += `M${x - radius} ${y}${arc} ${2 * radius} 0${arc} ${-2 * radius} 0Z`;
  }
  context.save();
  context.clip(pathOf(outside), 'evenodd');
  context.lineCap = 'round';
  context.strokeStyle = tokens.edge;
  context.globalAlpha = OTHER.alpha;
  context.lineWidth = OTHER.width;
  for (const edge of others.flat()) if (!looked.includes(edge)) trace(edge);
  context.globalAlpha = 1;
  context.strokeStyle = tokens.ground;
  context.lineWidth = CASING;
  for (const edge of looked) trace(edge);
  context.strokeStyle = tokens.accent;
  context.lineWidth = WIDTH;
  for (const edge of looked) {
    const { dash } = relationStyle(atlas.relations[atlas.edges.type[edge]!]!);
    const dotted = dash[0] === 1.5;
    context.lineCap = dotted ? 'round' : 'butt';
    context.setLineDash(dotted ? DOTS : dash.map((part) => part * 1.5));
    trace(edge);
  }
  context.restore();
}
