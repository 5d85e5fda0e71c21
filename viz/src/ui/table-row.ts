import { type Atlas, PAPER } from '../data/atlas.ts';
import type { ColumnKey, CountKey, TableRows } from '../data/table.ts';
import type { State } from '../store.ts';
import { type Hue, STONE } from '../theme/regions.ts';
import { hueColour, modeOf } from '../theme/theme.ts';
import { el, number, onClick } from './dom.ts';
import { typeIcon } from './icons.ts';
import { sparkline } from './sparkline.ts';
import type { TitleSource } from './table-titles.ts';

const TYPES = ['Paper', 'Method', 'Model', 'Benchmark'];

interface RowContext {
  state: State;
  rows: TableRows;
  columns: ColumnKey[];
}

/** Draws one row of the table. */
export class TableRow {
  readonly years: readonly [number, number] | undefined;
  readonly #atlas: Atlas;
  readonly #hues: Hue[];
  readonly #titles: TitleSource;
  readonly #choose: (id: string) => void;

  constructor(about: {
    atlas: Atlas;
    hues: Hue[];
    years: readonly [number, number] | undefined;
    titles: TitleSource;
    choose(id: string): void;
  }) {
    this.years = about.years;
    this.#atlas = about.atlas;
    this.#hues = about.hues;
    this.#titles = about.titles;
    this.#choose = about.choose;
  }

  draw(node: number, place: number, context: RowContext): HTMLElement {
    const atlas = this.#atlas;
    const id = atlas.ids[node]!;
    const row = el('tr', { 'aria-rowindex': place + 2 });
    row.classList.toggle('is-chosen', context.state.chosen === id);
    for (const column of context.columns) row.append(this.#cell(node, column, context));
    if (this.years) {
      const trend = el('td.column-trend');
      if (atlas.type[node] !== PAPER) {
        trend.append(sparkline(atlas, context.state, node, this.years));
      }
      row.append(trend);
    }
    // All of the row is met by the pointer; the keyboard has the button.
    return onClick(row, () => this.#choose(id));
  }

  #cell(node: number, column: ColumnKey, context: RowContext): HTMLElement {
    const atlas = this.#atlas;
    if (column === 'name') return this.#name(node, context.state);
    if (column === 'type') return cell(column, TYPES[atlas.type[node]!]!);
    if (column === 'region') return cell(column, atlas.regions[atlas.region[node]!]?.label ?? '');
    return this.#count(node, column, context.rows.counts);
  }

  #name(node: number, state: State): HTMLElement {
    const atlas = this.#atlas;
    const hue = this.#hues[atlas.region[node]!] ?? STONE;
    const sign = typeIcon(
      atlas.type[node]!,
      atlas.family[node] === 1,
      hueColour(hue, modeOf(state)),
    );
    const name = this.#titles.of(atlas.ids[node]!) ?? atlas.labels[node]!;
    const button = el('button', { type: 'button', dir: 'auto', title: name }, name);
    return el('th.column-name', { scope: 'row' }, el('div', {}, sign, button));
  }

  #count(node: number, column: CountKey, counts: TableRows['counts']): HTMLElement {
    const isPaper = this.#atlas.type[node] === PAPER;
    const value = counts[column][node]!;
    const empty = column === 'first' ? value === 0 : isPaper;
    const words = column === 'first' ? String(value) : number(value);
    const element = cell(column, empty ? '' : words);
    element.classList.add('is-numeric');
    element.classList.toggle('is-zero', value === 0);
    if (column === 'papers' && !isPaper) {
      const bar = el('span.table-bar', { 'aria-hidden': 'true' });
      bar.style.width = `${Math.max(2, (52 * value) / mostOf(counts.papers))}px`;
      element.prepend(bar);
    }
    return element;
  }
}

const most = new WeakMap<Uint32Array, number>();

function mostOf(counts: Uint32Array): number {
  const known = most.get(counts);
  if (known !== undefined) return known;
  const found = counts.reduce((a, b) => Math.max(a, b), 1);
  most.set(counts, found);
  return found;
}

function cell(column: ColumnKey, words: string): HTMLElement {
  const element = el('td', { dir: 'auto' }, words);
  element.className = `column-${column}`;
  return element;
}
