import { api } from './data/api.ts';
import { Atlas } from './data/atlas.ts';
import { buildPage } from './page.ts';
import { Store } from './store.ts';
import { followTheme } from './theme/theme.ts';
import { el, fill, onClick } from './ui/dom.ts';
import { fromQuery } from './url.ts';

/** Reads the map and builds the page around it; says in a sentence what is wrong where that fails. */
export async function startExplorer(root: HTMLElement): Promise<void> {
  const waiting = el(
    'div.waiting',
    { role: 'status' },
    el('p', {}, 'Reading the map …'),
    el('div.waiting-bar'),
  );
  followTheme(new Store(fromQuery(location.search, [])));
  fill(root, waiting);
  try {
    const atlas = new Atlas(await api.map());
    if (atlas.size === 0) showEmpty(root);
    else buildPage(root, atlas);
  } catch (error) {
    const again = onClick(
      el('button.plain', { type: 'button' }, 'Try again'),
      () => void startExplorer(root),
    );
    const sentence = (error as Error).message;
    fill(root, el('div.waiting', { role: 'alert' }, el('p', {}, `${sentence} `, again)));
  }
}

function showEmpty(root: HTMLElement): void {
  fill(
    root,
    el(
      'div.waiting',
      {},
      el(
        'p',
        {},
        'This graph is empty. Build one with ',
        el('code', {}, 'paperloom build papers/'),
        ' and reload.',
      ),
    ),
  );
}
