import type { State, Store } from './store.ts';

/** Changes of one kind that follow each other within this time are one step: a slider, a brush. */
const ONE_STEP = 700;
/** What is no part of the arrangement: the light in the room, the page that one is on, and where one stands. */
const APART: readonly string[] = ['theme', 'view', 'camera'];
const MOST_STEPS = 200;

/** Remembers what was chosen, hidden, pinned and opened, so that each step can be taken back and done again. */
export class Undo {
  readonly #store: Store;
  readonly #back: State[] = [];
  readonly #forward: State[] = [];
  #leading = false;
  #last = { keys: '', at: 0 };

  /** @param now the time in milliseconds, from any zero */
  constructor(store: Store, now: () => number = () => performance.now()) {
    this.#store = store;
    store.subscribe((state, before) => this.#remember(changed(state, before), before, now()));
  }

  /** @returns whether there was a step to take back */
  undo(): boolean {
    return this.#go(this.#back, this.#forward);
  }

  redo(): boolean {
    return this.#go(this.#forward, this.#back);
  }

  #remember(keys: string[], before: State, at: number): void {
    if (this.#leading || keys.length === 0) return;
    const kind = keys.join(' ');
    const same = kind === this.#last.keys && kind === 'period' && at - this.#last.at < ONE_STEP;
    this.#last = { keys: kind, at };
    this.#forward.length = 0;
    if (same) return;
    this.#back.push(before);
    if (this.#back.length > MOST_STEPS) this.#back.shift();
  }

  #go(from: State[], to: State[]): boolean {
    const target = from.pop();
    if (!target) return false;
    const { state } = this.#store;
    to.push(state);
    this.#leading = true;
    const { theme, view, camera } = state;
    this.#store.set({ ...target, theme, view, camera });
    this.#leading = false;
    this.#last = { keys: '', at: 0 };
    return true;
  }
}

function changed(state: State, before: State): string[] {
  const keys = Object.keys(state) as (keyof State)[];
  return keys.filter((key) => !APART.includes(key) && state[key] !== before[key]);
}
