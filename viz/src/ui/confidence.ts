import type { State, Store } from '../store.ts';
import { el } from './dom.ts';

/** Steps of the slider, in hundredths. */
const STEP = 5;
const MOST = 95;
/** How long the slider rests before the map follows, in milliseconds: a large graph is filtered in a quarter second. */
const REST = 120;

/** A slider for how sure a relation has to be. */
export class Confidence {
  readonly element: HTMLElement;
  readonly #slider: HTMLInputElement;
  readonly #words = el('span.count');

  constructor(store: Store) {
    this.#slider = el('input', {
      type: 'range',
      min: 0,
      max: MOST,
      step: STEP,
      'aria-label': 'Least confidence of relations',
    });
    this.element = el('label.rail-row.rail-slider', {}, this.#slider, this.#words);
    let waiting = 0;
    this.#slider.addEventListener('input', () => {
      this.#say(this.#value);
      window.clearTimeout(waiting);
      waiting = window.setTimeout(() => store.set({ leastConfidence: this.#value }), REST);
    });
  }

  get #value(): number {
    return Number(this.#slider.value);
  }

  update({ leastConfidence }: State): void {
    // While it is being moved, the slider leads.
    if (document.activeElement === this.#slider && this.#slider.matches(':active')) return;
    this.#slider.value = String(leastConfidence);
    this.#say(leastConfidence);
  }

  #say(hundredths: number): void {
    const words = hundredths === 0 ? 'all' : `from ${(hundredths / 100).toFixed(2)}`;
    this.#words.textContent = words;
    this.#slider.setAttribute('aria-valuetext', words);
  }
}
