import { type Atlas, PAPER } from '../data/atlas.ts';
import type { Shown } from '../data/shown.ts';
import { COLUMNS, type ColumnKey, TableOrder, type TableRows, tableCounts } from '../data/table.ts';
import type { State, Store } from '../store.ts';
import type { Hue } from '../theme/regions.ts';
import { el, fill, number, onClick, plural } from './dom.ts';
import { icon } from './icons.ts';
import { yearsOf } from './sparkline.ts';
import { TableRow } from './table-row.ts';
import { TitleSource } from './table-titles.ts';

/** Height of a row, and rows drawn beyond each edge of what is seen. */
const ROW = 40;
const BEYOND = 8;

/** What is shown, as a table: only the rows that are seen are there, whatever the number of all. */
export class TableView {
  readonly element = el('div.table-view', { role: 'region', 'aria-label': 'Table', hidden: true });
  readonly #atlas: Atlas;
  readonly #store: Store;
  readonly #order: TableOrder;
  readonly #row: TableRow;
  readonly #titles: TitleSource;
  readonly #count = el('h2');
  readonly #about = el('p.table-about');
  readonly #none = el('p.table-none', { hidden: true }, 'Nothing matches all filters.');
  readonly #head = el('thead');
  readonly #body = el('tbody');
  readonly #table = el('table', { 'aria-label': 'What is shown' }, this.#head, this.#body);
  readonly #scroll = el('div.table-scroll', { tabindex: -1 }, this.#table);
  readonly #hiddenColumns = new Set<ColumnKey>(
    COLUMNS.filter((column) => 'extra' in column).map(({ key }) => key),
  );
  #rows: TableRows | undefined;
  #shown: Shown | undefined;
  #state: State;
  /** Place in the order of the row that the Tab key reaches. */
  #at = 0;
  #drawn = new Map<number, HTMLElement>();

  constructor(
    atlas: Atlas,
    store: Store,
    hues: Hue[],
    act: { choose(id: string): void; csv(rows: TableRows, columns: ColumnKey[]): void },
  ) {
    this.#atlas = atlas;
    this.#store = store;
    this.#state = store.state;
    this.#order = new TableOrder(atlas);
    this.#titles = new TitleSource(() => this.#draw(true));
    const years = yearsOf(atlas);
    this.#row = new TableRow({ atlas, hues, years, titles: this.#titles, choose: act.choose });
    const csv = onClick(
      el('button.button', { type: 'button' }, icon('download'), 'CSV of these rows'),
      () => this.#rows && act.csv(this.#rows, this.#columns),
    );
    const tools = el('div.table-tools', {}, this.#columnMenu(), csv);
    const top = el('div.table-top', {}, this.#count, this.#about, tools);
    fill(this.element, top, this.#none, this.#scroll);
    this.#scroll.addEventListener('scroll', () => this.#draw(false), { passive: true });
    this.#body.addEventListener('keydown', (event) => this.#key(event));
    new ResizeObserver(() => this.#draw(false)).observe(this.#scroll);
  }

  /** To be called while the table is seen. */
  update(state: State, shown: Shown): void {
    const counted = this.#rows?.counts;
    const fresh = shown !== this.#shown || !counted;
    const sorted = state.sort === this.#state.sort;
    if (fresh || !sorted) {
      const counts = fresh ? tableCounts(this.#atlas, state) : counted;
      this.#rows = { counts, order: this.#order.sort(shown, counts, state.sort) };
      this.#at = 0;
      this.#scroll.scrollTop = 0;
    }
    this.#shown = shown;
    this.#state = state;
    this.#say(shown);
    this.#drawHead();
    this.#draw(true);
  }

  get #columns(): ColumnKey[] {
    return COLUMNS.map(({ key }) => key).filter((key) => !this.#hiddenColumns.has(key));
  }

  #say(shown: Shown): void {
    const { counts } = this.#atlas;
    const column = COLUMNS.find(({ key }) => key === this.#state.sort.column) ?? COLUMNS[3];
    const parts = [
      shown.entities > 0 && plural(shown.entities, 'entity', 'entities'),
      shown.papers > 0 && plural(shown.papers, 'paper'),
    ].filter((part) => part !== false);
    this.#count.textContent = parts.join(', ') || 'No rows';
    const of = shown.filtered ? `of ${number(counts.entities + counts.papers)}, ` : '';
    this.#about.textContent = `${of}sorted by ${column.words.toLowerCase()}`;
    this.#none.hidden = parts.length > 0;
    this.#scroll.hidden = parts.length === 0;
  }

  #drawHead(): void {
    const { column: sorted, down } = this.#state.sort;
    const held = this.#head.contains(document.activeElement)
      ? (document.activeElement as HTMLElement).dataset.column
      : undefined;
    const cells = COLUMNS.filter(({ key }) => !this.#hiddenColumns.has(key)).map((column) => {
      const on = column.key === sorted;
      const button = onClick(
        el(
          'button',
          { type: 'button', 'data-column': column.key },
          column.words,
          on && icon('chevron'),
        ),
        () => this.#sort(column.key, 'numeric' in column),
      );
      const cell = el('th', { scope: 'col' }, button);
      cell.className = `column-${column.key}`;
      cell.classList.toggle('is-numeric', 'numeric' in column);
      cell.classList.toggle('is-up', on && !down);
      cell.setAttribute('aria-sort', on ? (down ? 'descending' : 'ascending') : 'none');
      return cell;
    });
    const years = this.#row.years;
    if (years) {
      cells.push(el('th.column-trend', { scope: 'col' }, `${years[0]} to ${years[1]}`));
    }
    fill(this.#head, el('tr', { 'aria-rowindex': 1 }, ...cells));
    if (held) this.#head.querySelector<HTMLElement>(`[data-column="${held}"]`)?.focus();
  }

  /** Numbers come largest first, names from A; a second press turns them round. */
  #sort(column: ColumnKey, numeric: boolean): void {
    const { sort } = this.#store.state;
    const down = column === sort.column ? !sort.down : numeric && column !== 'first';
    this.#store.set({ sort: { column, down } });
  }

  /** @param all draws rows anew that stand already: their content may have changed */
  #draw(all: boolean): void {
    const order = this.#rows?.order;
    if (!order || this.element.hidden) return;
    const { scrollTop, clientHeight } = this.#scroll;
    const first = Math.max(0, Math.floor(scrollTop / ROW) - BEYOND);
    const end = Math.min(order.length, Math.ceil((scrollTop + clientHeight) / ROW) + BEYOND);
    const held = this.#heldPlace();
    const before = all ? new Map<number, HTMLElement>() : this.#drawn;
    this.#drawn = new Map();
    const context = { state: this.#state, rows: this.#rows!, columns: this.#columns };
    for (let place = first; place < end; place += 1) {
      const row = before.get(place) ?? this.#row.draw(order[place]!, place, context);
      row.querySelector('button')!.tabIndex = place === this.#at ? 0 : -1;
      this.#drawn.set(place, row);
    }
    // The row of the Tab key stays reachable, though it is not seen.
    if (!this.#drawn.has(this.#at))
      this.#drawn.get(first)?.querySelector('button')?.removeAttribute('tabindex');
    fill(
      this.#body,
      spacer(first * ROW),
      ...this.#drawn.values(),
      spacer((order.length - end) * ROW),
    );
    this.#table.setAttribute('aria-rowcount', String(order.length + 1));
    if (held !== undefined) (this.#button(held) ?? this.#scroll).focus({ preventScroll: true });
    this.#titles.want(
      [...this.#drawn.keys()]
        .map((place) => order[place]!)
        .filter((node) => this.#atlas.type[node] === PAPER)
        .map((node) => this.#atlas.ids[node]!),
    );
  }

  /** The place of the row that has the focus. */
  #heldPlace(): number | undefined {
    for (const [place, row] of this.#drawn) {
      if (row.contains(document.activeElement)) return place;
    }
    return undefined;
  }

  #button(place: number): HTMLElement | undefined {
    return this.#drawn.get(place)?.querySelector('button') ?? undefined;
  }

  #key(event: KeyboardEvent): void {
    const order = this.#rows?.order;
    const held = this.#heldPlace();
    if (!order || held === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    const page = Math.max(1, Math.floor(this.#scroll.clientHeight / ROW) - 2);
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -order.length,
      End: order.length,
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    this.#at = Math.min(order.length - 1, Math.max(0, held + step));
    this.#reveal(this.#at);
    this.#draw(false);
    this.#button(this.#at)?.focus({ preventScroll: true });
  }

  #reveal(place: number): void {
    const head = this.#head.offsetHeight;
    const top = place * ROW;
    const { scrollTop, clientHeight } = this.#scroll;
    if (top < scrollTop) this.#scroll.scrollTop = top;
    else if (top + ROW > scrollTop + clientHeight - head) {
      this.#scroll.scrollTop = top + ROW - clientHeight + head;
    }
  }

  #columnMenu(): HTMLElement {
    const boxes = COLUMNS.filter(({ key }) => key !== 'name').map(({ key, words }) => {
      const box = el('input', { type: 'checkbox', checked: !this.#hiddenColumns.has(key) });
      box.addEventListener('change', () => {
        if (box.checked) this.#hiddenColumns.delete(key);
        else this.#hiddenColumns.add(key);
        this.#drawHead();
        this.#draw(true);
      });
      return el('label', {}, box, words);
    });
    const menu = el(
      'details.table-menu',
      {},
      el('summary.button', {}, 'Columns'),
      el('div.table-menu-list', {}, ...boxes),
    );
    menu.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !menu.open) return;
      event.stopPropagation();
      menu.open = false;
      menu.querySelector('summary')?.focus();
    });
    menu.addEventListener('focusout', (event) => {
      const next = event.relatedTarget as Node | null;
      if (next && !menu.contains(next)) menu.open = false;
    });
    return menu;
  }
}

/** A row without content that takes the room of those that are not there. */
function spacer(height: number): HTMLElement {
  const cell = el('td');
  cell.style.height = `${height}px`;
  return el('tr.table-space', { 'aria-hidden': 'true' }, cell);
}
