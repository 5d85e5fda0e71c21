import type Sigma from 'sigma';

/** How graph coordinates fall on the screen in one frame: an affine map, asked of Sigma once and then cheap. */
export interface Frame {
  width: number;
  height: number;
  /** x on the screen = a·x + c·y + e, y = b·x + d·y + f: the order of a canvas's setTransform. */
  a: number;
  b: number;
  c: number;
  d: number;
  e: number;
  f: number;
  /** Pixels a graph unit. */
  scale: number;
  pixelRatio: number;
}

export function frameOf(sigma: Sigma): Frame {
  // Of where the camera stands now: Sigma by itself answers for the frame drawn last.
  const now = { cameraState: sigma.getCamera().getState() };
  const zero = sigma.graphToViewport({ x: 0, y: 0 }, now);
  const right = sigma.graphToViewport({ x: 1, y: 0 }, now);
  const up = sigma.graphToViewport({ x: 0, y: 1 }, now);
  const { width, height } = sigma.getDimensions();
  const a = right.x - zero.x;
  const b = right.y - zero.y;
  return {
    width,
    height,
    a,
    b,
    c: up.x - zero.x,
    d: up.y - zero.y,
    e: zero.x,
    f: zero.y,
    scale: Math.hypot(a, b),
    pixelRatio: window.devicePixelRatio || 1,
  };
}

export function onScreen({ a, b, c, d, e, f }: Frame, x: number, y: number): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** Whether a point of the graph is on the screen, or so little beside it that a name of it may reach in. */
export function isNear(frame: Frame, x: number, y: number): boolean {
  const [px, py] = onScreen(frame, x, y);
  return px > -60 && py > -30 && px < frame.width + 60 && py < frame.height + 30;
}

/** The point of the graph that lies at a point of the screen. */
export function offScreen({ a, b, c, d, e, f }: Frame, x: number, y: number): [number, number] {
  const area = a * d - b * c || 1;
  return [((x - e) * d - (y - f) * c) / area, ((y - f) * a - (x - e) * b) / area];
}

/** Puts a canvas into graph coordinates; lines are then to be 1 / scale wide for each pixel. */
export function enterGraph(context: CanvasRenderingContext2D, frame: Frame): void {
  const { a, b, c, d, e, f, pixelRatio: p } = frame;
  context.setTransform(a * p, b * p, c * p, d * p, e * p, f * p);
}

export function leaveGraph(context: CanvasRenderingContext2D, { pixelRatio }: Frame): void {
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
}
