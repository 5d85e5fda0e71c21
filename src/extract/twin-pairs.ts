import {
  SHORT_TIES,
  type ShortTie,
  shortTie,
  type Wording,
  type WordTie,
  wordingOf,
  wordTie,
} from './twin-words.ts';
import type { ExtractedEntity } from './types.ts';

/** An entity with all that pairs of it need, read once. */
export interface TwinSide {
  entity: ExtractedEntity;
  wordings: readonly Wording[];
  introduced: boolean;
  /** One of its surfaces may be an abbreviation. */
  coined: boolean;
}

/** Two entities of one type that may be one thing; the one with more words first. */
export interface TwinPair {
  long: TwinSide;
  short: TwinSide;
  /** The closest two wordings of both; undefined where they have no word in common. */
  words: WordTie | undefined;
  /** What an abbreviation of one has of the other's words, and its letters. */
  letters: ShortTie;
  count: number;
}

/** Papers that name more things than this are read for the first ones only: pairs grow with the square. */
const MOST_ENTITIES = 40;
const MOST_WORDINGS = 5;

export function twinSides(entities: readonly ExtractedEntity[]): TwinSide[] {
  return entities.slice(0, MOST_ENTITIES).map((entity) => {
    const seen = [entity.name.toLowerCase()];
    const wordings = [wordingOf(entity.name)];
    for (const { text } of entity.mentions) {
      const low = text.toLowerCase();
      if (seen.includes(low)) continue;
      seen.push(low);
      wordings.push(wordingOf(text));
      if (seen.length === MOST_WORDINGS) break;
    }
    return {
      entity,
      wordings,
      introduced: entity.relation === 'introduces',
      coined: wordings.some((wording) => wording.short !== undefined),
    };
  });
}

/** Pairs that share a word, or of which one may be short for the other; a first letter will do where the paper introduces both. */
export function twinPairs(sides: readonly TwinSide[]): TwinPair[] {
  const pairs: TwinPair[] = [];
  for (let i = 0; i < sides.length; i++) {
    for (let j = i + 1; j < sides.length; j++) {
      const pair = pairOf(sides[i]!, sides[j]!);
      if (pair) pairs.push(pair);
    }
  }
  return pairs;
}

function pairOf(a: TwinSide, b: TwinSide): TwinPair | undefined {
  if (a.entity.type !== b.entity.type) return undefined;
  let words: WordTie | undefined;
  let best = 0;
  let count = 0;
  for (const x of a.wordings) {
    for (const y of b.wordings) {
      const tie = wordTie(x, y);
      if (tie && (!words || tie.rank > words.rank)) words = tie;
      for (const turned of [false, true]) {
        const { short } = turned ? y : x;
        if (short === undefined) continue;
        const found = SHORT_TIES.indexOf(shortTie(short, turned ? x : y));
        if (found > best) {
          best = found;
          count = short.length;
        }
      }
    }
  }
  if (!words && best < (a.introduced && b.introduced ? 1 : 2)) return undefined;
  const turned =
    lengthOf(b) > lengthOf(a) || (lengthOf(a) === lengthOf(b) && a.entity.name < b.entity.name);
  const [long, short] = turned ? [b, a] : [a, b];
  return { long, short, words, letters: SHORT_TIES[best]!, count };
}

function lengthOf({ wordings }: TwinSide): number {
  return wordings[0]!.stems.length;
}
