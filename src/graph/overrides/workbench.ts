import { byCodeUnit } from '../../order.ts';
import { mergeKey } from '../merge-key.ts';
import { nameId } from '../name-id.ts';
import type { Occurrence, Thing, Things } from '../occurrence.ts';
import type { OverrideAction, Paper } from '../schema.ts';
import { type NamedThing, NameTable } from './name-table.ts';
import { type Override, type OverrideNote, withoutLine } from './override.ts';
import { PaperTable } from './papers.ts';
import { Unlinks } from './unlinks.ts';

/** Stages follow each other however the lines stand. */
export const STAGES = [
  'drop',
  'different',
  'same',
  'retype',
  'rename',
  'relate',
  'unlink',
] as const;

/** Why something stands apart that the user told apart. */
export const APART = 'apart:override';

/**
 * What is known while overrides are applied: what names mean, which occurrences belong to which thing, and what things
 * have become so far. Each stage speaks of what the stages before it left.
 */
export class Workbench {
  readonly things: Things;
  readonly #table = new NameTable();
  readonly #ids = new Map<Thing, string>();
  /** What things are called without any override, or by what a "different" makes of them. */
  readonly names = new Map<Thing, string>();
  /** What things are called now that were renamed. */
  readonly renamed = new Map<Thing, string>();
  readonly papers: PaperTable;
  readonly unlinks = new Unlinks();
  readonly notes: OverrideNote[] = [];
  /** Overrides that changed something. */
  readonly acted = new Set<Override>();
  readonly #byThing = new Map<Thing, Set<Occurrence>>();
  /** What things became, by stage. */
  readonly #became = new Map<OverrideAction, Map<Thing, Thing | undefined>>(
    STAGES.map((stage) => [stage, new Map()]),
  );
  /** The occurrences of each thing when the stage began, and those that the stage has settled. */
  #before = new Map<Thing, Occurrence[]>();
  readonly #settled = new Set<Occurrence>();

  /** @param named every thing that is there, as it is called without overrides */
  constructor(
    occurrences: readonly Occurrence[],
    named: readonly NamedThing[],
    papers: Iterable<Paper>,
    things: Things,
  ) {
    this.things = things;
    this.papers = new PaperTable(papers);
    for (const one of named) {
      this.#table.add(one);
      this.names.set(one.thing, one.name);
      this.#ids.set(one.thing, one.id);
    }
    for (const occurrence of occurrences) this.#place(occurrence);
  }

  beginStage(): void {
    this.#settled.clear();
    this.#before = new Map([...this.#byThing].map(([thing, group]) => [thing, [...group]]));
  }

  /** All occurrences that are left. */
  *occurrences(): Generator<Occurrence> {
    for (const group of this.#byThing.values()) yield* group;
  }

  /** The only thing that a name means; nothing where it means none or several. */
  meaning(name: string): Thing | undefined {
    const [thing, ...others] = this.#table.find(name);
    return others.length === 0 ? thing : undefined;
  }

  /** What else than `thing` has this name. */
  meant(name: string, thing: Thing): Thing | undefined {
    const others = this.#table.find(name).filter((other) => other !== thing);
    return others.find(({ type }) => type === thing.type) ?? others[0];
  }

  /** A name that stands for something once it stands apart: other lines may speak of it. */
  announce(name: string, apartFrom: Thing): void {
    if (this.meant(name, apartFrom)) return;
    const thing = this.things.of(apartFrom.type, mergeKey(name), undefined, APART);
    if (thing === apartFrom) return;
    const id = `${thing.type.toLowerCase()}:${nameId(name)}`;
    this.#table.announce(thing, id, name);
    this.names.set(thing, name);
    this.#ids.set(thing, id);
  }

  /** Says what a thing is from this stage on; nothing where it was dropped. */
  become(action: OverrideAction, thing: Thing, target: Thing | undefined): void {
    this.#became.get(action)!.set(thing, target);
  }

  /** The things that were merged into others so far. */
  merged(): Thing[] {
    return [...this.#became.get('same')!.keys()];
  }

  /** The occurrences that a thing had when the stage began. */
  before(thing: Thing): readonly Occurrence[] {
    return this.#before.get(thing) ?? [];
  }

  /** The occurrences of a thing that an override is about; of its papers, those without one are noted. */
  those(override: Override, thing: Thing): Occurrence[] {
    const all = this.before(thing).filter((one) => !this.#settled.has(one));
    return override.papers ? this.#inPapers(override, all) : all;
  }

  #inPapers(override: Override, all: readonly Occurrence[]): Occurrence[] {
    const found: Occurrence[] = [];
    for (const asked of override.papers!) {
      const id = this.papers.find(asked);
      const here = all.filter(({ paper }) => paper.id === id);
      found.push(...here);
      if (id === undefined) this.note(override, `There is no paper ${asked}.`);
      else if (here.length === 0) {
        this.note(override, `The paper ${asked} does not name ${override.name}.`);
      }
    }
    return found;
  }

  remove(occurrence: Occurrence): void {
    this.#byThing.get(occurrence.thing)?.delete(occurrence);
  }

  /** Nothing else in this stage is to act on it. */
  settle(occurrence: Occurrence): void {
    this.#settled.add(occurrence);
  }

  /** @param override left out where the occurrence only goes on with what an override moved before */
  move(occurrence: Occurrence, target: Thing, override?: Override, name?: string): void {
    this.remove(occurrence);
    occurrence.thing = target;
    if (name !== undefined) occurrence.name = name;
    this.#place(occurrence);
    this.settle(occurrence);
    if (!override) return;
    occurrence.acted = [...(occurrence.acted ?? []), withoutLine(override)];
    this.acted.add(override);
  }

  /** What a thing has become by the stages before one, or by all of them. */
  follow(thing: Thing, before?: OverrideAction): Thing | undefined {
    let at: Thing | undefined = thing;
    for (const stage of STAGES) {
      if (stage === before || !at) break;
      const became = this.#became.get(stage)!;
      // Merges go on to the name that stays; contradictions keep them from going in a ring.
      do {
        if (!became.has(at)) break;
        at = became.get(at);
      } while (at && stage === 'same');
    }
    return at;
  }

  /** The one thing that a name means, or a note that there is none, or that there are several. */
  only(override: Override, name: string): Thing | undefined {
    const [thing, ...others] = this.#table.find(name);
    if (!thing) {
      this.note(override, `Nothing in this graph is called "${name}".`);
      return undefined;
    }
    if (others.length > 0) {
      const ids = [thing, ...others].map((one) => this.#ids.get(one)!).sort(byCodeUnit);
      this.note(
        override,
        `"${name}" means ${ids.length} things: write ${ids.slice(0, -1).join(', ')} or ${ids.at(-1)}.`,
      );
      return undefined;
    }
    return thing;
  }

  note({ line }: Override, message: string): void {
    this.notes.push({ line, message });
  }

  #place(occurrence: Occurrence): void {
    const group = this.#byThing.get(occurrence.thing);
    if (group) group.add(occurrence);
    else this.#byThing.set(occurrence.thing, new Set([occurrence]));
  }
}
