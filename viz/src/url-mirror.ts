import type { State, Store } from './store.ts';
import { fromQuery, toQuery } from './url.ts';

/** What is a step back and forward in the browser, when it changes. */
const STEPS: readonly (keyof State)[] = ['chosen', 'view', 'compared', 'path'];

/** Keeps the address and the store alike: a choice is a step back and forward, a filter is not. */
export function mirrorInUrl(store: Store, relations: readonly string[]): void {
  let leading = false;
  store.subscribe((state, before) => {
    const query = toQuery(state, relations);
    if (leading || query === location.search) return;
    const address = `${location.pathname}${query}`;
    const stepped = STEPS.some((key) => state[key] !== before[key]);
    if (stepped) history.pushState(null, '', address);
    else history.replaceState(null, '', address);
  });
  window.addEventListener('popstate', () => {
    leading = true;
    store.set(fromQuery(location.search, relations));
    leading = false;
  });
}
