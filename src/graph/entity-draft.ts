import type { FamilyRule } from '../extract/types.ts';
import { byCodeUnit } from '../order.ts';
import { aliasesOf, type Elsewhere, plainSurface } from './aliases.ts';
import { canonicalJson } from './canonical.ts';
import { mergeKey } from './merge-key.ts';
import { nameId } from './name-id.ts';
import type { NameSources } from './name-sources.ts';
import type { Occurrence, Thing } from './occurrence.ts';
import type { ActedOverride, Entity, EntityType, Scope } from './schema.ts';
import { NAME_LIST, SpellingTally } from './spellings.ts';
import { weightOf } from './type-votes.ts';
import { Votes } from './votes.ts';

/** How sure it is that something is a version of its family, and what says so. */
type Kinship = { confidence: number; rule: FamilyRule };
/** What extraction, too, gives a family that a list tells. */
const LISTED: Kinship = { confidence: 0.9, rule: 'version-grammar' };

/** An entity while papers are still adding to it. */
export class EntityDraft {
  readonly thing: Thing;
  readonly type: EntityType;
  /** Names that the user gives it; they go before those that papers do. */
  readonly #given = new Votes();
  readonly #names = new Votes();
  readonly #surfaces = new Votes();
  readonly #scopes = new Votes();
  readonly #families = new Votes();
  /** Of each family what the surest paper says. */
  readonly #kinships = new Map<string, Kinship>();
  readonly #parameters = new Votes();
  readonly #spellings = new SpellingTally();
  readonly #types = new Map<EntityType, number>();
  readonly #acted = new Map<string, ActedOverride>();
  readonly #introducedBy = new Set<string>();
  #firstSeen: string | undefined;

  constructor(thing: Thing) {
    this.thing = thing;
    this.type = thing.type;
  }

  /** What one paper says of it. */
  add(occurrence: Occurrence): void {
    const { paper, entity, name, acted = [] } = occurrence;
    const weight = weightOf(entity);
    if (name !== undefined) this.#given.add(name, weight);
    this.#names.add(entity.name, weight);
    this.#spellings.add(occurrence);
    this.#types.set(entity.type, (this.#types.get(entity.type) ?? 0) + 1);
    for (const override of acted) this.#acted.set(canonicalJson(override), override);
    this.#scopes.add(entity.scope, weight);
    const family = entity.seriesOf ?? entity.familyOf;
    if (family) {
      this.#families.add(family, weight);
      const { familyConfidence: confidence = 1, familyRule: rule = 'version-grammar' } = entity;
      if (confidence > (this.#kinships.get(family)?.confidence ?? 0))
        this.#kinships.set(family, { confidence, rule });
    }
    if (entity.parameters !== undefined) this.#parameters.add(String(entity.parameters), 1);
    if (entity.roles.includes('introduces')) this.#introducedBy.add(paper.id);
    this.#surfaces.add(plainSurface(entity.name), 1);
    for (const { text } of entity.mentions) {
      const surface = plainSurface(text);
      if (!NAME_LIST.test(surface)) this.#surfaces.add(surface, 1);
    }
    const seen = paper.date ?? paper.year?.toString();
    if (seen !== undefined && (this.#firstSeen === undefined || seen < this.#firstSeen)) {
      this.#firstSeen = seen;
    }
  }

  /**
   * A name that no paper writes by itself, only one of its variants (LLaMA-2 of "LLaMA-2 7B").
   *
   * @param family the one in which lists place it
   */
  addUnseen(name: string, weight: number, family?: string): void {
    this.#names.add(name, weight);
    this.#scopes.add('proper', weight);
    if (family === undefined || this.family !== undefined) return;
    this.#families.add(family, weight);
    this.#kinships.set(family, LISTED);
  }

  get name(): string {
    return this.#given.winner() ?? this.#names.winner()!;
  }

  /** Of a name with several meanings, all but the commonest bear theirs after a mark that no folded name holds. */
  get id(): string {
    const { sense } = this.thing;
    return `${this.type.toLowerCase()}:${nameId(this.name)}${sense ? `~${sense}` : ''}`;
  }

  /** Every spelling that occurs, also those that are no aliases. */
  get surfaces(): string[] {
    return this.#surfaces.ranked();
  }

  /** The version family that most papers place it in. */
  get family(): string | undefined {
    return this.#families.winner();
  }

  /** What the surest paper says of that family. */
  get kinship(): Kinship | undefined {
    return this.#kinships.get(this.family ?? '');
  }

  /** Adds how often each spelling occurs, by merge key. */
  countSpellings(counts: Map<string, number>): void {
    for (const surface of this.#surfaces.ranked()) {
      const key = mergeKey(surface);
      counts.set(key, (counts.get(key) ?? 0) + this.#surfaces.weightOf(surface));
    }
  }

  /** @param apart why it stands apart from something of the same spelling */
  entity(elsewhere: Elsewhere, sources: NameSources, apart?: string): Entity {
    const parameters = this.#parameters.winner();
    const { name } = this;
    const rule = this.thing.rule ?? apart;
    const externalIds = sources.externalIds(this.type, name);
    const spellings = this.#spellings.spellings(this.type, name, sources);
    const overrides = [...this.#acted].sort(([a], [b]) => byCodeUnit(a, b)).map(([, one]) => one);
    return {
      id: this.id,
      type: this.type,
      name,
      aliases: aliasesOf(name, this.#surfaces, elsewhere),
      scope: this.#scopes.winner() as Scope,
      ...(this.#firstSeen === undefined ? {} : { firstSeen: this.#firstSeen }),
      introducedBy: [...this.#introducedBy].sort(byCodeUnit),
      ...(this.type === 'Model' && parameters ? { parameters: Number(parameters) } : {}),
      ...(externalIds.length > 0 && { externalIds }),
      ...(rule !== undefined && { rule }),
      ...(this.#types.size > 1 && { types: Object.fromEntries(this.#types) }),
      ...(spellings.length > 0 && { spellings }),
      ...(overrides.length > 0 && { overrides }),
    };
  }
}
