import { foldName } from '../../text/fold.ts';
import type { Thing } from '../occurrence.ts';

/** What a thing is called before any override. */
export interface NamedThing {
  thing: Thing;
  id: string;
  name: string;
  aliases: readonly string[];
  /** Every spelling that papers use for it. */
  surfaces: readonly string[];
}

/**
 * Finds what the user means by a name: by id, by name or alias, by either but for case and marks, by any spelling; the first
 * that finds something.
 */
export class NameTable {
  readonly #levels = Array.from({ length: 4 }, () => new Map<string, Set<Thing>>());

  add({ thing, id, name, aliases, surfaces }: NamedThing): void {
    this.#put(0, id, thing);
    for (const one of [name, ...aliases]) {
      this.#put(1, one, thing);
      this.#put(2, foldName(one), thing);
    }
    for (const surface of surfaces) this.#put(3, foldName(surface), thing);
  }

  /** Adds what the user's own lines call so, which goes before all that papers do. */
  announce(thing: Thing, id: string, name: string): void {
    this.#put(0, id, thing);
    this.#put(0, name, thing);
    this.#put(2, foldName(name), thing);
  }

  find(name: string): Thing[] {
    const folded = foldName(name);
    for (const [level, map] of this.#levels.entries()) {
      const found = map.get(level < 2 ? name : folded);
      if (found) return [...found];
    }
    return [];
  }

  #put(level: number, name: string, thing: Thing): void {
    const map = this.#levels[level]!;
    const things = map.get(name);
    if (things) things.add(thing);
    else map.set(name, new Set([thing]));
  }
}
