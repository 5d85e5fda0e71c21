import { readFileSync } from 'node:fs';
import { byCodeUnit } from '../order.ts';
import { keyOf } from './names.ts';

/** An abbreviation and what papers write it out as. */
export interface Form {
  short: string;
  long: string;
}

/**
 * Abbreviations that stand for one thing in nearly all papers: "SVM" alone and "support vector machine" alone are then
 * the same entity.
 */
export class Forms {
  readonly #longs = new Map<string, string>();
  readonly #shorts = new Map<string, string>();

  /** @param forms the first one of a short or long form counts */
  constructor(forms: readonly Form[]) {
    for (const { short, long } of forms) {
      if (!this.#longs.has(short)) this.#longs.set(short, long);
      const key = keyOf(long);
      if (!this.#shorts.has(key)) this.#shorts.set(key, short);
    }
  }

  longOf(surface: string): string | undefined {
    return this.#longs.get(surface.replace(/(?<=\p{Lu})s$/u, ''));
  }

  shortOf(surface: string): string | undefined {
    return this.#shorts.get(keyOf(surface));
  }
}

/** A pair has to stand in this many papers, and make up this share of the papers that define the abbreviation. */
const LEAST_PAPERS = 3;
const LEAST_SHARE = 0.8;

/** Counts the definitions of abbreviations in a corpus. The outcome does not depend on the order of the papers. */
export class FormCollector {
  readonly #counts = new Map<string, Map<string, number>>();

  /** A pair that one paper defines. */
  add(short: string, long: string): void {
    const name = short.replace(/(?<=\p{Lu})s$/u, '');
    const key = long.toLowerCase();
    let longs = this.#counts.get(name);
    if (!longs) {
      longs = new Map();
      this.#counts.set(name, longs);
    }
    longs.set(key, (longs.get(key) ?? 0) + 1);
  }

  /** @returns the pairs that can be relied on, sorted by abbreviation; long forms in lower case, as most often written */
  forms(least = LEAST_PAPERS): (Form & { papers: number })[] {
    const forms: (Form & { papers: number })[] = [];
    for (const [short, longs] of this.#counts) {
      const byKey = new Map<string, { papers: number; long: string; most: number }>();
      let total = 0;
      for (const [long, papers] of [...longs].sort((a, b) => byCodeUnit(a[0], b[0]))) {
        total += papers;
        const group = byKey.get(keyOf(long)) ?? { papers: 0, long, most: 0 };
        group.papers += papers;
        if (papers > group.most) {
          group.long = long;
          group.most = papers;
        }
        byKey.set(keyOf(long), group);
      }
      for (const { papers, long } of byKey.values()) {
        if (papers >= least && papers >= total * LEAST_SHARE) forms.push({ short, long, papers });
      }
    }
    return forms.sort((a, b) => byCodeUnit(a.short, b.short));
  }
}

/** The pairs that ship with the package, mined from titles and abstracts by tools/train/forms.js. */
export function bundledForms(): Form[] {
  const url = new URL('../../src/extract/data/abbreviations.tsv', import.meta.url);
  return readFileSync(url, 'utf8')
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => {
      const [short = '', long = ''] = line.split('\t');
      return { short, long };
    });
}
