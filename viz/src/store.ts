import type { Period } from './data/months.ts';

export const VIEWS = ['map', 'entities', 'table', 'list'] as const;
export type View = (typeof VIEWS)[number];

/** How the table is sorted: by which column, largest first or the other way. */
export interface Sort {
  column: string;
  down: boolean;
}

/** What the person has chosen to see. Everything on the page follows from this and the graph. */
export interface State {
  view: View;
  /** Id of the chosen node or region. */
  chosen: string | undefined;
  /** Steps around the chosen node that are drawn: 1 to 3. */
  depth: number;
  /** Ids of nodes near the chosen one whose own neighbours are drawn too. */
  opened: ReadonlySet<string>;
  /** Id of the entity that the chosen one is compared with; '' while it is still to be named. */
  compared: string | undefined;
  path: PathChoice | undefined;
  /** Places in NODE_TYPES. */
  hiddenTypes: ReadonlySet<number>;
  /** Places in the map's relations. */
  hiddenRelations: ReadonlySet<number>;
  /** Ids of regions: they outlast a rebuild. */
  hiddenRegions: ReadonlySet<string>;
  /** 0 for names of their own, 1 for generic ones. */
  hiddenScopes: ReadonlySet<number>;
  /** Ids of nodes that were hidden one by one. */
  hiddenNodes: ReadonlySet<string>;
  /** Ids of nodes that stay in full and named, whatever is chosen. */
  pinned: ReadonlySet<string>;
  /** First and last month shown. */
  period: Period | undefined;
  /** Relations less sure than this are not shown, in hundredths. */
  leastConfidence: number;
  /** Papers that two entities have to share for a line on the map of entities. */
  leastShared: number;
  sort: Sort;
  /** Where the map's camera stands, where it was moved by hand. */
  camera: CameraPlace | undefined;
  theme: 'system' | 'light' | 'dark';
}

/** A point of the graph in the middle of the map, and how much larger than the whole map all is seen. */
export interface CameraPlace {
  x: number;
  y: number;
  zoom: number;
}

/** Two ends that are to be joined; '' while an end is still to be named. */
export interface PathChoice {
  from: string;
  to: string;
  /** Which of the ways found is looked at, from 1. */
  place: number;
  /** Common names join like any other. */
  hubs: boolean;
}

export const FIRST_STATE: State = {
  view: 'map',
  chosen: undefined,
  depth: 1,
  opened: new Set(),
  compared: undefined,
  path: undefined,
  hiddenTypes: new Set(),
  hiddenRelations: new Set(),
  hiddenRegions: new Set(),
  hiddenNodes: new Set(),
  pinned: new Set(),
  hiddenScopes: new Set(),
  period: undefined,
  leastConfidence: 0,
  leastShared: 2,
  sort: { column: 'papers', down: true },
  camera: undefined,
  theme: 'system',
};

/** What is looked at: where this changes, the map goes there by itself. */
const LOOKED_AT: readonly (keyof State)[] = ['chosen', 'compared', 'path'];

type Listener = (state: State, before: State) => void;

/** The one store: changes go in by `set`, and each listener hears of every change once, in the order of joining. */
export class Store {
  #state: State;
  readonly #listeners: Listener[] = [];
  /** Where the camera stood before something was looked at. */
  #cameraBefore: CameraPlace | undefined;

  constructor(state: State) {
    this.#state = state;
  }

  get state(): State {
    return this.#state;
  }

  set(change: Partial<State>): void {
    const before = this.#state;
    const leaves = LOOKED_AT.some((key) => key in change && change[key] !== before[key]);
    if (leaves && isBare(before)) this.#cameraBefore = before.camera;
    const state = { ...before, ...change };
    // The map goes to what is looked at, and back to where it was when that is given up.
    if (leaves && !('camera' in change)) {
      state.camera = isBare(state) ? this.#cameraBefore : undefined;
    }
    this.#state = state;
    for (const listener of this.#listeners) listener(this.#state, before);
  }

  subscribe(listener: Listener): void {
    this.#listeners.push(listener);
  }
}

/** Whether nothing is looked at but the map. */
function isBare({ chosen, path }: State): boolean {
  return chosen === undefined && !path;
}

/** Whether nothing changed but where the camera stands. */
export function isCameraAlone(state: State, before: State): boolean {
  const keys = Object.keys(state) as (keyof State)[];
  return keys.every((key) => (key === 'camera') === (state[key] !== before[key]));
}

/** The set with a member put in or taken out. */
export function toggled<T>(set: ReadonlySet<T>, member: T): ReadonlySet<T> {
  const changed = new Set(set);
  if (!changed.delete(member)) changed.add(member);
  return changed;
}
