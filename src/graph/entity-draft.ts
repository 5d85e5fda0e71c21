import type { ExtractedEntity } from '../extract/types.ts';
import { byCodeUnit } from '../order.ts';

import { aliasesOf, type Elsewhere, plainSurface } from './aliases.ts';
import { mergeKey } from './merge-key.ts';
import { nameId } from './name-id.ts';
import type { Entity, EntityType, Paper, Scope } from './schema.ts';
import { weightOf } from './type-votes.ts';
import { Votes } from './votes.ts';

/** "LLaMA-2 7B and 13B" names several models and is the alias of none. */
const SIZE_LIST = /\d[BM](?:\/|,? and |, | or | & )\d+(?:\.\d+)?[BM]$/;

/** An entity while papers are still adding to it. */
export class EntityDraft {
  readonly type: EntityType;
  readonly #names = new Votes();
  readonly #surfaces = new Votes();
  readonly #scopes = new Votes();
  readonly #families = new Votes();
  readonly #parameters = new Votes();
  readonly #introducedBy = new Set<string>();
  #firstSeen: string | undefined;

  constructor(type: EntityType) {
    this.type = type;
  }

  /** What one paper says of it. */
  add(paper: Paper, entity: ExtractedEntity): void {
    const weight = weightOf(entity);
    this.#names.add(entity.name, weight);
    this.#scopes.add(entity.scope, weight);
    if (entity.familyOf) this.#families.add(entity.familyOf, weight);
    if (entity.parameters !== undefined) this.#parameters.add(String(entity.parameters), 1);
    if (entity.roles.includes('introduces')) this.#introducedBy.add(paper.id);
    this.#surfaces.add(plainSurface(entity.name), 1);
    for (const { text } of entity.mentions) {
      const surface = plainSurface(text);
      if (!SIZE_LIST.test(surface)) this.#surfaces.add(surface, 1);
    }
    const seen = paper.date ?? paper.year?.toString();
    if (seen !== undefined && (this.#firstSeen === undefined || seen < this.#firstSeen)) {
      this.#firstSeen = seen;
    }
  }

  /** A name that no paper writes by itself, only one of its variants (LLaMA-2 of "LLaMA-2 7B"). */
  addUnseen(name: string, weight: number): void {
    this.#names.add(name, weight);
    this.#scopes.add('proper', weight);
  }

  get name(): string {
    return this.#names.winner()!;
  }

  get id(): string {
    return `${this.type.toLowerCase()}:${nameId(this.name)}`;
  }

  /** The version family that most papers place it in. */
  get family(): string | undefined {
    return this.#families.winner();
  }

  /** Adds how often each spelling occurs, by merge key. */
  countSpellings(counts: Map<string, number>): void {
    for (const surface of this.#surfaces.ranked()) {
      const key = mergeKey(surface);
      counts.set(key, (counts.get(key) ?? 0) + this.#surfaces.weightOf(surface));
    }
  }

  entity(elsewhere: Elsewhere): Entity {
    const parameters = this.#parameters.winner();
    const { name } = this;
    return {
      id: this.id,
      type: this.type,
      name,
      aliases: aliasesOf(name, this.#surfaces, elsewhere),
      scope: this.#scopes.winner() as Scope,
      ...(this.#firstSeen === undefined ? {} : { firstSeen: this.#firstSeen }),
      introducedBy: [...this.#introducedBy].sort(byCodeUnit),
      ...(this.type === 'Model' && parameters ? { parameters: Number(parameters) } : {}),
    };
  }
}
