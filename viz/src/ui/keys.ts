import type { Arrange } from '../arrange.ts';
import type { AtlasMap } from '../map/atlas-map.ts';
import { type Store, VIEWS } from '../store.ts';

interface KeyActions {
  search(): void;
  help(): void;
  theme(): void;
  path(): void;
  compare(): void;
  undo(): void;
  redo(): void;
  lasso: { active: boolean; toggle(): void };
  arrange: Arrange;
  export(): void;
}

/** Keys of the whole page. None of them works while a text field is being written in. */
export function listenToKeys(
  store: Store,
  map: () => AtlasMap | undefined,
  actions: KeyActions,
): void {
  document.addEventListener('keydown', (event) => {
    if (event.altKey || isWriting(event.target)) return;
    if (document.querySelector('dialog[open]')) return;
    if (event.ctrlKey || event.metaKey) {
      if (event.key.toLowerCase() !== 'z') return;
      event.preventDefault();
      if (event.shiftKey) actions.redo();
      else actions.undo();
      return;
    }
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
  // Only what is drawn around the choice can be expanded.
  const near = map?.focus?.neighbours.has(map.pointed) ? map.atlas.ids[map.pointed] : undefined;
  const pointed = map && map.pointed >= 0 ? map.atlas.ids[map.pointed] : undefined;
  // What is pointed at goes before what is chosen.
  const subject = pointed ?? chosenNode(store, actions);
  switch (key) {
    case '/':
      return actions.search;
    case '?':
      return actions.help;
    case 'm':
      return actions.theme;
    case '1':
    case '2':
    case '3':
    case '4':
      return () => store.set({ view: VIEWS[Number(key) - 1]! });
    case '[':
      return () => document.body.classList.toggle('rail-closed');
    case 't':
      return () => document.body.classList.toggle('timeline-closed');
    case 'x':
      return actions.export;
    case 'Escape':
      return actions.lasso.active ? () => actions.lasso.toggle() : actions.arrange.back();
    case 'f':
      return actions.path;
    case 'd':
      return actions.compare;
    case 'e':
      return () => actions.arrange.expand(near);
    case 'c':
      return () => actions.arrange.collapse(near);
    case 'h':
      if (subject === undefined) return undefined;
      return () => {
        actions.arrange.hide([subject]);
        map?.point(-1);
      };
    case 'p':
      return subject === undefined ? undefined : () => actions.arrange.pin(subject);
    case 'l':
      return map && (() => actions.lasso.toggle());
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

function chosenNode({ state }: Store, { arrange }: KeyActions): string | undefined {
  return state.chosen !== undefined && arrange.isNode(state.chosen) ? state.chosen : undefined;
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('input:not([type=checkbox], [type=radio], [type=range]), textarea, select'))
  );
}
