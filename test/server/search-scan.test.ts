import { describe, expect, it } from 'vitest';
import { GraphIndex } from '../../src/graph/graph-index.ts';
import type { Graph } from '../../src/graph/schema.ts';
import { NameSearch } from '../../src/server/search/name-search.ts';
import { gapless, searchKey } from '../../src/server/search/search-key.ts';
import { readable } from '../../src/text/readable.ts';
import { hostileGraph } from '../support/hostile-graph.ts';
import { smallGraph } from '../support/small-graph.ts';

/** Numbers from 0 to 1, the same on every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Names of few syllables, so that many begin, hold and resemble each other. */
function syllableGraph(): Graph {
  const random = numbers(7);
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!;
  const word = () =>
    Array.from({ length: 1 + Math.floor(random() * 3) }, () =>
      pick(['lo', 'ra', 'ga', 'h2', 'o', 'bert', 'x', 'É', 'llama', '-', '7b']),
    ).join('');
  const name = () =>
    Array.from({ length: 1 + Math.floor(random() * 4) }, word).join(pick([' ', '-', ' ']));
  const graph = structuredClone(smallGraph());
  const sample = graph.entities[0]!;
  for (let i = 0; i < 300; i += 1) {
    const aliases = Array.from({ length: Math.floor(random() * 3) }, name);
    graph.entities.push({ ...sample, id: `method:${i}`, name: name(), aliases });
    graph.papers.push({ ...graph.papers[0]!, id: `24${i}`, title: `${name()} ${name()}` });
  }
  const link = graph.relations.find(({ type }) => type === 'USES')!;
  for (let i = 0; i < 600; i += 1) {
    const to = `method:${Math.floor(300 * random() ** 2)}`;
    graph.relations.push({ ...link, from: `24${i % 300}`, to } as typeof link);
  }
  return graph;
}

/** What the search should find, by going through all names. */
class Scan {
  readonly #entries: { id: string; keys: string[]; worth: number }[];

  constructor(index: GraphIndex) {
    const papers = new Map<string, number>();
    for (const { from, to } of index.graph.relations) {
      if (index.node(from)?.kind === 'Paper') papers.set(to, (papers.get(to) ?? 0) + 1);
    }
    this.#entries = [...index.nodes()].map((node) => {
      const texts =
        node.kind === 'Paper'
          ? [node.name, node.id, readable(node.name)]
          : [node.name, ...node.entity.aliases];
      const known = Math.min(13, 2.2 * Math.log2(1 + (papers.get(node.id) ?? 0)));
      return {
        id: node.id,
        keys: texts.map(searchKey),
        worth: node.kind === 'Paper' ? 0 : 2 + known,
      };
    });
  }

  find(query: string): string[] {
    const key = searchKey(query);
    const scored = this.#entries.flatMap(({ id, keys, worth }) => {
      const best = Math.max(...keys.map((one, i) => points(one, key) * (i === 0 ? 1 : 0.96)));
      return best > 0 ? [{ id, score: best + worth }] : [];
    });
    scored.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
    return scored.slice(0, 8).map(({ id }) => id);
  }
}

function points(text: string, key: string): number {
  const words = key.split(' ');
  const [bare, joined] = [gapless(key), gapless(text)];
  if (text === key) return 100;
  if (bare.length >= 2 && joined === bare) return 96;
  if (text.startsWith(`${key} `)) return 64;
  if (text.startsWith(key)) return 60;
  if (bare.length >= 2 && joined.startsWith(bare)) return 50;
  if (` ${text}`.includes(` ${key}`)) return 40;
  if (words.length > 1 && words.every((word) => ` ${text}`.includes(` ${word}`))) return 30;
  return key.length >= 2 && words[0]!.length >= 2 && text.includes(key) ? 20 : 0;
}

describe.each([
  ['the small graph', smallGraph],
  ['hostile names', hostileGraph],
  ['many names of few syllables', syllableGraph],
])('the tables of the search find what going through all names finds: %s', (_, graphOf) => {
  const index = new GraphIndex(graphOf());
  const search = new NameSearch(index);
  const scan = new Scan(index);
  const names = [...index.nodes()].map(({ name }) => name);

  it('for stretches of every name, with words swapped, joined and cut', () => {
    const random = numbers(11);
    const queries = new Set<string>(['a', 'l', 'o', '2', 'x ', 'lo ra', 'a b', '+', 'ra 7b']);
    for (const more of ['o o o', 'ra l', 'bert o x', 'lo ra lo ra', '7b h', 'llama ra ra b']) {
      queries.add(more);
    }
    for (let i = 0; i < 400; i += 1) {
      const name = names[Math.floor(random() * names.length)]!.slice(0, 60);
      const from = Math.floor(random() * name.length);
      queries.add(name.slice(from, from + 1 + Math.floor(random() * 12)));
      queries.add(name.slice(0, 1 + Math.floor(random() * 8)));
      queries.add(
        name
          .split(/[\s-]+/)
          .reverse()
          .join(' '),
      );
      queries.add(name.replaceAll(/[\s-]/g, ''));
    }
    for (const query of queries) {
      if (searchKey(query) === '') continue;
      const found = search.find(query).hits.map(({ id }) => id);
      expect([query, ...found]).toEqual([query, ...scan.find(query)]);
    }
  });
});

describe('typing errors', () => {
  const search = new NameSearch(new GraphIndex(syllableGraph()));
  const small = new NameSearch(new GraphIndex(smallGraph()));

  it.each([
    ['galroe', 'GaLore'],
    ['gallore', 'GaLore'],
    ['lroa', 'LoRA'],
    ['lamma-2 7b', 'LLaMA-2 7B'],
    ['low rnak adaptation', 'LoRA'],
    ['hevy hitters', 'Heavy Hitters in the Cache'],
    ['cache hevay', 'Heavy Hitters in the Cache'],
  ])('%s means %s', (typed, name) => {
    expect(small.find(typed)).toMatchObject({ hits: [], suggestion: name });
  });

  it('are thought of where what was typed is only the middle of other words', () => {
    const graph = smallGraph();
    graph.papers[0]!.title = 'The superallora of it';
    const answer = new NameSearch(new GraphIndex(graph)).find('llora');
    expect(answer.hits.map(({ name }) => name)).toEqual(['The superallora of it']);
    expect(answer.suggestion).toBe('LoRA');
  });

  it('are put right in up to four words of a question', () => {
    expect(small.find('hevy hiters')).toMatchObject({ suggestion: 'Heavy Hitters in the Cache' });
    expect(small.find('hevy hiters hevy hiters')).toHaveProperty('suggestion');
    expect(small.find('hevy hiters hevy hiters hiters').suggestion).toBeUndefined();
  });

  it('are looked for the same way every time', () => {
    const once = ['bretllamo', 'gallma', 'lorrra 7b'].map((query) => search.find(query));
    search.find('something else');
    expect(['bretllamo', 'gallma', 'lorrra 7b'].map((query) => search.find(query))).toEqual(once);
  });
});
