import type { AddressBar } from './url-mirror.ts';

/** The browser's own. */
export const addressBar: AddressBar = {
  query: () => location.search,
  write: (query, isStep) => {
    const address = `${location.pathname}${query}`;
    if (isStep) history.pushState(null, '', address);
    else history.replaceState(null, '', address);
  },
  onBack: (listener) => window.addEventListener('popstate', listener),
};
