import { byCodeUnit } from '../order.ts';
import { foldName } from '../text/fold.ts';
import { closestNames, type Suggestable } from './closest.ts';
import type { Entity, Paper } from './schema.ts';

/** Something that is found by names. */
export interface Findable {
  id: string;
  /** A paper's is its title. */
  name: string;
  /** What it is called besides, as good as its name. */
  others: readonly string[];
  /** Ids that mean something beside it in a file alone. */
  localIds: readonly string[];
  /** Every way it is written, with how often. */
  spellings: readonly { text: string; mentions: number }[];
  /** Number of its relations: of things that share a name the heavier comes first. */
  degree: number;
  isPaper: boolean;
}

export type PaperNames = Pick<
  Paper,
  'id' | 'title' | 'arxivId' | 'doi' | 'url' | 'formerIds' | 'sources'
>;

/** A paper also answers to its arXiv id, DOI, address, former ids, and the ids that it had in its files. */
export function findablePaper(paper: PaperNames, degree: number): Findable {
  const { id, title: name, arxivId, doi, url, formerIds = [], sources } = paper;
  return {
    id,
    name,
    others: [arxivId, doi, url, ...formerIds].filter((one) => one !== undefined),
    localIds: sources.map((source) => source.id).filter((one) => one !== undefined),
    spellings: [],
    degree,
    isPaper: true,
  };
}

export type EntityNames = Pick<Entity, 'id' | 'name' | 'aliases' | 'spellings'>;

export function findableEntity(entity: EntityNames, degree: number): Findable {
  const { id, name, aliases: others, spellings = [] } = entity;
  return { id, name, others, localIds: [], spellings, degree, isPaper: false };
}

/** Finds things by what a person calls them. */
export class NameFinder {
  readonly #degrees = new Map<string, number>();
  readonly #exact = new Map<string, string[]>();
  readonly #folded = new Map<string, string[]>();
  readonly #gapless = new Map<string, string[]>();
  readonly #local = new Map<string, string[]>();
  readonly #spelled = new Map<string, { id: string; mentions: number }[]>();
  readonly #suggestable: Suggestable[] = [];

  constructor(all: Iterable<Findable>) {
    for (const one of all) this.#add(one);
  }

  #add({ id, name, others, localIds, spellings, degree, isPaper }: Findable): void {
    this.#degrees.set(id, degree);
    const names = [name, ...others];
    const folds = names.map(foldName);
    for (const one of names) push(this.#exact, one, id);
    for (const one of folds) {
      push(this.#folded, one, id);
      push(this.#gapless, gapless(one), id);
    }
    for (const one of localIds) push(this.#local, one, id);
    for (const { text, mentions } of spellings) {
      push(this.#spelled, foldName(text), { id, mentions });
    }
    this.#suggestable.push({
      name,
      spellings: isPaper ? folds.slice(0, 1) : folds,
      weight: degree,
      title: isPaper,
    });
  }

  /**
   * The ids of what is meant by a name, the most connected first. The first of these that finds something is the answer: the id,
   * the name, title or an alias as written, any of them without regard to case, accents and punctuation, then even to
   * gaps ("gpt4" for GPT-4); an address or a version of a paper's id; the id that a paper had in its file; a name but
   * for a plural s; at last any way in which papers write it, for which those come first that are written so most often.
   */
  find(name: string): string[] {
    const asked = name.trim();
    if (this.#degrees.has(asked)) return [asked];
    const folded = foldName(asked);
    const found =
      this.#exact.get(asked) ??
      this.#byFold(folded) ??
      this.#folded.get(foldName(paperKey(asked))) ??
      this.#local.get(asked) ??
      this.#byFold(folded.endsWith('s') ? folded.slice(0, -1) : `${folded}s`);
    if (found) return this.#ranked(new Set(found));
    const spelled = this.#spelled.get(folded) ?? [];
    const mentions = new Map<string, number>();
    for (const one of spelled) {
      mentions.set(one.id, (mentions.get(one.id) ?? 0) + one.mentions);
    }
    return this.#ranked(mentions.keys()).sort((a, b) => mentions.get(b)! - mentions.get(a)!);
  }

  /** Names that are close to one that is not there, the closest first. */
  suggest(name: string, limit: number): string[] {
    return closestNames(name, this.#suggestable, limit);
  }

  #byFold(folded: string): string[] | undefined {
    return this.#folded.get(folded) ?? this.#gapless.get(gapless(folded));
  }

  #ranked(ids: Iterable<string>): string[] {
    const degree = (id: string) => this.#degrees.get(id)!;
    return [...ids].sort((a, b) => degree(b) - degree(a) || byCodeUnit(a, b));
  }
}

/** "arXiv:2106.09685v2" and "https://arxiv.org/abs/2106.09685" mean 2106.09685; a DOI's address means the DOI. */
export function paperKey(asked: string): string {
  return asked
    .replace(/^(?:https?:\/\/)?(?:www\.)?(?:arxiv\.org\/(?:abs|pdf)\/|(?:dx\.)?doi\.org\/)/i, '')
    .replace(/^(?:arxiv|doi):\s*/i, '')
    .replace(/^(\d{4}\.\d{4,5})(?:v\d+)?(?:\.pdf)?$/i, '$1');
}

function gapless(folded: string): string {
  return folded.replaceAll('-', '');
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
