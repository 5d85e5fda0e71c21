import type { State, Store } from './store.ts';
import { fromQuery, toQuery } from './url.ts';

/** Where a browser shows the address, and the steps that lead back. */
export interface AddressBar {
  /** The query of the address that it shows, with its "?". */
  query(): string;
  /** @param isStep whether "back" leads to the address that stood there before */
  write(query: string, isStep: boolean): void;
  onBack(listener: () => void): void;
}

/** What is a step back and forward in the browser, when it changes. */
const STEPS: readonly (keyof State)[] = ['chosen', 'view', 'compared', 'path'];

/** Changes of the stretch of time that follow each other within this time, in milliseconds, are one step: a drag, Play. */
const ONE_STEP = 700;

/**
 * Keeps the address and the store alike: a choice is a step back and forward, and so is a brushed stretch of time as a
 * whole; another filter or the camera is not.
 * @param now the time in milliseconds, from any zero
 */
export function mirrorInUrl(
  store: Store,
  relations: readonly string[],
  bar: AddressBar,
  now: () => number = () => performance.now(),
): void {
  let leading = false;
  let brushed = -Infinity;
  store.subscribe((state, before) => {
    const isBrush = state.period !== before.period;
    const isNewBrush = isBrush && now() - brushed >= ONE_STEP;
    const query = toQuery(state, relations);
    if (leading || query === bar.query()) return;
    if (isBrush) brushed = now();
    bar.write(query, isNewBrush || STEPS.some((key) => state[key] !== before[key]));
  });
  bar.onBack(() => {
    leading = true;
    store.set(fromQuery(bar.query(), relations));
    leading = false;
  });
}
