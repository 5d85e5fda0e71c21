import type { Period } from '../data/months.ts';
import type { Bar } from '../data/time-bars.ts';
import { el } from './dom.ts';

/** Places of the first and the last brushed bar. */
type Stretch = readonly [number, number];

/**
 * The stretch of bars that is chosen. A click on a bar takes it alone, a click with Shift reaches to it, dragging takes
 * what it passes over. Each end has a handle: arrow keys move it, with Shift both ends go outwards or inwards.
 */
export class TimelineBrush {
  readonly element: HTMLElement;
  readonly #bars: Bar[];
  readonly #set: (period: Period | undefined) => void;
  readonly #handles: readonly [HTMLElement, HTMLElement];
  #stretch: Stretch;
  #frame = 0;

  constructor(
    columns: HTMLElement,
    bars: Bar[],
    set: (period: Period | undefined) => void,
    current: () => Period | undefined,
  ) {
    this.#bars = bars;
    this.#set = set;
    this.#stretch = [0, Math.max(0, bars.length - 1)];
    this.#handles = [this.#handle(0), this.#handle(1)];
    this.element = el('div.timeline-brush', {}, ...this.#handles);
    this.#listen(columns, current);
    this.#walk(columns);
  }

  show(period: Period | undefined): void {
    const last = Math.max(0, this.#bars.length - 1);
    this.element.classList.toggle('is-on', period !== undefined);
    const inside = [...this.#bars.keys()].filter(
      (i) =>
        !period || (this.#bars[i]!.period[0] <= period[1] && this.#bars[i]!.period[1] >= period[0]),
    );
    this.#draw([inside[0] ?? 0, inside.at(-1) ?? last]);
  }

  #draw(stretch: Stretch): void {
    this.#stretch = stretch;
    const [first, last] = stretch;
    this.element.style.gridColumn = `${first + 1} / ${last + 2}`;
    for (const [side, handle] of this.#handles.entries()) {
      const at = stretch[side]!;
      handle.setAttribute('aria-valuenow', String(at + 1));
      handle.setAttribute('aria-valuetext', this.#bars[at]?.spoken ?? '');
    }
  }

  /** @param dragging tells the page at the next frame, since a drag passes many bars */
  #take(a: number, b: number, dragging = false): void {
    const last = this.#bars.length - 1;
    const within = (place: number) => Math.min(last, Math.max(0, place));
    const [first, end] = [within(Math.min(a, b)), within(Math.max(a, b))];
    this.element.classList.add('is-on');
    this.#draw([first, end]);
    const tell = () => {
      const all = first === 0 && end === last;
      this.#set(all ? undefined : [this.#bars[first]!.period[0], this.#bars[end]!.period[1]]);
    };
    cancelAnimationFrame(this.#frame);
    if (dragging) this.#frame = requestAnimationFrame(tell);
    else tell();
  }

  #handle(side: 0 | 1): HTMLElement {
    const handle = el('span.timeline-handle', {
      role: 'slider',
      tabindex: 0,
      'aria-label': side === 0 ? 'From' : 'To',
      'aria-valuemin': 1,
      'aria-valuemax': this.#bars.length,
    });
    handle.addEventListener('keydown', (event) => {
      const steps: Record<string, number> = {
        ArrowLeft: -1,
        ArrowDown: -1,
        ArrowRight: 1,
        ArrowUp: 1,
        PageDown: -12,
        PageUp: 12,
        Home: -this.#bars.length,
        End: this.#bars.length,
      };
      const step = steps[event.key];
      if (step === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      const [first, last] = this.#stretch;
      // An end stops at the other one.
      if (side === 0) {
        this.#take(Math.min(first + step, last), event.shiftKey ? last - step : last);
      } else this.#take(event.shiftKey ? first - step : first, Math.max(last + step, first));
    });
    return handle;
  }

  #listen(columns: HTMLElement, current: () => Period | undefined): void {
    let drag: { anchor: number; moved: boolean; bar: number } | undefined;
    columns.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return;
      const side = this.#handles.indexOf(event.target as HTMLElement);
      const [first, last] = this.#stretch;
      const bar = barAt(columns, event.clientX);
      // A handle is drawn against the other end.
      const anchor = side === 0 ? last : side === 1 ? first : bar;
      drag = { anchor, moved: side >= 0, bar };
      if (side >= 0) this.#handles[side]!.setPointerCapture(event.pointerId);
    });
    columns.addEventListener('pointermove', (event) => {
      if (!drag || event.buttons === 0) return;
      const bar = barAt(columns, event.clientX);
      if (bar === drag.bar) return;
      drag = { ...drag, bar, moved: true };
      this.#take(drag.anchor, bar, true);
    });
    columns.addEventListener('click', (event) => {
      const moved = drag?.moved === true;
      drag = undefined;
      const button = (event.target as HTMLElement).closest('.timeline-bar');
      if (!button || moved) return;
      const bar = [...columns.children].indexOf(button);
      const [first, last] = this.#stretch;
      const only = current() !== undefined && first === bar && last === bar;
      if (only) this.#set(undefined);
      else if (event.shiftKey && current()) {
        this.#take(Math.min(first, bar), Math.max(last, bar));
      } else this.#take(bar, bar);
    });
  }

  /** The bars are one stop of the Tab key; arrows go from bar to bar. */
  #walk(columns: HTMLElement): void {
    let at = Math.max(0, this.#bars.length - 1);
    const buttons = () => columns.querySelectorAll<HTMLElement>('.timeline-bar');
    const stop = (place: number) => {
      for (const [i, button] of buttons().entries()) button.tabIndex = i === place ? 0 : -1;
    };
    queueMicrotask(() => stop(at));
    columns.addEventListener('keydown', (event) => {
      if (!(event.target as HTMLElement).matches('.timeline-bar')) return;
      const step = { ArrowLeft: -1, ArrowRight: 1, Home: -1e9, End: 1e9 }[event.key];
      if (step === undefined) return;
      event.preventDefault();
      const all = buttons();
      at = Math.min(
        all.length - 1,
        Math.max(0, [...all].indexOf(event.target as HTMLElement) + step),
      );
      stop(at);
      all[at]!.focus();
    });
  }
}

/** The bar above or below a point of the screen; the nearest one beyond the ends. */
function barAt(columns: HTMLElement, x: number): number {
  const bars = columns.querySelectorAll('.timeline-bar');
  const { left } = bars[0]!.getBoundingClientRect();
  const { right } = bars[bars.length - 1]!.getBoundingClientRect();
  const share = (x - left) / Math.max(1, right - left);
  return Math.min(bars.length - 1, Math.max(0, Math.floor(share * bars.length)));
}
