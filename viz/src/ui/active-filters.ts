import { activeFilters, hiddenParts, NOTHING_HIDDEN } from '../data/active-filters.ts';
import type { Atlas } from '../data/atlas.ts';
import type { Shown } from '../data/shown.ts';
import type { State, Store } from '../store.ts';
import { el, fill, number, onClick } from './dom.ts';
import { icon } from './icons.ts';

/** The filters that are set, each with a way to take it off, and what they hide in numbers. */
export class ActiveFilters {
  readonly element = el('div.rail-active', {
    hidden: true,
    role: 'group',
    'aria-label': 'Filters',
  });
  readonly #atlas: Atlas;
  readonly #store: Store;
  #said = '';

  constructor(atlas: Atlas, store: Store) {
    this.#atlas = atlas;
    this.#store = store;
  }

  update(state: State, shown: Shown): void {
    this.element.hidden = !shown.filtered;
    const filters = activeFilters(this.#atlas, state);
    const parts = hiddenParts(state, shown).map(([count, words]) => `${number(count)} ${words}`);
    const sentence = `Hidden: ${parts.join(', ') || 'nothing'}.`;
    // Made again only when it says something else, so that the focus stays on a chip.
    const said = [...filters.map(({ words }) => words), sentence].join('\n');
    if (said === this.#said) return;
    this.#said = said;
    const held = this.element.contains(document.activeElement);
    const chips = filters.map(({ words, off }) =>
      onClick(
        el(
          'button.chip.filter-chip',
          { type: 'button', 'aria-label': `Take off ${words}`, title: words },
          el('span', { dir: 'auto' }, words),
          icon('close'),
        ),
        () => this.#store.set(off),
      ),
    );
    const all = onClick(el('button.plain', { type: 'button' }, 'Show everything'), () =>
      this.#store.set(NOTHING_HIDDEN),
    );
    fill(
      this.element,
      el(
        'div.rail-head',
        {},
        el('h2', {}, 'Filters'),
        el('span.count', {}, `${number(filters.length)} on`),
      ),
      el('div.chips', {}, ...chips),
      el('p', {}, sentence),
      all,
    );
    if (held) (chips[0] ?? all).focus();
  }
}
