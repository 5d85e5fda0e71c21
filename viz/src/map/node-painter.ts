import type Sigma from 'sigma';
import { SHAPES, type ShapeData } from './shape-program.ts';

/** A node as it stands on the screen. */
export interface PaintedNode {
  x: number;
  y: number;
  radius: number;
  shape: number;
  hollow: boolean;
  alpha: number;
  colour: string;
}

/** Draws all nodes that Sigma shows, in its order. @param place where a node stands on the screen, in pixels */
export function paintNodes(
  context: CanvasRenderingContext2D,
  sigma: Sigma,
  ground: string,
  place: (node: number) => [number, number],
): void {
  const { width, height } = sigma.getDimensions();
  const layers: PaintedNode[][] = [];
  for (const key of sigma.getGraph().nodes()) {
    const data = sigma.getNodeDisplayData(key) as ShapeData | undefined;
    if (!data || data.hidden) continue;
    const [x, y] = place(Number(key));
    if (x < -30 || y < -30 || x > width + 30 || y > height + 30) continue;
    const isSheet = data.shape === SHAPES.sheet;
    const radius = isSheet ? data.size : Math.max(0.9, sigma.scaleSize(data.size));
    const { shape, hollow, alpha, color: colour } = data;
    layers[data.zIndex] ??= [];
    layers[data.zIndex]!.push({ x, y, radius, shape, hollow, alpha, colour });
  }
  for (const layer of layers) for (const node of layer ?? []) paintNode(context, ground, node);
}

/** Draws a node as the map's WebGL program does. */
function paintNode(
  context: CanvasRenderingContext2D,
  ground: string,
  { x, y, radius, shape, hollow, alpha, colour }: PaintedNode,
): void {
  context.globalAlpha = alpha;
  const isSign = shape < SHAPES.dot;
  if (isSign) {
    // A rim of ground sets a sign off from what lies under it.
    context.fillStyle = ground;
    outline(context, shape, x, y, radius + 1);
    context.fill();
  }
  context.fillStyle = colour;
  outline(context, shape, x, y, radius);
  context.fill();
  if (hollow && isSign) {
    context.fillStyle = ground;
    outline(context, shape, x, y, radius - Math.min(2.2, Math.max(1.3, 0.2 * radius)));
    context.fill();
  }
  if (shape === SHAPES.sheet) {
    context.fillStyle = ground;
    context.globalAlpha = alpha * 0.55;
    const [left, right, top, bottom] = [
      x + 0.14 * radius,
      x + 0.73 * radius,
      y - radius,
      y - 0.41 * radius,
    ];
    context.beginPath();
    context.moveTo(left, top);
    context.lineTo(right, bottom);
    context.lineTo(left, bottom);
    context.closePath();
    context.fill();
  }
  context.globalAlpha = 1;
}

function outline(
  context: CanvasRenderingContext2D,
  shape: number,
  x: number,
  y: number,
  r: number,
): void {
  context.beginPath();
  if (shape === SHAPES.square) {
    const half = 0.9 * r;
    const corner = 0.4 * half;
    context.moveTo(x - half + corner, y - half);
    for (const [cx, cy, ex, ey] of [
      [half, -half, half, -half + corner],
      [half, half, half - corner, half],
      [-half, half, -half, half - corner],
      [-half, -half, -half + corner, -half],
    ] as const) {
      const [sx, sy] = [
        x + cx - (cx === ex ? Math.sign(cx) * corner : 0),
        y + cy - (cy === ey ? Math.sign(cy) * corner : 0),
      ];
      context.lineTo(sx, sy);
      context.quadraticCurveTo(x + cx, y + cy, x + ex, y + ey);
    }
    context.closePath();
  } else if (shape === SHAPES.diamond) {
    const half = 1.24 * r;
    context.moveTo(x, y - half);
    context.lineTo(x + half, y);
    context.lineTo(x, y + half);
    context.lineTo(x - half, y);
    context.closePath();
  } else if (shape === SHAPES.sheet) {
    const [wide, high] = [0.73 * r, r];
    context.moveTo(x - wide, y - high);
    context.lineTo(x + 0.14 * r, y - high);
    context.lineTo(x + wide, y - 0.41 * r);
    context.lineTo(x + wide, y + high);
    context.lineTo(x - wide, y + high);
    context.closePath();
  } else context.arc(x, y, Math.max(0.1, r), 0, 2 * Math.PI);
}
