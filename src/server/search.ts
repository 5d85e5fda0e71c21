import type { GraphIndex } from '../graph/graph-index.ts';
import { isPaperRelation } from '../graph/schema.ts';
import type { NodeType, SearchAnswer, SearchHit } from './wire.ts';

interface Entry {
  id: string;
  type: NodeType;
  name: string;
  family: boolean;
  papers: number;
  year?: number;
  /** Name and aliases in the form they are compared in, names first. */
  keys: string[];
  aliases: string[];
}

const MOST_HITS = 8;

/** Finds nodes by what a person types: names, aliases and titles, in any case, with or without accents and hyphens. */
export class NameSearch {
  readonly #index: GraphIndex;
  readonly #entries: Entry[];

  constructor(index: GraphIndex) {
    this.#index = index;
    const { graph } = index;
    const papers = new Map<string, number>();
    for (const relation of graph.relations) {
      if (isPaperRelation(relation)) papers.set(relation.to, (papers.get(relation.to) ?? 0) + 1);
    }
    const entities = graph.entities.map(
      (entity): Entry => ({
        id: entity.id,
        type: entity.type,
        name: entity.name,
        family: entity.scope === 'family',
        papers: papers.get(entity.id) ?? 0,
        keys: [entity.name, ...entity.aliases].map(searchKey),
        aliases: entity.aliases,
      }),
    );
    const titles = graph.papers.map((paper): Entry => {
      const entry: Entry = {
        id: paper.id,
        type: 'Paper',
        name: paper.title,
        family: false,
        papers: 0,
        keys: [searchKey(paper.title), searchKey(paper.id)],
        aliases: [paper.id],
      };
      if (paper.year !== undefined) entry.year = paper.year;
      return entry;
    });
    this.#entries = [...entities, ...titles];
  }

  find(query: string, limit = MOST_HITS): Omit<SearchAnswer, 'version'> {
    const key = searchKey(query.slice(0, 200));
    if (key === '') return { query, hits: [] };
    const found: { entry: Entry; score: number; keyAt: number }[] = [];
    for (const entry of this.#entries) {
      let score = 0;
      let keyAt = 0;
      for (const [at, candidate] of entry.keys.entries()) {
        const value = matchScore(candidate, key) * (at === 0 ? 1 : 0.96);
        if (value > score) {
          score = value;
          keyAt = at;
        }
      }
      if (score > 0) found.push({ entry, score: score + popularity(entry), keyAt });
    }
    found.sort((a, b) => b.score - a.score || (a.entry.id < b.entry.id ? -1 : 1));
    const hits = found.slice(0, limit).map(({ entry, keyAt }) => hit(entry, keyAt, query));
    const answer: Omit<SearchAnswer, 'version'> = { query, hits };
    if (hits.length === 0) {
      const [close] = this.#index.suggest(query.slice(0, 200), 1);
      if (close) answer.suggestion = close;
    }
    return answer;
  }
}

/**
 * The form in which names are compared: no case, no accents, every run of other characters one space. What is left of
 * "H$_2$O" is "h 2 o", and so is what is left of "h-2-o"; "h2o" is found by leaving the spaces out.
 */
export function searchKey(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+]+/gu, ' ')
    .trim();
}

/** 0 for no match. An exact name is far above a beginning, that above a later word, that above the middle of a word. */
function matchScore(candidate: string, key: string): number {
  if (candidate === key) return 100;
  const at = candidate.indexOf(key);
  if (at === 0) return candidate[key.length] === ' ' ? 64 : 60;
  if (at > 0 && candidate[at - 1] === ' ') return 40;
  const bare = key.replaceAll(' ', '');
  if (bare.length >= 2 && (at < 0 || key.includes(' '))) {
    const joined = candidate.replaceAll(' ', '');
    if (joined === bare) return 96;
    if (joined.startsWith(bare)) return 50;
  }
  if (at > 0) return key.length >= 2 ? 20 : 0;
  // Several words in any order: each must begin a word.
  const words = key.split(' ');
  if (words.length > 1 && words.every((word) => ` ${candidate}`.includes(` ${word}`))) return 30;
  return 0;
}

/** Up to 15 points, so that it decides within a kind of match and never lifts a beginning over an exact name. */
function popularity({ type, papers }: Entry): number {
  return type === 'Paper' ? 0 : 2 + Math.min(13, 2.2 * Math.log2(1 + papers));
}

function hit(entry: Entry, keyAt: number, query: string): SearchHit {
  const found: SearchHit = {
    id: entry.id,
    type: entry.type,
    name: entry.name,
    family: entry.family,
    papers: entry.papers,
  };
  if (entry.year !== undefined) found.year = entry.year;
  if (keyAt > 0 && entry.type !== 'Paper') found.also = entry.aliases[keyAt - 1]!;
  const wanted = query.trim().toLowerCase();
  const lower = entry.name.toLowerCase();
  // Lower case may be longer than the name (İ); then the place is not known.
  const at = lower.length === entry.name.length ? lower.indexOf(wanted) : -1;
  if (at >= 0 && wanted !== '') found.match = [at, at + wanted.length];
  return found;
}
