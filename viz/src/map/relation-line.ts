import type { Tokens } from '../theme/theme.ts';
import type { RelationStyle } from './relation-style.ts';

/** How far a line bends, as a share of its length. */
export const BEND = 0.08;

/** Control point of a curve between two points: to one side of the middle, by a share of the length. */
export function bend(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  share: number,
): [number, number] {
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
