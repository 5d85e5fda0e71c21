import { NameMatcher } from './automaton.ts';
import type { GateContext } from './gate.ts';
import type { Lexicon, LexiconEntry } from './lexicon.ts';

/** One meaning that a surface can have. */
export interface Sense {
  entry: LexiconEntry;
  /** The entry's gate decides whether this surface means it. */
  gated: boolean;
}

/** A name found: text.slice(start, end), and what it can mean, in the order of the tables. */
export interface LexiconMatch {
  start: number;
  end: number;
  senses: Sense[];
}

/** Finds the names of a lexicon in texts: leftmost, longest, at token boundaries. Build it once, ask it often. */
export class LexiconMatcher {
  readonly #names: NameMatcher<Sense>;

  constructor(lexicon: Lexicon) {
    this.#names = new NameMatcher(lexicon.entries.length * 2);
    for (const entry of lexicon.entries) {
      const senses: [Sense, Sense] = [
        { entry, gated: false },
        { entry, gated: true },
      ];
      for (const { text, rule, gated } of entry.surfaces) {
        const sense = senses[gated ? 1 : 0];
        this.#names.add(text, sense, rule);
        for (const variant of spellingVariants(text)) this.#names.add(variant, sense, rule);
      }
    }
  }

  find(text: string): LexiconMatch[] {
    return this.#names
      .find(text)
      .map(({ start, end, payloads }) => ({ start, end, senses: payloads }));
  }
}

/**
 * The meaning of a surface in this paper: the first sense whose gate passes, then the first that has none; undefined
 * when every sense is gated away.
 */
export function chooseSense(senses: Sense[], paper: GateContext): LexiconEntry | undefined {
  const passing = senses.find(
    ({ entry, gated }) => gated && entry.gate && paper.passes(entry.gate),
  );
  return (passing ?? senses.find(({ gated }) => !gated))?.entry;
}

/** British spelling and the plural of a word in -y, for phrases that have them. */
function spellingVariants(text: string): readonly string[] {
  const hasZ = text.includes('iz');
  if (!hasZ && !text.endsWith('y')) return NONE;
  const variants: string[] = [];
  if (hasZ) {
    const british = text.replace(/iz(?=ation|ed|ing|er)/g, 'is');
    if (british !== text) variants.push(british);
  }
  if (/[a-z]{3}[^aeiou]y$/.test(text)) variants.push(`${text.slice(0, -1)}ies`);
  return variants;
}

const NONE: readonly string[] = [];
