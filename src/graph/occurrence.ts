import type { ExtractedEntity } from '../extract/types.ts';
import type { ActedOverride, EntityType, Paper } from './schema.ts';

/** What an entity of the graph is told by while it is being put together. Equal things are one object: see Things. */
export interface Thing {
  readonly type: EntityType;
  /** Merge key of the name. */
  readonly key: string;
  /** Tells it from the commonest thing of the same type and key: part of the id. */
  readonly sense?: string;
  /** Why it stands apart from something of the same spelling. */
  rule?: string;
}

/** One paper's word about one entity, and which thing of the graph that is. */
export interface Occurrence {
  readonly paper: Paper;
  entity: ExtractedEntity;
  thing: Thing;
  /** How its sense was told, where its name has several. */
  sense?: string;
  /** What the user calls it. */
  name?: string;
  /** Overrides that acted on it. */
  acted?: ActedOverride[];
}

/** Hands out things, each once. */
export class Things {
  readonly #things = new Map<string, Thing>();

  /** The thing of this type, key and sense; the first `rule` given for it stays. */
  of(type: EntityType, key: string, sense?: string, rule?: string): Thing {
    const id = `${type} ${key} ${sense ?? ''}`;
    let thing = this.#things.get(id);
    if (!thing) {
      thing = { type, key, ...(sense && { sense }) };
      this.#things.set(id, thing);
    }
    if (rule !== undefined) thing.rule ??= rule;
    return thing;
  }
}
