import type { ExtractedEntity } from '../extract/types.ts';
import { groupBy } from './group-by.ts';
import { settleIntroductions } from './introductions.ts';
import { mergeKey } from './merge-key.ts';
import { type NameSources, NO_SOURCES } from './name-sources.ts';
import type { Occurrence, Thing, Things } from './occurrence.ts';
import type { EntityType } from './schema.ts';
import { sensesOf } from './senses.ts';
import { TypeVotes } from './type-votes.ts';
import { WordCounts } from './word-counts.ts';

/**
 * Decides which occurrences are one thing: equal names under one type, unless the papers show that the name has two
 * meanings. Each occurrence gets its thing. The outcome does not depend on the order of the occurrences.
 */
export class Resolver {
  readonly #things: Things;
  readonly #types = new TypeVotes();
  /** Keys that stand for a benchmark and for something else. */
  readonly #both = new Set<string>();

  readonly #sources: Pick<NameSources, 'longForms' | 'since'>;

  /** @param sources what lists say of names */
  constructor(things: Things, sources: Pick<NameSources, 'longForms' | 'since'> = NO_SOURCES) {
    this.#things = things;
    this.#sources = sources;
  }

  /** @param occurrences sorted by paper; sums of decimals depend on the order of adding */
  resolve(occurrences: readonly Occurrence[]): void {
    const byKey = groupBy(occurrences, ({ entity }) => mergeKey(entity.name));
    const papers = new Map(occurrences.map(({ paper }) => [paper.id, paper]));
    const known = {
      longForms: this.#sources.longForms,
      since: this.#sources.since,
      words: new WordCounts([...papers.values()]),
    };
    for (const [key, group] of byKey) {
      const senses = sensesOf(key, group, known);
      const voteKey = (sense: string | undefined) => (sense ? `${key} ${sense}` : key);
      for (const occurrence of group) {
        this.#types.add(voteKey(senses?.get(occurrence)?.id), occurrence.entity);
      }
      for (const occurrence of group) {
        const sense = senses?.get(occurrence);
        const type = this.#types.decide(voteKey(sense?.id), occurrence.entity.type);
        occurrence.thing = this.#things.of(type, key, sense?.id, sense?.rule);
        if (sense) occurrence.sense = sense.by;
      }
      for (const same of groupBy(
        group,
        ({ thing }) => `${thing.type} ${thing.sense ?? ''}`,
      ).values()) {
        settleIntroductions(key, same);
      }
      if (new Set(group.map(({ thing }) => thing.type)).size > 1) this.#both.add(key);
    }
  }

  /** Whether things of several types share this key: each stands on papers of its own. */
  hasTypes(key: string): boolean {
    return this.#both.has(key);
  }

  /** The thing of a name that no occurrence writes by itself, such as a family that only its variants name. */
  thingOf(name: string, type: EntityType): Thing {
    const key = mergeKey(name);
    return this.#things.of(this.#types.decide(key, type), key);
  }
}

/** Told apart from an ExtractedEntity's own `rule`: how its sense and the user's word came in. */
export function ruleOf({ entity, sense, acted }: Occurrence): ExtractedEntity['rule'] {
  const actions = [...new Set((acted ?? []).map(({ action }) => `override:${action}`))].sort();
  return [entity.rule, ...(sense ? [`sense:${sense}`] : []), ...actions].join('+');
}
