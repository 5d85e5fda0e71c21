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
import { Votes } from './votes.ts';

/** "LLaMA-2 7B and 13B", "YOLOv5/v7" and "CIFAR-10/100-C" name several things and are the alias of none. */
export const NAME_LIST =
  /(?:\d[BM](?:\/|,? and |, | or | & )\d+(?:\.\d+)?[BM]|(?<=\d)(?:\/|,? and |, | or | & )[-v]?\d+(?:\.\d+)?(?:-\p{Lu}{1,3})?)$/iu;

/** Rarer spellings of a thing that is spelled in more ways than this tell nothing. */
const MOST = 60;

interface Tally {
  /** How often each of the forms stands that differ in case alone. */
  forms: Votes;
  mentions: number;
  papers: number;
  lastPaper: string;
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
  /** Places of the paper at hand: two occurrences that became one thing may hold the same. */
  #places = new Set<string>();
  #paper = '';

  /** @param occurrence to be added in the order of papers */
  add({ paper, entity, acted }: Occurrence): void {
    if (this.#paper !== paper.id) this.#places = new Set();
    this.#paper = paper.id;
    const given = acted?.some(({ action }) => action === 'same' || action === 'different') ?? false;
    const stated = new Set<Mention>();
    for (const { outside, inside } of statedForms(entity.mentions, (field) => paper[field])) {
      stated.add(outside).add(inside);
    }
    for (const mention of entity.mentions) {
      const { field, start, end } = mention;
      const place = `${field} ${start} ${end}`;
      const text = plainSurface(mention.text);
      if (text === '' || this.#places.has(place)) continue;
      this.#places.add(place);
      const isStated = stated.has(mention);
      const tally = this.#tallyOf(text, paper.id, mention);
      tally.forms.add(text, 1);
      tally.mentions++;
      if (tally.lastPaper !== paper.id) tally.papers++;
      tally.lastPaper = paper.id;
      tally.given ||= given;
      tally.stated ||= isStated;
      const rank = entity.confidence + (isStated ? 1 : 0);
      if (rank > tally.rank) Object.assign(tally, { rank, paper: paper.id, place: mention });
    }
  }

  #tallyOf(text: string, paper: string, place: Mention): Tally {
    const key = text.toLowerCase();
    let tally = this.#tallies.get(key);
    if (!tally) {
      const none = { mentions: 0, papers: 0, lastPaper: '', given: false, stated: false };
      tally = { ...none, forms: new Votes(), rank: -1, paper, place };
      this.#tallies.set(key, tally);
    }
    return tally;
  }

  /** The most frequent first. */
  spellings(type: EntityType, name: string, sources: NameSources): Spelling[] {
    const own = new Set(withPlural(mergeKey(name)));
    return [...this.#tallies.values()]
      .map((tally) => ({ ...tally, text: tally.forms.winner()! }))
      .sort((a, b) => b.mentions - a.mentions || byCodeUnit(a.text, b.text))
      .slice(0, MOST)
      .map(({ text, mentions, papers, given, stated, paper, place }) => {
        const holds: Record<SpellingRule, boolean> = {
          name: own.has(mergeKey(text)),
          override: given,
          lexicon: sources.lists(type, name, text),
          stated,
          abbreviation: sources.abbreviates(name, text),
          sizes: NAME_LIST.test(text),
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
