import type { Atlas } from '../data/atlas.ts';
import { PAPER } from '../data/atlas.ts';
import type { Focus } from '../data/focus.ts';
import type { State, Store } from '../store.ts';
import { el, fill, number, onClick, plural } from './dom.ts';

/** Years shown at most: older ones stand together in the first bar. */
const MOST_BARS = 16;

/** Papers by year, under the map. A click on a bar shows that year alone, with Shift a stretch of years. */
export class Timeline {
  readonly element = el('section.timeline', { 'aria-label': 'Papers by year' });
  readonly #atlas: Atlas;
  readonly #store: Store;
  readonly #title = el('h2');
  readonly #note = el('p');
  readonly #all: HTMLButtonElement;
  readonly #bars: {
    from: number;
    year: number;
    total: number;
    button: HTMLButtonElement;
    part: HTMLElement;
    count: HTMLElement;
  }[] = [];
  readonly #undated: number;

  constructor(atlas: Atlas, store: Store) {
    this.#atlas = atlas;
    this.#store = store;
    const totals = new Map<number, number>();
    let undated = 0;
    for (let i = 0; i < atlas.size; i += 1) {
      if (atlas.type[i] !== PAPER) continue;
      const year = atlas.year[i]!;
      if (year === 0) undated += 1;
      else totals.set(year, (totals.get(year) ?? 0) + 1);
    }
    this.#undated = undated;
    this.#all = onClick(el('button.plain', { type: 'button' }, 'All years'), () =>
      store.set({ period: undefined }),
    );
    const spans = barSpans(totals);
    const most = Math.max(1, ...spans.map(({ total }) => total));
    for (const span of spans) this.#bars.push(this.#bar(span, most));
    this.element.hidden = spans.length < 2;
    this.element.classList.toggle('is-many', spans.length > 8);
    fill(
      this.element,
      el('div.timeline-about', {}, this.#title, this.#note, this.#all),
      el(
        'div.timeline-bars',
        { role: 'group', 'aria-label': 'Years' },
        ...this.#bars.map(({ button }) => button),
      ),
    );
  }

  update(state: State, focus: Focus | undefined): void {
    const { period } = state;
    const shares = focus ? this.#sharesOf(focus) : undefined;
    const dated = this.#bars.reduce((sum, { total }) => sum + total, 0);
    const inside = this.#bars.filter(
      ({ year }) => !period || (year >= period[0] && year <= period[1]),
    );
    const papers = inside.reduce((sum, { total }) => sum + total, 0);
    const first = this.#bars[0]?.from;
    const last = this.#bars.at(-1)?.year;
    this.#all.hidden = !period;
    if (period) {
      this.#title.textContent =
        period[0] === period[1] ? `${period[0]}` : `${period[0]} to ${period[1]}`;
      this.#note.textContent = `${number(papers)} of ${plural(dated, 'paper')}`;
    } else {
      this.#title.textContent = 'Papers by year';
      const without = this.#undated > 0 ? `no date: ${number(this.#undated)}` : 'all dated';
      this.#note.textContent = `${first} to ${last}, ${without}`;
    }
    for (const bar of this.#bars) {
      const { total, button, part, count } = bar;
      const chosen = period !== undefined && isWithin(bar, period);
      button.classList.toggle('is-in', chosen);
      button.classList.toggle('is-out', period !== undefined && !chosen);
      button.setAttribute('aria-pressed', String(chosen));
      const share = shares === undefined ? 0 : shareOf(bar, shares);
      part.style.height = `${share > 0 && total > 0 ? Math.max(8, (100 * share) / total) : 0}%`;
      count.textContent = shares
        ? share > 0
          ? number(share)
          : ''
        : total > 0
          ? number(total)
          : '';
      count.classList.toggle('accent', shares !== undefined);
    }
  }

  #bar({ from, year, total }: Span, most: number) {
    const part = el('span.timeline-part');
    const column = el('span.timeline-column', {}, part);
    // The height grows with the root of the count, so that small years are seen beside large ones.
    const share = total > 0 ? Math.max(0.04, Math.sqrt(total / most)) : 0.02;
    column.style.height = `calc((100% - 17px) * ${share.toFixed(3)})`;
    const count = el('span.timeline-count');
    const spoken = from < year ? `Up to ${year}` : String(year);
    const words = from < year ? `≤${year}` : String(year);
    const button = onClick(
      el(
        'button.timeline-bar',
        { type: 'button', 'aria-label': `${spoken}, ${plural(total, 'paper')}` },
        el('span.timeline-space', {}, count, column),
        el('span.timeline-year', {}, words),
      ),
      (event) => this.#brush(from, year, event.shiftKey),
    );
    return { from, year, total, button, part, count };
  }

  #brush(from: number, year: number, widen: boolean): void {
    const { period } = this.#store.state;
    if (widen && period) {
      this.#store.set({ period: [Math.min(from, period[0]), Math.max(year, period[1])] });
    } else if (period && period[0] === from && period[1] === year) {
      this.#store.set({ period: undefined });
    } else this.#store.set({ period: [from, year] });
  }

  #sharesOf(focus: Focus): Map<number, number> {
    const shares = new Map<number, number>();
    for (const node of focus.neighbours) {
      if (this.#atlas.type[node] !== PAPER) continue;
      const year = this.#atlas.year[node]!;
      shares.set(year, (shares.get(year) ?? 0) + 1);
    }
    return shares;
  }
}

/** A bar: a year, or all years up to one. */
interface Span {
  from: number;
  year: number;
  total: number;
}

/** A bar for every year from the first to the last; where that is too many, the older years share the first bar. */
function barSpans(totals: Map<number, number>): Span[] {
  if (totals.size === 0) return [];
  const first = Math.min(...totals.keys());
  const last = Math.max(...totals.keys());
  const start = Math.max(first, last - MOST_BARS + 1);
  return Array.from({ length: last - start + 1 }, (_, i) => {
    const span: Span = { from: i === 0 ? first : start + i, year: start + i, total: 0 };
    span.total = shareOf(span, totals);
    return span;
  });
}

function shareOf({ from, year }: Pick<Span, 'from' | 'year'>, counts: Map<number, number>): number {
  let sum = 0;
  for (const [at, count] of counts) if (at >= from && at <= year) sum += count;
  return sum;
}

function isWithin(
  { from, year }: Pick<Span, 'from' | 'year'>,
  period: readonly [number, number],
): boolean {
  return from >= period[0] && year <= period[1];
}
