import { NOTHING_HIDDEN, unhide } from '../data/active-filters.ts';
import type { Atlas } from '../data/atlas.ts';
import type { Focus } from '../data/focus.ts';
import type { AtlasMap } from '../map/atlas-map.ts';
import type { State, Store } from '../store.ts';
import { el, fill, number, onClick, plural } from './dom.ts';

/** The line in the map's corner: what is on the map, and the way back to all of it. */
export class Status {
  readonly element = el('div.status', { role: 'status' });
  readonly #store: Store;
  readonly #back: () => void;

  constructor(store: Store, back: () => void) {
    this.#store = store;
    this.#back = back;
  }

  /** @param about what is on a map that is not the whole graph's */
  update(atlas: Atlas, map: AtlasMap, state: State, about?: string): void {
    const { focus, shown } = map;
    if (focus?.kind === 'path') {
      fill(this.element, `${aboutPath(focus, state)} `, this.#backButton());
    } else if (focus && !shown.node[focus.node]) {
      const { by, change } = unhide(atlas, state, focus.node);
      fill(
        this.element,
        `${atlas.labels[focus.node]} is hidden by ${by}. `,
        this.#button('Show it', change),
      );
    } else if (shown.papers + shown.entities === 0) {
      fill(
        this.element,
        'Nothing matches all filters. ',
        this.#button('Show everything', NOTHING_HIDDEN),
      );
    } else if (focus) {
      fill(this.element, `${this.#aboutFocus(atlas, map)} `, this.#backButton());
    } else if (map.region >= 0) {
      fill(this.element, `${atlas.regions[map.region]!.label}. `, this.#backButton());
    } else if (state.chosen !== undefined) {
      fill(this.element, 'The choice is not on the map. ', this.#backButton());
    } else if (about !== undefined) {
      fill(this.element, about);
    } else if (
      shown.filtered &&
      (shown.papers < atlas.counts.papers || shown.entities < atlas.counts.entities)
    ) {
      fill(
        this.element,
        `Shown: ${number(shown.papers)} of ${plural(atlas.counts.papers, 'paper')}, ` +
          `${number(shown.entities)} of ${plural(atlas.counts.entities, 'entity', 'entities')}. ` +
          'What is hidden stays as a trace.',
      );
    } else {
      const { papers, entities, relations } = atlas.counts;
      const { count, drawn } = map.lines;
      const most = `. The ${number(drawn)} strongest of ${number(count)} lines within regions are drawn`;
      fill(
        this.element,
        `${plural(papers, 'paper')}, ${plural(entities, 'entity', 'entities')}`,
        el('span.status-more', {}, `, ${plural(relations, 'relation')}`, drawn < count && most),
        '.',
      );
    }
  }

  #aboutFocus(atlas: Atlas, map: AtlasMap): string {
    const focus = map.focus!;
    const name = atlas.labels[focus.node]!;
    const drawn = focus.neighbours.size;
    if (focus.kind === 'comparison') {
      const shared = drawn - focus.apart![0].size - focus.apart![1].size;
      return `${name} and ${atlas.labels[focus.other]!} share ${plural(shared, 'neighbour')}. A ring: the one alone; a dashed ring: the other.`;
    }
    const undrawn =
      focus.undrawn > 0
        ? ` ${number(focus.undrawn)} more ${focus.undrawn === 1 ? 'relation is' : 'relations are'} not drawn.`
        : '';
    if (focus.count > drawn) {
      return `${number(focus.count)} neighbours. The ${number(drawn)} strongest are drawn.${undrawn}`;
    }
    const isPaper = atlas.type[focus.node] === 0;
    const papers = [...focus.neighbours].filter((node) => atlas.type[node] === 0).length;
    const entities = drawn - papers;
    const parts: string[] = [];
    if (papers > 0) parts.push(plural(papers, 'paper'));
    if (entities > 0 || isPaper) parts.push(plural(entities, 'linked entity', 'linked entities'));
    if (focus.related.size > 0) {
      parts.push(plural(focus.related.size, 'related entity', 'related entities'));
    }
    return `${name} and ${parts.join(', ')}.${undrawn}`;
  }

  #button(words: string, change: Partial<State>): HTMLElement {
    return onClick(el('button.plain', { type: 'button' }, words), () => this.#store.set(change));
  }

  #backButton(): HTMLElement {
    return onClick(el('button.plain', { type: 'button' }, 'Back to the whole map'), this.#back);
  }
}

function aboutPath({ ways = [], other, edges }: Focus, { path }: State): string {
  if (path && path.from === path.to) return 'Both ends of the path are the same thing.';
  if (other < 0) return 'A path: choose the other end.';
  if (ways.length === 0) return 'No path is drawn.';
  const place = Math.min(path?.place ?? 1, ways.length);
  const next = ways.length > 1 ? ' Thin lines: the next best paths.' : '';
  return `Path ${place} of ${ways.length}, ${plural(edges.length, 'step')}.${next}`;
}
