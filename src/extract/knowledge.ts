import type { EntityType } from '../graph/schema.ts';
import { NameMatcher } from '../lexicon/automaton.ts';
import { type Lexicon, type LexiconEntry, loadLexicon } from '../lexicon/lexicon.ts';
import { LexiconMatcher } from '../lexicon/matcher.ts';
import { byCodeUnit } from '../order.ts';
import { Encoder } from './encoder/encoder.ts';
import { readEncoderFile } from './encoder/encoder-file.ts';
import { type Form, Forms } from './forms.ts';
import { keyOf } from './names.ts';
import { loadNetwork, type NetworkModel } from './network.ts';
import { type Reading, readingOf, UNREAD } from './reading.ts';
import { Tagger } from './tagger/tagger.ts';

/** A name that papers of the corpus introduce. */
export interface KnownName {
  name: string;
  type: EntityType;
}

/** What the first pass over a corpus brings. */
export interface CorpusFacts {
  names: readonly KnownName[];
  forms: readonly Form[];
}

/** The models that ship with the package; tools/train makes them. */
export interface Models {
  encoder: Encoder;
  /** Whether a piece of text is cut right. */
  cuts: NetworkModel;
  /** Whether a group of candidates is an entity, and of which type. */
  judge: NetworkModel;
  relations: NetworkModel;
  /** Whether two entities of a paper are one thing. */
  twins: NetworkModel;
  links: NetworkModel;
  /** The same once more, from the answers about all pairs of a paper. */
  relinks: NetworkModel;
  /** Whether one thing is a version of another. */
  families: NetworkModel;
}

const ENCODER = new URL('../../src/extract/data/encoder.bin', import.meta.url);

export function loadEncoder(file = ENCODER): Encoder {
  return new Encoder(readEncoderFile(file));
}

export function loadModels(): Models {
  return {
    encoder: loadEncoder(),
    cuts: loadNetwork('cuts.bin'),
    judge: loadNetwork('judge.bin'),
    relations: loadNetwork('relations.bin'),
    twins: loadNetwork('twins.bin'),
    links: loadNetwork('links.bin'),
    relinks: loadNetwork('relinks.bin'),
    families: loadNetwork('families.bin'),
  };
}

/** All that the extractor knows before it reads a paper. Built once for a corpus, in every worker alike. */
export interface Knowledge extends Omit<Models, 'encoder'> {
  lexicon: LexiconMatcher;
  /** Lexicon entries by name, for names that are put together ("LLaMA-2" of "LLaMA-2 7B"). */
  entries: Map<string, LexiconEntry>;
  introduced: NameMatcher<KnownName>;
  /** What a name was in a large corpus, by its key. */
  readingOf(key: string): Reading;
  /** Abbreviations with one meaning, those of the corpus before the bundled ones. */
  forms: Forms;
  tagger: Tagger;
}

export function buildKnowledge(
  lexicon: Lexicon,
  { names, forms }: CorpusFacts,
  models = loadModels(),
): Knowledge {
  const introduced = new NameMatcher<KnownName>();
  for (const name of names) introduced.add(name.name, name, 'exact');
  const entries = new Map<string, LexiconEntry>();
  for (const entry of lexicon.entries) {
    for (const surface of [entry.name, ...entry.aliases]) {
      const key = keyOf(surface);
      if (!entries.has(key)) entries.set(key, entry);
    }
  }
  return {
    lexicon: new LexiconMatcher(lexicon),
    entries,
    introduced,
    readingOf: lexicon.bundled ? readingOf : () => UNREAD,
    forms: new Forms(forms),
    ...models,
    tagger: new Tagger(models.encoder),
  };
}

export function bundledLexicon(): Lexicon {
  return loadLexicon({ bundled: true, files: [] });
}

/**
 * Gathers the names that papers introduce. The outcome does not depend on the order of the papers: each name counts the
 * types that papers give it, and the list is sorted.
 */
export class NameCollector {
  readonly #votes = new Map<string, Map<EntityType, number>>();

  add(name: string, type: EntityType): void {
    let votes = this.#votes.get(name);
    if (!votes) {
      votes = new Map();
      this.#votes.set(name, votes);
    }
    votes.set(type, (votes.get(type) ?? 0) + 1);
  }

  /** Names of more papers than this are words or common abbreviations, not something of one paper's own. */
  names(most = 3): KnownName[] {
    const names: KnownName[] = [];
    for (const [name, votes] of this.#votes) {
      const ranked = [...votes].sort((a, b) => b[1] - a[1] || byCodeUnit(a[0], b[0]));
      const total = ranked.reduce((sum, [, count]) => sum + count, 0);
      if (total <= most) names.push({ name, type: ranked[0]![0] });
    }
    return names.sort((a, b) => byCodeUnit(a.name, b.name));
  }
}

/** Whether a surface with the letters of an entry's name may be it: "dynamic control" is not DynamicControl, which has to be written so. */
export function isSpeltLike(surface: string, { name, surfaces }: LexiconEntry): boolean {
  if (name.includes(' ') || name === name.toLowerCase()) return true;
  const isExact = surfaces.some(({ text, rule }) => text === name && rule === 'exact');
  return !isExact || surface !== surface.toLowerCase();
}
