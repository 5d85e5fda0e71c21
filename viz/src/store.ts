/** What the person has chosen to see. Everything on the page follows from this and the graph. */
export interface State {
  view: 'map' | 'list';
  /** Id of the chosen node or region. */
  chosen: string | undefined;
  /** Places in NODE_TYPES. */
  hiddenTypes: ReadonlySet<number>;
  /** Places in the map's relations. */
  hiddenRelations: ReadonlySet<number>;
  /** Ids of regions: they outlast a rebuild. */
  hiddenRegions: ReadonlySet<string>;
  /** First and last year shown. */
  period: readonly [number, number] | undefined;
  theme: 'system' | 'light' | 'dark';
}

export const FIRST_STATE: State = {
  view: 'map',
  chosen: undefined,
  hiddenTypes: new Set(),
  hiddenRelations: new Set(),
  hiddenRegions: new Set(),
  period: undefined,
  theme: 'system',
};

type Listener = (state: State, before: State) => void;

/** The one store: changes go in by `set`, and each listener hears of every change once, in the order of joining. */
export class Store {
  #state: State;
  readonly #listeners: Listener[] = [];

  constructor(state: State) {
    this.#state = state;
  }

  get state(): State {
    return this.#state;
  }

  set(change: Partial<State>): void {
    const before = this.#state;
    this.#state = { ...before, ...change };
    for (const listener of this.#listeners) listener(this.#state, before);
  }

  subscribe(listener: Listener): void {
    this.#listeners.push(listener);
  }
}

/** The set with a member put in or taken out. */
export function toggled<T>(set: ReadonlySet<T>, member: T): ReadonlySet<T> {
  const changed = new Set(set);
  if (!changed.delete(member)) changed.add(member);
  return changed;
}
