import type { Store } from './store.ts';
import { fromQuery, toQuery } from './url.ts';

/** Keeps the address and the store alike: a choice is a step back and forward, a filter is not. */
export function mirrorInUrl(store: Store, relations: readonly string[]): void {
  let leading = false;
  store.subscribe((state, before) => {
    const query = toQuery(state, relations);
    if (leading || query === location.search) return;
    const address = `${location.pathname}${query}`;
    if (state.chosen !== before.chosen || state.view !== before.view) {
      history.pushState(null, '', address);
    } else history.replaceState(null, '', address);
  });
  window.addEventListener('popstate', () => {
    leading = true;
    store.set(fromQuery(location.search, relations));
    leading = false;
  });
}
