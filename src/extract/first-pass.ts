import { findAbbreviations } from './abbreviations.ts';
import { type Document, readDocument } from './document.ts';
import { type Form, FormCollector } from './forms.ts';
import { findIntroduced } from './introduced.ts';
import { type KnownName, NameCollector } from './knowledge.ts';
import { isCoined } from './shape.ts';
import { surfaceOf } from './span.ts';
import type { PaperText } from './types.ts';

/** What papers say of their own that may help to read others: a name or a pair stands once for each paper that has it. */
export interface PaperFacts {
  names: KnownName[];
  forms: Form[];
}

/** The names and abbreviations that these papers introduce. */
export function factsOf(papers: readonly PaperText[]): PaperFacts {
  const facts: PaperFacts = { names: [], forms: [] };
  for (const paper of papers) addFacts(readDocument(paper), facts);
  return facts;
}

function addFacts(document: Document, { names, forms }: PaperFacts): void {
  const seen = new Set<string>();
  for (const piece of findIntroduced(document)) {
    const name = surfaceOf(piece);
    // Abbreviations of three letters stand for too many things to be known elsewhere.
    // Plain words ('Heron') are names only where they are introduced.
    if (seen.has(name) || name.length < 4 || !name.split(' ').some(isCoined)) continue;
    seen.add(name);
    names.push({ name, type: piece.type });
  }
  for (const sentence of document.sentences) {
    for (const pieces of findAbbreviations(sentence)) {
      const short = surfaceOf(pieces.short);
      const long = surfaceOf(pieces.long);
      const pair = `${short}\t${long}`;
      if (seen.has(pair)) continue;
      seen.add(pair);
      forms.push({ short, long });
    }
  }
}

/** Puts together what the papers of a corpus say. The outcome does not depend on the order in which it comes. */
export class FactCollector {
  readonly #names = new NameCollector();
  readonly #forms = new FormCollector();

  add({ names, forms }: PaperFacts): void {
    for (const { name, type } of names) this.#names.add(name, type);
    for (const { short, long } of forms) this.#forms.add(short, long);
  }

  facts(): { names: KnownName[]; forms: Form[] } {
    return { names: this.#names.names(), forms: this.#forms.forms() };
  }
}
