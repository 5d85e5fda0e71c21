import type { Focus } from '../data/focus.ts';
import type { Tokens } from '../theme/theme.ts';

/** What rings are drawn around, and where that is. */
export interface RingScene {
  focus: Focus | undefined;
  /** Node under the pointer, or -1. */
  hovered: number;
  pinned: ReadonlySet<number>;
  place(node: number): [number, number];
  /** Radius of a node on the screen, in pixels. */
  radius(node: number): number;
}

/** Ink says "chosen": a ring around it, a thinner one under the pointer, a dot over what is pinned. */
export function drawRings(
  context: CanvasRenderingContext2D,
  tokens: Tokens,
  scene: RingScene,
): void {
  const { focus, hovered, pinned } = scene;
  context.strokeStyle = tokens.ink;
  const ring = (node: number, width: number, gap: number, dash: number[] = []) => {
    const [x, y] = scene.place(node);
    context.beginPath();
    context.arc(x, y, scene.radius(node) + gap, 0, 2 * Math.PI);
    context.lineWidth = width;
    context.setLineDash(dash);
    context.stroke();
  };
  if (focus) {
    const compares = focus.kind === 'comparison';
    ring(focus.node, 2, 4.5);
    if (focus.other >= 0) ring(focus.other, 2, 4.5, compares ? [4, 3] : []);
    // What one has alone says so quietly: there may be many.
    context.globalAlpha = 0.6;
    for (const node of focus.apart?.[0] ?? []) ring(node, 1, 2.5);
    for (const node of focus.apart?.[1] ?? []) ring(node, 1.25, 2.5, [2.5, 2.5]);
    context.globalAlpha = 1;
  }
  if (hovered >= 0 && hovered !== focus?.node && hovered !== focus?.other) ring(hovered, 1.5, 3.5);
  context.setLineDash([]);
  context.fillStyle = tokens.ink;
  for (const node of pinned) {
    const [x, y] = scene.place(node);
    const above = scene.radius(node) + (node === focus?.node || node === focus?.other ? 10 : 6);
    context.beginPath();
    context.arc(x, y - above, 3, 0, 2 * Math.PI);
    context.fill();
  }
}
