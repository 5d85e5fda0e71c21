import { type Atlas, PAPER } from '../data/atlas.ts';
import type { Focus } from '../data/focus.ts';
import { meet, type Period, periodWords, yearOf } from '../data/months.ts';
import { type Bar, countBy, sumOf, type TimeBars, timeBars } from '../data/time-bars.ts';
import type { State, Store } from '../store.ts';
import { el, fill, number, onClick, plural } from './dom.ts';
import { TimelineBrush } from './timeline-brush.ts';
import { TimelinePlay } from './timeline-play.ts';

interface DrawnBar extends Bar {
  button: HTMLButtonElement;
  part: HTMLElement;
  count: HTMLElement;
}

/** From this many bars on they stand close, without their numbers. */
const DENSE = 24;
/** Least distance of the middles of two years' names, in pixels. */
const APART = 42;
/** Widest bars, as the style has them. */
const WIDEST = 96;

/** Papers by year or month, under the map: brushed by dragging, by clicks, or by the two handles. */
export class Timeline {
  readonly element: HTMLElement;
  readonly #atlas: Atlas;
  readonly #times: TimeBars;
  readonly #bars: DrawnBar[];
  readonly #title = el('h2');
  readonly #note = el('p');
  readonly #all: HTMLButtonElement;
  readonly #brush: TimelineBrush;
  readonly #play: TimelinePlay;

  constructor(atlas: Atlas, store: Store) {
    this.#atlas = atlas;
    this.#times = timeBars(atlas);
    const { unit, bars } = this.#times;
    const most = Math.max(1, ...bars.map(({ total }) => total));
    this.#bars = bars.map((bar, place) => drawBar(bar, place, most));
    const set = (period: Period | undefined) => store.set({ period });
    this.#all = onClick(el('button.plain', { type: 'button' }, `All ${unit}s`), () =>
      set(undefined),
    );
    this.#play = new TimelinePlay(bars, unit === 'year' ? 1 : 12, set);
    const columns = el('div.timeline-bars', { role: 'group', 'aria-label': `Papers by ${unit}` });
    columns.style.setProperty('--bars', String(bars.length));
    this.#brush = new TimelineBrush(columns, bars, set, () => store.state.period);
    fill(columns, ...this.#bars.map(({ button }) => button), this.#brush.element);
    this.element = el(
      'section.timeline',
      { 'aria-label': 'Timeline', hidden: bars.length < 2 },
      el(
        'div.timeline-about',
        {},
        this.#title,
        this.#note,
        el('div.timeline-actions', {}, this.#play.button, this.#all),
      ),
      columns,
    );
    new ResizeObserver(() => this.#thinNames(columns.clientWidth / bars.length)).observe(columns);
    this.element.classList.toggle('is-dense', bars.length >= DENSE);
  }

  /** Names as many bars as there is room for, the newest first. @param pitch pixels from bar to bar at most */
  #thinNames(pitch: number): void {
    const step = Math.min(pitch, WIDEST);
    let next = Infinity;
    for (const [place, { button, label }] of [...this.#bars.entries()].reverse()) {
      if (label === '') continue;
      const fits = (next - place) * step >= APART;
      if (fits) next = place;
      button.classList.toggle('is-unnamed', !fits);
    }
  }

  update({ period }: State, focus: Focus | undefined): void {
    const { unit, undated, monthless, bars } = this.#times;
    this.#all.hidden = !period;
    this.#play.update(period);
    this.#brush.show(period);
    if (period) {
      const [inside, papers] = this.#papersIn(period);
      this.#title.textContent = periodWords(period);
      this.#note.textContent = `${number(inside)} of ${plural(papers, 'paper')}`;
    } else {
      this.#title.textContent = `Papers by ${unit}`;
      const span = bars.length > 0 ? `${years(bars)}, ` : '';
      const missing = [
        undated > 0 && `no date: ${number(undated)}`,
        monthless > 0 && `no month: ${number(monthless)}`,
      ].filter(Boolean);
      this.#note.textContent = `${span}${missing.join(', ') || 'all dated'}`;
    }
    const shares = focus && countBy(this.#atlas, focus.neighbours, unit);
    const step = unit === 'year' ? 12 : 1;
    for (const bar of this.#bars) {
      const chosen = period !== undefined && meet(bar.period, period);
      bar.button.classList.toggle('is-in', chosen);
      bar.button.classList.toggle('is-out', period !== undefined && !chosen);
      bar.button.setAttribute('aria-pressed', String(chosen));
      const share = shares ? sumOf(bar.period, shares, step) : 0;
      const height = share > 0 && bar.total > 0 ? Math.max(8, (100 * share) / bar.total) : 0;
      bar.part.style.height = `${height}%`;
      const count = shares ? share : bar.total;
      bar.count.textContent = count > 0 ? number(count) : '';
      bar.count.classList.toggle('accent', shares !== undefined);
    }
  }

  #papersIn(period: Period): [inside: number, all: number] {
    let [inside, all] = [0, 0];
    for (let i = 0; i < this.#atlas.size; i += 1) {
      if (this.#atlas.type[i] !== PAPER) continue;
      all += 1;
      const months = this.#atlas.monthsOf(i);
      if (months && meet(months, period)) inside += 1;
    }
    return [inside, all];
  }
}

function years(bars: Bar[]): string {
  const [first, last] = [yearOf(bars[0]!.period[0]), yearOf(bars.at(-1)!.period[1])];
  return first === last ? String(first) : `${first} to ${last}`;
}

function drawBar(bar: Bar, place: number, most: number): DrawnBar {
  const part = el('span.timeline-part');
  const column = el('span.timeline-column', {}, part);
  // The height grows with the root of the count, so that small years are seen beside large ones.
  const share = bar.total > 0 ? Math.max(0.04, Math.sqrt(bar.total / most)) : 0.02;
  column.style.height = `calc((100% - 17px) * ${share.toFixed(3)})`;
  const count = el('span.timeline-count');
  const words = `${bar.spoken}, ${plural(bar.total, 'paper')}`;
  const button = el(
    'button.timeline-bar',
    { type: 'button', 'aria-label': words, title: words },
    el('span.timeline-space', {}, count, column),
    el('span.timeline-year', {}, bar.label),
  );
  // Said for each, since the brush lies in the same row.
  button.style.gridColumn = String(place + 1);
  return { ...bar, button, part, count };
}
