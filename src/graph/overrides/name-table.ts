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

/** Finds what the user means by a name: by id, by name, by alias, by any spelling; the first that finds something. */
export class NameTable {
  readonly #levels = Array.from({ length: 5 }, () => new Map<string, Set<Thing>>());

  add({ thing, id, name, aliases, surfaces }: NamedThing): void {
    this.#put(0, id, thing);
    this.#put(1, name, thing);
    this.#put(3, foldName(name), thing);
    for (const alias of aliases) {
      this.#put(2, alias, thing);
      this.#put(3, foldName(alias), thing);
    }
    for (const surface of surfaces) this.#put(4, foldName(surface), thing);
  }

  find(name: string): Thing[] {
    const folded = foldName(name);
    for (const [level, map] of this.#levels.entries()) {
      const found = map.get(level < 3 ? name : folded);
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
