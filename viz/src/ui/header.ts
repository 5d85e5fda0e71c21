import type { State, Store } from '../store.ts';
import { modeOf } from '../theme/theme.ts';
import { el, fill, onClick } from './dom.ts';
import { type IconName, icon, logo } from './icons.ts';
import { moreMenu } from './more-menu.ts';
import type { Search } from './search.ts';

/** Logo, search, views, and what concerns the page as a whole. On a phone the search alone; the rest is in the tab bar. */
export class Header {
  readonly element: HTMLElement;
  readonly tabBar: HTMLElement;
  readonly #store: Store;
  readonly #theme: HTMLButtonElement;
  readonly #views: { view: State['view']; button: HTMLButtonElement }[] = [];

  constructor(
    store: Store,
    search: Search,
    act: { filters(): void; help(): void; path(): void; export(): void },
  ) {
    this.#store = store;
    this.#theme = onClick(el('button.icon', { type: 'button' }), () => this.switchTheme());
    const filters = this.#button('filters', 'Filters', act.filters);
    filters.classList.add('filters-button');
    const link = this.#button('link', 'Copy link', () => void copyLink(link));
    const path = this.#button('path', 'Find a path', act.path);
    path.title = 'Find a path (f)';
    const exporting = this.#button('download', 'Export', act.export);
    const help = onClick(
      el('button.icon', { type: 'button', 'aria-label': 'Help', title: 'Help (?)' }, icon('help')),
      act.help,
    );
    const tabs = el(
      'div.tabs',
      { role: 'group', 'aria-label': 'View' },
      this.#view('map', 'Map'),
      this.#view('entities', 'Entities'),
      this.#view('table', 'Table'),
      this.#view('list', 'List'),
    );
    this.element = el(
      'header.header',
      {},
      el('div.brand', {}, logo(), el('h1', {}, 'paperloom')),
      search.element,
      filters,
      tabs,
      el('div.header-actions', {}, path, link, exporting, this.#theme, help),
    );
    this.tabBar = el(
      'nav.tab-bar',
      { 'aria-label': 'View' },
      this.#view('map', 'Map', 'whole'),
      this.#view('entities', 'Entities', 'entities'),
      this.#view('list', 'List', 'list'),
      onClick(
        el('button.tab-time', { type: 'button', 'aria-pressed': 'false' }, icon('time'), 'Time'),
        (event) => {
          const open = document.body.classList.toggle('time-open');
          (event.currentTarget as HTMLElement).setAttribute('aria-pressed', String(open));
        },
      ),
      moreMenu({
        ...act,
        theme: () => this.switchTheme(),
        table: () => this.#store.set({ view: 'table' }),
      }),
    );
  }

  update(state: State): void {
    for (const { view, button } of this.#views) {
      button.setAttribute('aria-pressed', String(view === state.view));
    }
    const dark = modeOf(state) === 'dark';
    const words = dark ? 'Switch to light' : 'Switch to dark';
    this.#theme.setAttribute('aria-label', words);
    this.#theme.title = `${words} (m)`;
    fill(this.#theme, icon(dark ? 'sun' : 'moon'));
  }

  switchTheme(): void {
    this.#store.set({ theme: modeOf(this.#store.state) === 'dark' ? 'light' : 'dark' });
  }

  #view(view: State['view'], words: string, sign?: IconName): HTMLButtonElement {
    const button = onClick(el('button', { type: 'button' }, sign && icon(sign), words), () =>
      this.#store.set({ view }),
    );
    this.#views.push({ view, button });
    return button;
  }

  #button(sign: IconName, words: string, act: () => void): HTMLButtonElement {
    return onClick(
      el(
        'button.button',
        // The name where the window has no room for the words.
        { type: 'button', title: words },
        icon(sign),
        el('span.button-words', {}, words),
      ),
      act,
    );
  }
}

async function copyLink(button: HTMLButtonElement): Promise<void> {
  const words = button.querySelector('.button-words')!;
  try {
    await navigator.clipboard.writeText(location.href);
    words.textContent = 'Link copied';
  } catch {
    words.textContent = 'Copy it from the address bar';
  }
  window.setTimeout(() => {
    words.textContent = 'Copy link';
  }, 2000);
}
