import { byCodeUnit } from '../order.ts';
import { plainSurface, withPlural } from './aliases.ts';
import { mergeKey } from './merge-key.ts';
import type { NameSources } from './name-sources.ts';
import type { Occurrence } from './occurrence.ts';
import {
  type EntityType,
  type Mention,
  SPELLING_RULES,
  type Spelling,
  type SpellingRule,
} from './schema.ts';
import { statedForms } from './stated-forms.ts';

/** "LLaMA-2 7B and 13B" names several models and is the alias of none. */
export const SIZE_LIST = /\d[BM](?:\/|,? and |, | or | & )\d+(?:\.\d+)?[BM]$/;

/** Rarer spellings of a thing that is spelled in more ways than this tell nothing. */
const MOST = 60;

interface Tally {
  mentions: number;
  papers: number;
  /** Whether an override brought it here. */
  given: boolean;
  stated: boolean;
  /** Of the place: a statement before any other, then the surest. */
  rank: number;
  paper: string;
  place: Pick<Mention, 'field' | 'start' | 'end'>;
}

/** Counts the ways an entity is written, and finds the place where each is seen best. */
export class SpellingTally {
  readonly #tallies = new Map<string, Tally>();

  /** @param occurrence to be added in the order of papers */
  add({ paper, entity, acted }: Occurrence): void {
    const given = acted?.some(({ action }) => action !== 'retype') ?? false;
    const stated = new Set<Mention>();
    for (const { outside, inside } of statedForms(entity.mentions, (field) => paper[field])) {
      stated.add(outside).add(inside);
    }
    const here = new Set<string>();
    for (const mention of entity.mentions) {
      const text = plainSurface(mention.text);
      if (text === '') continue;
      const isStated = stated.has(mention);
      const rank = entity.confidence + (isStated ? 1 : 0);
      const tally = this.#tallies.get(text);
      if (!tally) {
        const at = { rank, paper: paper.id, place: mention };
        this.#tallies.set(text, { mentions: 1, papers: 1, given, stated: isStated, ...at });
      } else {
        tally.mentions++;
        if (!here.has(text)) tally.papers++;
        tally.given ||= given;
        tally.stated ||= isStated;
        if (rank > tally.rank) Object.assign(tally, { rank, paper: paper.id, place: mention });
      }
      here.add(text);
    }
  }

  /** The most frequent first. */
  spellings(type: EntityType, name: string, sources: NameSources): Spelling[] {
    const own = new Set(withPlural(mergeKey(name)));
    return [...this.#tallies]
      .sort(([a, x], [b, y]) => y.mentions - x.mentions || byCodeUnit(a, b))
      .slice(0, MOST)
      .map(([text, { mentions, papers, given, stated, paper, place }]) => {
        const holds: Record<SpellingRule, boolean> = {
          name: own.has(mergeKey(text)),
          override: given,
          lexicon: sources.lists(type, name, text),
          stated,
          abbreviation: sources.abbreviates(name, text),
          sizes: SIZE_LIST.test(text),
          context: false,
        };
        const by = SPELLING_RULES.filter((rule) => holds[rule]);
        const { field, start, end } = place;
        return {
          text,
          mentions,
          papers,
          by: by.length > 0 ? by : ['context' as const],
          paper,
          field,
          start,
          end,
        };
      });
  }
}
