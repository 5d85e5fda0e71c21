import type Sigma from 'sigma';
import type { CameraState } from 'sigma/types';
import { motion } from '../theme/theme.ts';
import type { Bounds } from './bounds.ts';

/** Room that the page's furniture takes from the map, in pixels. */
export interface Padding {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** The camera that shows bounds whole, in the middle of what the padding leaves. */
export function cameraFor(
  sigma: Sigma,
  bounds: Bounds,
  padding: Padding,
  angle: number,
  limits: { least: number; most: number },
): CameraState {
  const { width, height } = sigma.getDimensions();
  const cameraState: CameraState = { x: 0.5, y: 0.5, angle, ratio: 1 };
  const corners = [
    sigma.graphToViewport({ x: bounds.minX, y: bounds.minY }, { cameraState }),
    sigma.graphToViewport({ x: bounds.maxX, y: bounds.maxY }, { cameraState }),
  ] as const;
  const spanX = Math.abs(corners[1].x - corners[0].x);
  const spanY = Math.abs(corners[1].y - corners[0].y);
  const roomX = Math.max(80, width - padding.left - padding.right);
  const roomY = Math.max(80, height - padding.top - padding.bottom);
  const wanted = Math.max(spanX / roomX, spanY / roomY);
  cameraState.ratio = Math.min(limits.most, Math.max(limits.least, wanted));

  const centre = sigma.graphToViewport(
    { x: (bounds.minX + bounds.maxX) / 2, y: (bounds.minY + bounds.maxY) / 2 },
    { cameraState },
  );
  const target = { x: padding.left + roomX / 2, y: padding.top + roomY / 2 };
  const from = sigma.viewportToFramedGraph(target, { cameraState });
  const to = sigma.viewportToFramedGraph(centre, { cameraState });
  return { ...cameraState, x: 0.5 + to.x - from.x, y: 0.5 + to.y - from.y };
}

export function flyTo(sigma: Sigma, camera: Partial<CameraState>, milliseconds = 450): void {
  const duration = motion(milliseconds);
  if (duration === 0) sigma.getCamera().setState(camera);
  // The curve of all motion here is close to this one of Sigma's.
  else void sigma.getCamera().animate(camera, { duration, easing: 'cubicInOut' });
}
