import type { Period } from '../data/months.ts';
import type { Bar } from '../data/time-bars.ts';
import { el, fill, onClick } from './dom.ts';
import { icon } from './icons.ts';

/** How long each bar is shown, in milliseconds. */
const A_BAR = 600;

/** Moves the chosen stretch along the bars, one at a time, until the last one or until somebody chooses otherwise. */
export class TimelinePlay {
  readonly button: HTMLButtonElement;
  readonly #bars: Bar[];
  readonly #usual: number;
  readonly #set: (period: Period | undefined) => void;
  #timer: number | undefined;
  #at = 0;
  #width = 1;
  #own: Period | undefined;

  /** @param usual bars of the stretch where none is chosen */
  constructor(bars: Bar[], usual: number, set: (period: Period | undefined) => void) {
    this.#bars = bars;
    this.#usual = usual;
    this.#set = set;
    this.button = onClick(el('button.plain.timeline-play', { type: 'button' }), () =>
      this.#timer === undefined ? this.#start() : this.#stop(),
    );
    this.#name();
  }

  /** Where somebody else moves the stretch, playing ends. */
  update(period: Period | undefined): void {
    if (this.#timer !== undefined && period !== this.#own) this.#stop();
    if (this.#timer !== undefined) return;
    const inside = [...this.#bars.keys()].filter(
      (i) =>
        period && this.#bars[i]!.period[0] >= period[0] && this.#bars[i]!.period[1] <= period[1],
    );
    this.#width = inside.length || Math.min(this.#usual, this.#bars.length);
    this.#at = inside[0] ?? -1;
  }

  #start(): void {
    // From the start, where nothing is chosen or the end is reached.
    if (this.#at < 0 || this.#at + this.#width >= this.#bars.length) this.#at = -1;
    this.#timer = window.setInterval(() => this.#step(), A_BAR);
    this.#name();
    this.#step();
  }

  #step(): void {
    if (this.#at + this.#width >= this.#bars.length) {
      this.#stop();
      return;
    }
    this.#at += 1;
    const last = this.#bars[this.#at + this.#width - 1]!;
    this.#own = [this.#bars[this.#at]!.period[0], last.period[1]];
    this.#set(this.#own);
  }

  #stop(): void {
    window.clearInterval(this.#timer);
    this.#timer = undefined;
    this.#name();
  }

  #name(): void {
    const playing = this.#timer !== undefined;
    fill(this.button, icon(playing ? 'pause' : 'play'), playing ? 'Pause' : 'Play');
  }
}
