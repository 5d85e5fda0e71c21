import type { Document } from '../document.ts';
import { type WordFacts, wordFacts } from './word.ts';

/** A word as written, with what the whole paper says of it. */
export interface PaperWord {
  facts: WordFacts;
  /** How often it stands in the paper, of words; marks are not counted. */
  count: number;
  /** What is common to all ways of writing it. */
  anyCase: { title: boolean; lowered: boolean };
  /** Room for what the tagger sums once a word. */
  sums?: Int32Array;
}

/** The words of a paper, by the number of the sentence, one a token. */
export type PaperFacts = readonly (readonly PaperWord[])[];

/** Each word that a paper holds is looked up once, and each of its tokens is told what is known of it. */
export function paperFacts(document: Document): PaperFacts {
  const words = new Map<string, PaperWord>();
  const anyCases = new Map<string, PaperWord['anyCase']>();
  return document.sentences.map(({ tokens, field }) =>
    tokens.map((token) => {
      let word = words.get(token.text);
      if (!word) {
        const facts = wordFacts(token.text);
        let anyCase = anyCases.get(facts.lower);
        if (!anyCase) {
          anyCase = { title: false, lowered: false };
          anyCases.set(facts.lower, anyCase);
        }
        word = { facts, count: 0, anyCase };
        words.set(token.text, word);
        if (token.word && facts.lower === token.text) anyCase.lowered = true;
      }
      if (token.word) {
        word.count++;
        if (field === 'title') word.anyCase.title = true;
      }
      return word;
    }),
  );
}
