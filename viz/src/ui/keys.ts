import type { AtlasMap } from '../map/atlas-map.ts';
import type { Store } from '../store.ts';

interface KeyActions {
  search(): void;
  help(): void;
  theme(): void;
}

/** Keys of the whole page. None of them works while a text field is being written in. */
export function listenToKeys(
  store: Store,
  map: () => AtlasMap | undefined,
  actions: KeyActions,
): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
    if (document.querySelector('dialog[open]')) return;
    const act = keyAction(event.key, store, map(), actions);
    if (!act) return;
    event.preventDefault();
    act();
  });
}

function keyAction(
  key: string,
  store: Store,
  map: AtlasMap | undefined,
  actions: KeyActions,
): (() => void) | undefined {
  switch (key) {
    case '/':
      return actions.search;
    case '?':
      return actions.help;
    case 'm':
      return actions.theme;
    case '1':
      return () => store.set({ view: 'map' });
    case '2':
      return () => store.set({ view: 'list' });
    case 'Escape':
      return store.state.chosen === undefined ? undefined : () => store.set({ chosen: undefined });
    case '+':
    case '=':
      return map && (() => map.zoom(1 / 1.6));
    case '-':
      return map && (() => map.zoom(1.6));
    case '0':
      return map && (() => map.showWhole());
    default:
      return undefined;
  }
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type=checkbox]), textarea, select'))
  );
}
