import type Sigma from 'sigma';
import type { CameraState } from 'sigma/types';
import type { CameraPlace } from '../store.ts';
import { flyTo } from './camera.ts';
import { cameraAt, isSameView, watchCamera } from './camera-watch.ts';
import type { Sight } from './detail.ts';
import { frameOf } from './frame.ts';
import type { Viewpoint } from './viewpoint.ts';

/** Moves the map's camera: to the whole map, to what is chosen, to where an address says. */
export class MapCamera {
  readonly #sigma: Sigma;
  readonly #view: Viewpoint;
  readonly #points: () => Iterable<readonly [number, number]>;

  /** @param points what of the choice is to be seen, in the graph's coordinates */
  constructor(sigma: Sigma, view: Viewpoint, points: () => Iterable<readonly [number, number]>) {
    this.#sigma = sigma;
    this.#view = view;
    this.#points = points;
    view.measure(sigma);
  }

  /** 1 at the whole map, 2 at twice its size. */
  get zoom(): number {
    return this.#view.wholeRatio / this.#sigma.getCamera().ratio;
  }

  /** How the map is seen from where the camera stands. */
  get sight(): Sight {
    const { scale } = frameOf(this.#sigma);
    const { spacing, shrink } = this.#view;
    return { spacing: spacing * scale, zoom: this.zoom, pixels: scale / this.zoom, shrink };
  }

  /** Stands at once where the address says, else before the choice. */
  begin(place: CameraPlace | undefined): void {
    this.#sigma.getCamera().setState(place ? this.#at(place) : this.#usual());
  }

  /** Goes where the address says; nowhere when it was only told where the camera stands. */
  stand(place: CameraPlace | undefined): void {
    const camera = place ? this.#at(place) : this.#usual();
    if (!isSameView(this.#sigma, this.#sigma.getCamera().getState(), camera)) {
      flyTo(this.#sigma, camera);
    }
  }

  showChoice(): void {
    flyTo(this.#sigma, this.#usual());
  }

  /** @param atOnce without a flight */
  showWhole(atOnce = false): void {
    const whole = this.#view.whole(this.#sigma);
    if (atOnce) this.#sigma.getCamera().setState(whole);
    else flyTo(this.#sigma, whole);
  }

  zoomBy(factor: number): void {
    const camera = this.#sigma.getCamera();
    flyTo(this.#sigma, { ratio: camera.getBoundedRatio(camera.ratio * factor) }, 180);
  }

  /** @param tell hears where the camera came to rest; undefined where the map put it by itself */
  watch(tell: (place: CameraPlace | undefined) => void): void {
    const usual = () => this.#usual();
    watchCamera(this.#sigma, { usual, wholeRatio: () => this.#view.wholeRatio }, tell);
  }

  #at(place: CameraPlace): CameraState {
    return cameraAt(this.#sigma, this.#view.wholeRatio, place);
  }

  #usual(): CameraState {
    return this.#view.around(this.#sigma, this.#points());
  }
}
