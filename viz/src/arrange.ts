import type { Atlas } from './data/atlas.ts';
import { type State, type Store, toggled } from './store.ts';

/** Most steps around a choice that are drawn. */
const DEEPEST = 3;

const ALONE = { depth: 1, opened: new Set<string>(), compared: undefined, path: undefined };

/**
 * What a person does to the view, as changes of the store. Names are ids. Where a path or a comparison waits for a name,
 * choosing one answers it.
 */
export class Arrange {
  readonly #store: Store;
  readonly #atlas: Atlas;

  constructor(store: Store, atlas: Atlas) {
    this.#store = store;
    this.#atlas = atlas;
  }

  choose(id: string | undefined): void {
    const { path, compared, chosen } = this.#store.state;
    const isNode = id !== undefined && this.#atlas.place(id) !== undefined;
    if (isNode && path && (path.from === '' || path.to === '')) {
      this.#store.set({ path: { ...path, [path.from === '' ? 'from' : 'to']: id, place: 1 } });
    } else if (isNode && compared === '' && id !== chosen && this.#isEntity(id)) {
      this.#store.set({ compared: id });
    } else this.#store.set({ chosen: id, ...ALONE });
  }

  /** One step back: out of the path or the comparison, then out of the choice. Nothing where there is none. */
  back(): (() => void) | undefined {
    const { path, compared, chosen } = this.#store.state;
    if (path) return () => this.#store.set({ path: undefined });
    if (compared !== undefined) return () => this.#store.set({ compared: undefined });
    if (chosen !== undefined) return () => this.#store.set({ chosen: undefined, ...ALONE });
    return undefined;
  }

  /** Opens the path view, from what is chosen. */
  findPath(): void {
    const { chosen, compared } = this.#store.state;
    const from = chosen !== undefined && this.#atlas.place(chosen) !== undefined ? chosen : '';
    const to = from === '' ? '' : (compared ?? '');
    this.#store.set({ path: { from, to, place: 1, hubs: false }, compared: undefined });
  }

  setPath(change: Partial<NonNullable<State['path']>>): void {
    const { path } = this.#store.state;
    if (path) this.#store.set({ path: { ...path, ...change } });
  }

  /** Opens the comparison of what is chosen; which other one, is asked there. */
  compare(): void {
    const { chosen } = this.#store.state;
    if (chosen !== undefined && this.#isEntity(chosen)) {
      this.#store.set({ compared: '', path: undefined });
    }
  }

  compareWith(chosen: string, compared: string): void {
    this.#store.set({ ...ALONE, chosen, compared });
  }

  /** Draws one step more around the choice, or the neighbours of the one that is pointed at. */
  expand(pointed?: string): void {
    const { chosen, depth, opened } = this.#store.state;
    if (!this.#isAlone()) return;
    if (pointed !== undefined && pointed !== chosen) {
      if (!opened.has(pointed)) this.#store.set({ opened: toggled(opened, pointed) });
    } else if (depth < DEEPEST) this.#store.set({ depth: depth + 1 });
  }

  collapse(pointed?: string): void {
    const { depth, opened } = this.#store.state;
    if (!this.#isAlone()) return;
    if (pointed !== undefined && opened.has(pointed)) {
      this.#store.set({ opened: toggled(opened, pointed) });
    } else if (depth > 1) this.#store.set({ depth: depth - 1 });
    else if (opened.size > 0) this.#store.set({ opened: new Set() });
  }

  /** Takes nodes off the map until they are shown again; a choice among them is given up. */
  hide(ids: readonly string[]): void {
    const { hiddenNodes, chosen } = this.#store.state;
    if (ids.length === 0) return;
    const change: Partial<State> = { hiddenNodes: new Set([...hiddenNodes, ...ids]) };
    const gone = chosen !== undefined && ids.includes(chosen);
    this.#store.set(gone ? { ...change, chosen: undefined, ...ALONE } : change);
  }

  /** Pins all of them; those that are pinned stay so. */
  pinAll(ids: readonly string[]): void {
    this.#store.set({ pinned: new Set([...this.#store.state.pinned, ...ids]) });
  }

  pin(id: string): void {
    this.#store.set({ pinned: toggled(this.#store.state.pinned, id) });
  }

  isNode(id: string): boolean {
    return this.#atlas.place(id) !== undefined;
  }

  #isEntity(id: string): boolean {
    const node = this.#atlas.place(id);
    return node !== undefined && this.#atlas.type[node] !== 0;
  }

  /** Whether a node is chosen and nothing more is asked of it. */
  #isAlone(): boolean {
    const { chosen, path, compared } = this.#store.state;
    const isNode = chosen !== undefined && this.#atlas.place(chosen) !== undefined;
    return isNode && !path && compared === undefined;
  }
}
