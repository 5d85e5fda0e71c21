import type Sigma from 'sigma';
import type { CameraState } from 'sigma/types';
import type { CameraPlace } from '../store.ts';

/** How long the camera rests before it is said where it stands, in milliseconds. */
const REST = 300;
/** Pixels, and shares of the zoom, that make no difference. */
const SAME = 3;
const SAME_ZOOM = 0.02;

/** Where a camera stands, in the graph's own coordinates, so that it means the same in a window of another size. */
export function placeOf(sigma: Sigma, wholeRatio: number): CameraPlace {
  const { width, height } = sigma.getDimensions();
  const cameraState = sigma.getCamera().getState();
  // Sigma by itself answers for the frame drawn last, which may be late.
  const { x, y } = sigma.viewportToGraph({ x: width / 2, y: height / 2 }, { cameraState });
  return { x, y, zoom: wholeRatio / cameraState.ratio };
}

/** The camera that stands at a place. */
export function cameraAt(sigma: Sigma, wholeRatio: number, place: CameraPlace): CameraState {
  const camera = sigma.getCamera();
  // Both ways by the same camera: Sigma goes there by the frame drawn last and back by the camera of now.
  const now = { cameraState: camera.getState() };
  const { x, y } = sigma.viewportToFramedGraph(sigma.graphToViewport(place, now), now);
  return { x, y, angle: camera.angle, ratio: camera.getBoundedRatio(wholeRatio / place.zoom) };
}

/**
 * Says where the camera stands when it has come to rest; nothing where it stands where the map put it by itself.
 * @param usual where it stands by itself, for what is chosen now
 */
export function watchCamera(
  sigma: Sigma,
  { usual, wholeRatio }: { usual(): CameraState; wholeRatio(): number },
  tell: (place: CameraPlace | undefined) => void,
): void {
  let timer: number | undefined;
  sigma.getCamera().on('updated', () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      const camera = sigma.getCamera().getState();
      tell(isSameView(sigma, camera, usual()) ? undefined : placeOf(sigma, wholeRatio()));
    }, REST);
  });
}

/** Whether two cameras show the same, as far as one can see. */
export function isSameView(sigma: Sigma, one: CameraState, other: CameraState): boolean {
  const [p, q] = [one, other].map((cameraState) =>
    sigma.framedGraphToViewport({ x: 0.5, y: 0.5 }, { cameraState }),
  ) as [{ x: number; y: number }, { x: number; y: number }];
  const near = Math.hypot(p.x - q.x, p.y - q.y) < SAME;
  return near && Math.abs(one.ratio / other.ratio - 1) < SAME_ZOOM;
}
