import { byCodeUnit } from '../../order.ts';
import { canonicalJson } from '../canonical.ts';
import { mergeKey } from '../merge-key.ts';
import { nameId } from '../name-id.ts';
import type { Occurrence, Thing, Things } from '../occurrence.ts';
import type { EntityType, OverrideAction, Paper, PaperRelation } from '../schema.ts';
import { contradictions } from './contradictions.ts';
import { type NamedThing, NameTable } from './name-table.ts';
import { type Override, type OverrideNote, OverridesError, withoutLine } from './override.ts';
import { PaperTable } from './papers.ts';
import { splitOff } from './split.ts';
import { Unlinks } from './unlinks.ts';

/** What applying overrides came to. */
export interface AppliedOverrides {
  /** Occurrences that are left, with those that were split off; their things and names are changed. */
  occurrences: Occurrence[];
  /** What a thing that was there before has become; nothing where it was dropped. */
  becomes(thing: Thing): Thing | undefined;
  /** What things are called now that were renamed. */
  names: ReadonlyMap<Thing, string>;
  /** Which stated relations are to go: the one part that is applied by whoever has them. */
  unlinks: Unlinks;
  /** How many overrides changed something, without those that take relations away. */
  acted: number;
  /** Overrides, or papers of them, that match nothing or change nothing, by line. */
  notes: OverrideNote[];
}

/** Why something stands apart that the user told apart. */
const APART = 'apart:override';

/** Stages follow each other however the lines stand. */
const STAGES = ['drop', 'different', 'same', 'retype', 'rename', 'relate', 'unlink'] as const;

/**
 * Applies the user's corrections to what was resolved. Names mean what they mean without any override, or what a
 * "different" makes. The outcome does not depend on the order of the lines or the papers.
 *
 * @param occurrences changed in place
 * @param named every thing that is there, as it is called without overrides
 * @param file name of the file, for messages
 * @throws OverridesError when two lines turn out to contradict each other
 */
export function applyOverrides(
  overrides: readonly Override[],
  occurrences: readonly Occurrence[],
  named: readonly NamedThing[],
  papers: Iterable<Paper>,
  things: Things,
  file: string,
): AppliedOverrides {
  return new Application(overrides, occurrences, named, papers, things, file).run();
}

class Application {
  readonly #overrides: readonly Override[];
  readonly #things: Things;
  readonly #table = new NameTable();
  readonly #names = new Map<Thing, string>();
  readonly #renamed = new Map<Thing, string>();
  readonly #papers: PaperTable;
  readonly #byThing = new Map<Thing, Set<Occurrence>>();
  /** What things became, by stage: each stage speaks of what the stages before it left. */
  readonly #became = new Map<OverrideAction, Map<Thing, Thing | undefined>>(
    STAGES.map((stage) => [stage, new Map()]),
  );
  readonly #notes: OverrideNote[] = [];
  readonly #acted = new Set<Override>();
  readonly #unlinks = new Unlinks();
  /** The occurrences of each thing when the stage began, and those that the stage has settled. */
  #before = new Map<Thing, Occurrence[]>();
  #settled = new Set<Occurrence>();

  constructor(
    overrides: readonly Override[],
    occurrences: readonly Occurrence[],
    named: readonly NamedThing[],
    papers: Iterable<Paper>,
    things: Things,
    file: string,
  ) {
    this.#things = things;
    this.#papers = new PaperTable(papers);
    for (const one of named) {
      this.#table.add(one);
      this.#names.set(one.thing, one.name);
    }
    for (const occurrence of occurrences) this.#place(occurrence);
    this.#overrides = inOrder(overrides);
    this.#makeNewThings();
    const key = (name: string) => {
      const found = this.#table.find(name);
      return found.length === 1 ? found[0] : name;
    };
    const mistakes = contradictions(overrides, key);
    if (mistakes.length > 0) throw new OverridesError(file, mistakes);
  }

  run(): AppliedOverrides {
    for (const stage of STAGES) {
      this.#settled = new Set();
      this.#before = new Map([...this.#byThing].map(([thing, group]) => [thing, [...group]]));
      for (const override of this.#overrides) {
        if (override.action === stage) this.#apply(override);
      }
    }
    return {
      occurrences: [...this.#byThing.values()].flatMap((group) => [...group]),
      becomes: (thing) => this.#follow(thing),
      names: this.#renamed,
      unlinks: this.#unlinks,
      acted: this.#acted.size,
      notes: this.#notes.sort((a, b) => a.line - b.line || byCodeUnit(a.message, b.message)),
    };
  }

  /** Names that stand for something once they stand apart: other lines may speak of them. */
  #makeNewThings(): void {
    for (const { action, name, value } of this.#overrides) {
      if (action !== 'different') continue;
      const [thing, ...others] = this.#table.find(name);
      if (!thing || others.length > 0 || this.#meant(value!, thing)) continue;
      const made = this.#things.of(thing.type, mergeKey(value!), undefined, APART);
      if (made === thing) continue;
      const id = `${thing.type.toLowerCase()}:${nameId(value!)}`;
      this.#table.add({ thing: made, id, name: value!, aliases: [], surfaces: [] });
      this.#names.set(made, value!);
    }
  }

  /** What else than `thing` has this name. */
  #meant(name: string, thing: Thing): Thing | undefined {
    const others = this.#table.find(name).filter((other) => other !== thing);
    return others.find(({ type }) => type === thing.type) ?? others[0];
  }

  #apply(override: Override): void {
    const found = this.#only(override, override.name);
    const thing = found && this.#follow(found, override.action);
    if (!thing) return;
    switch (override.action) {
      case 'drop':
        this.#drop(override, thing);
        break;
      case 'different':
        this.#different(override, thing, override.value!);
        break;
      case 'same':
        this.#same(override, thing);
        break;
      case 'retype':
        this.#retype(override, thing, override.value as EntityType);
        break;
      case 'rename':
        this.#rename(override, thing, override.value!);
        break;
      case 'relate':
        this.#relate(override, thing, override.value as PaperRelation);
        break;
      case 'unlink':
        this.#unlink(override, thing);
        break;
    }
  }

  #drop(override: Override, thing: Thing): void {
    for (const occurrence of this.#those(override, thing)) {
      this.#byThing.get(thing)!.delete(occurrence);
      this.#acted.add(override);
    }
    if (override.papers === undefined) {
      this.#became.get('drop')!.set(thing, undefined);
      this.#acted.add(override);
    }
  }

  #different(override: Override, thing: Thing, value: string): void {
    // Another thing of the very same name is told apart in its id.
    const isOwn = mergeKey(value) === thing.key;
    const target =
      this.#meant(value, thing) ??
      this.#things.of(thing.type, mergeKey(value), isOwn ? 'apart' : undefined, APART);
    const called = this.#names.get(target) ?? value;
    if (override.papers) {
      for (const occurrence of this.#those(override, thing)) {
        this.#move(occurrence, target, override, called);
      }
      return;
    }
    const name = this.#names.get(thing) ?? override.name;
    let found = false;
    for (const occurrence of this.#those(override, thing)) {
      const split = splitOff(occurrence, value, name);
      if (!split) continue;
      found = true;
      this.#move(split.part, target, override, called);
    }
    if (!found) this.#note(override, `No paper writes "${value}" for ${name}.`);
  }

  #same(override: Override, thing: Thing): void {
    const found = this.#only(override, override.value!);
    const other = found && this.#follow(found, 'same');
    if (!other) return;
    if (other === thing) {
      this.#note(override, 'The two are one thing without it.');
      return;
    }
    this.#became.get('same')!.set(other, thing);
    this.#acted.add(override);
    // In a chain of merges each thing goes all the way, whichever line comes first.
    for (const [merged] of this.#became.get('same')!) {
      const target = this.#follow(merged)!;
      const name = this.#names.get(target);
      for (const occurrence of this.#before.get(target) ?? []) {
        if (name !== undefined) occurrence.name = name;
      }
      for (const occurrence of this.#before.get(merged) ?? []) {
        if (merged === other) this.#move(occurrence, target, override, name);
        else this.#move(occurrence, target, undefined, name);
      }
    }
  }

  #retype(override: Override, thing: Thing, type: EntityType): void {
    const target = this.#things.of(type, thing.key, thing.sense, thing.rule);
    if (target === thing && !override.papers) {
      this.#note(override, `It is a ${type} without it.`);
      return;
    }
    for (const occurrence of this.#those(override, thing)) {
      if (target === thing) this.#settled.add(occurrence);
      else this.#move(occurrence, target, override);
    }
    if (override.papers) return;
    this.#became.get('retype')!.set(thing, target);
    this.#acted.add(override);
  }

  #rename(override: Override, thing: Thing, name: string): void {
    if (this.#names.get(thing) === name) {
      this.#note(override, 'It is called so without it.');
      return;
    }
    const key = mergeKey(name);
    const target = this.#things.of(thing.type, key, key === thing.key ? thing.sense : undefined);
    for (const occurrence of this.#those(override, thing)) {
      this.#move(occurrence, target, override, name);
    }
    if (target !== thing && (this.#before.get(target)?.length ?? 0) > 0) {
      const type = thing.type.toLowerCase();
      this.#note(override, `A ${type} called ${name} is there already: the two are one now.`);
    }
    this.#became.get('rename')!.set(thing, target);
    this.#renamed.set(target, name);
    this.#acted.add(override);
  }

  #relate(override: Override, thing: Thing, type: PaperRelation): void {
    if (type === 'EVALUATES_ON' && thing.type !== 'Benchmark') {
      this.#note(override, `Only benchmarks are evaluated on, and this is a ${thing.type}.`);
      return;
    }
    const relation = type.toLowerCase() as Lowercase<PaperRelation>;
    for (const occurrence of this.#those(override, thing)) {
      const { entity } = occurrence;
      if (entity.relation === relation && entity.roles.length <= 1) {
        this.#note(override, `The paper ${occurrence.paper.id} does so without it.`);
        continue;
      }
      occurrence.entity = { ...entity, relation, roles: [relation] };
      this.#move(occurrence, thing, override);
    }
  }

  #unlink(override: Override, thing: Thing): void {
    const found = this.#only(override, override.value!);
    const other = found && this.#follow(found, 'unlink');
    if (!other || other === thing) return;
    const papers = override.papers?.flatMap((asked) => {
      const id = this.#papers.find(asked);
      if (id === undefined) this.#note(override, `There is no paper ${asked}.`);
      return id ?? [];
    });
    this.#unlinks.add(override, thing, other, papers);
  }

  /** The occurrences of a thing that an override is about; of its papers, those without one are noted. */
  #those(override: Override, thing: Thing): Occurrence[] {
    const all = (this.#before.get(thing) ?? []).filter((one) => !this.#settled.has(one));
    return override.papers ? this.#inPapers(override, all) : all;
  }

  #inPapers(override: Override, all: readonly Occurrence[]): Occurrence[] {
    const found: Occurrence[] = [];
    for (const asked of override.papers!) {
      const id = this.#papers.find(asked);
      const here = all.filter(({ paper }) => paper.id === id);
      found.push(...here);
      if (id === undefined) this.#note(override, `There is no paper ${asked}.`);
      else if (here.length === 0) {
        this.#note(override, `The paper ${asked} does not name ${override.name}.`);
      }
    }
    return found;
  }

  /** @param override left out where the occurrence only goes on with what an override moved before */
  #move(occurrence: Occurrence, target: Thing, override?: Override, name?: string): void {
    this.#byThing.get(occurrence.thing)?.delete(occurrence);
    occurrence.thing = target;
    if (name !== undefined) occurrence.name = name;
    this.#place(occurrence);
    this.#settled.add(occurrence);
    if (!override) return;
    occurrence.acted = [...(occurrence.acted ?? []), withoutLine(override)];
    this.#acted.add(override);
  }

  #place(occurrence: Occurrence): void {
    const group = this.#byThing.get(occurrence.thing);
    if (group) group.add(occurrence);
    else this.#byThing.set(occurrence.thing, new Set([occurrence]));
  }

  /** What a thing has become by the stages before one, or by all of them. */
  #follow(thing: Thing, before?: OverrideAction): Thing | undefined {
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
  #only(override: Override, name: string): Thing | undefined {
    const [thing, ...others] = this.#table.find(name);
    if (!thing) {
      this.#note(override, `Nothing in this graph is called "${name}".`);
      return undefined;
    }
    if (others.length > 0) {
      const types = [thing, ...others].map(({ type }) => type.toLowerCase()).sort();
      this.#note(
        override,
        `"${name}" means ${types.length} things (${types.join(', ')}): write the id of one, as "paperloom show" says it.`,
      );
      return undefined;
    }
    return thing;
  }

  #note({ line }: Override, message: string): void {
    this.#notes.push({ line, message });
  }
}

/** Equal lines once; those for some papers first, since they go before what holds everywhere. */
function inOrder(overrides: readonly Override[]): Override[] {
  const seen = new Set<string>();
  return overrides
    .map((override) => ({ override, told: canonicalJson(withoutLine(override)) }))
    .sort((a, b) => byCodeUnit(a.told, b.told) || a.override.line - b.override.line)
    .filter(({ told }) => !seen.has(told) && seen.add(told))
    .map(({ override }) => override)
    .sort((a, b) => Number(a.papers === undefined) - Number(b.papers === undefined));
}
