import { expect, test } from 'vitest';
import { writeJsonLd } from '../../src/export/jsonld.ts';
import { withoutAbstracts } from '../../src/export/without-abstracts.ts';
import type { Graph } from '../../src/graph/schema.ts';
import { HOSTILE_NAME, HOSTILE_TITLE, hostileGraph } from '../support/hostile-graph.ts';
import { smallGraph } from '../support/small-graph.ts';

type Node = Record<string, unknown> & { '@id': string; '@type': string | string[] };

const textOf = (graph: Graph) => [...writeJsonLd(graph)].join('');
const read = (graph = smallGraph()) =>
  JSON.parse(textOf(graph)) as { '@context': Record<string, unknown>; '@graph': Node[] };
const node = (id: string, graph = smallGraph()) =>
  read(graph)['@graph'].find((one) => one['@id'] === id);

/** A graph of one paper and one entity. */
function graphOf(paper: object, entity: object): Graph {
  const graph = hostileGraph();
  Object.assign(graph.papers[0]!, paper);
  Object.assign(graph.entities[0]!, entity);
  return graph;
}

/** Every object of a file, at any depth. */
function* objects(value: unknown): Iterable<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value as Record<string, unknown>;
  for (const item of Object.values(value)) yield* objects(item);
}

/** What a word or an id means by the file's own context: an IRI. */
function meaning(context: Record<string, unknown>, word: string): string {
  const term = context[word];
  if (term !== undefined) {
    return meaning(context, typeof term === 'string' ? term : (term as Node)['@id']);
  }
  const [prefix = '', rest = ''] = word.split(/:(.*)/s);
  const base = rest.startsWith('//') ? undefined : context[prefix];
  return typeof base === 'string' ? base + rest : word;
}

/** RFC 3987, of what stands in ASCII: a scheme, and none but its characters, percent signs only before two digits. */
const IRI = /^[a-z][a-z0-9+.-]*:(?:[\w\-.~:/?#[\]@!$&'()*+,;=]|%[0-9A-F]{2}|[^\0-\x7F])+$/;

test('a paper is a scholarly article', () => {
  expect(node('node:2106.09685')).toEqual({
    '@id': 'node:2106.09685',
    '@type': ['ScholarlyArticle', 'Paper'],
    name: 'LoRA: Low-Rank Adaptation of Large Language Models',
    abstract: expect.stringMatching(/^We propose LoRA/),
    datePublished: '2021-06-17',
    author: [
      { '@type': 'Person', name: 'Ada Ames' },
      { '@type': 'Person', name: 'Ben Bo' },
    ],
    isPartOf: { '@type': 'CreativeWork', name: 'ICLR' },
    identifier: [{ '@type': 'PropertyValue', propertyID: 'arXiv', value: '2106.09685' }],
    sameAs: ['https://arxiv.org/abs/2106.09685'],
    url: 'https://arxiv.org/abs/2106.09685',
    community: 'node:community:lora',
  });
  expect(node('node:10.1000%2Fh2o.5')).toMatchObject({
    datePublished: '2023',
    identifier: [{ propertyID: 'DOI', value: '10.1000/h2o.5' }],
    sameAs: ['https://doi.org/10.1000/h2o.5'],
  });
  expect(node('node:title:0011223344556677')).toMatchObject({ dateText: 'Apr 21' });
});

test('methods and models are terms, benchmarks are data sets', () => {
  expect(node('node:method:lora')).toEqual({
    '@id': 'node:method:lora',
    '@type': ['DefinedTerm', 'Method'],
    name: 'LoRA',
    alternateName: ['Low-Rank Adaptation'],
    scope: 'proper',
    firstSeen: '2021-06-17',
    introducedBy: ['node:2106.09685'],
    community: 'node:community:lora',
  });
  expect(node('node:model:llama-2-7b')).toMatchObject({
    '@type': ['DefinedTerm', 'Model'],
    parameters: 7_000_000_000,
  });
  expect(node('node:benchmark:glue')).toMatchObject({ '@type': ['Dataset', 'Benchmark'] });
});

test('ids of public lists become addresses: of the thing itself, or of a paper about it', () => {
  const externalIds = ['arxiv:2106.09685', 'https://x.example/a b', 'huggingface:a/b-1', 'other:7'];
  expect(node('node:method:hyperlink', graphOf({}, { externalIds }))).toMatchObject({
    identifier: externalIds,
    sameAs: ['https://x.example/a%20b', 'https://huggingface.co/a/b-1'],
    subjectOf: ['https://arxiv.org/abs/2106.09685'],
  });
});

test('a relation is a triple and a statement about it, with confidence, sentence and offsets', () => {
  const { abstract } = smallGraph().papers.find(({ id }) => id === '2403.03507')!;
  const sentence = 'Unlike LoRA, it trains all weights.';
  expect(node('relation:2403.03507%7CCOMPARES_WITH%7Cmethod:lora')).toEqual({
    '@id': 'relation:2403.03507%7CCOMPARES_WITH%7Cmethod:lora',
    '@type': 'Statement',
    subject: { '@id': 'node:2403.03507', COMPARES_WITH: 'node:method:lora' },
    predicate: 'COMPARES_WITH',
    object: 'node:method:lora',
    roles: ['COMPARES_WITH', 'MENTIONS'],
    confidence: 0.88,
    evidence: [
      {
        '@type': 'Quotation',
        isPartOf: 'node:2403.03507',
        text: sentence,
        field: 'abstract',
        sentenceStart: abstract.indexOf(sentence),
        start: abstract.indexOf('LoRA'),
        end: abstract.indexOf('LoRA') + 4,
      },
    ],
    rule: 'by hand',
  });
  expect(node('relation:method:galore%7COUTPERFORMS%7Cmethod:lora')).toMatchObject({
    subject: { '@id': 'node:method:galore', OUTPERFORMS: 'node:method:lora' },
    evidence: [{ isPartOf: 'node:2403.03507', text: expect.stringContaining('outperforms LoRA') }],
  });
  const followed = node('relation:model:llama-2-7b%7CVARIANT_OF%7Cmodel:llama-2');
  expect(followed).toMatchObject({ confidence: 1 });
  expect(followed).not.toHaveProperty('evidence');
});

test('communities are there with what is left of them', () => {
  expect(node('node:community:mmlu')).toEqual({
    '@id': 'node:community:mmlu',
    '@type': 'Community',
    name: 'MMLU · H2O',
    size: 6,
    distinctive: ['node:benchmark:mmlu', 'node:method:h2o'],
  });
});

test.each([
  ['the small graph', smallGraph()],
  ['hostile text', hostileGraph()],
  [
    'hostile ids and addresses',
    graphOf(
      {
        id: '//x y/"<>|%\ud800ü',
        url: 'https://u:p@x.example/a|b?q={"x":[1]}#a#%zz',
        doi: '10.1000/<a>#\ud800',
      },
      { id: 'method:a b#<c>', externalIds: ['javascript:alert(1)', 'http://[::1]/\\'] },
    ),
  ],
])('every word is explained in the file, and what names a thing is an IRI: %s', (_what, graph) => {
  const { '@context': context, '@graph': nodes } = read(graph);
  const references = Object.entries(context)
    .filter(([, term]) => /@(id|vocab)/.test((term as Node)['@type'] as string))
    .map(([word]) => word);
  for (const object of objects(nodes)) {
    for (const word of Object.keys(object)) {
      if (word.startsWith('@')) expect(['@id', '@type']).toContain(word);
      else expect(meaning(context, word)).toMatch(IRI);
    }
    const named = ['@id', '@type', ...references].flatMap((word) => object[word] ?? []);
    for (const one of named.filter((value) => typeof value === 'string')) {
      expect(meaning(context, one)).toMatch(IRI);
      expect(meaning(context, one)).toMatch(/^(https?|urn):/);
    }
  }
});

test('both ends of every relation are nodes of the file', () => {
  const nodes = read()['@graph'];
  const ids = new Set(nodes.map((one) => one['@id']));
  expect(ids.size).toBe(nodes.length);
  const statements = nodes.filter((one) => one['@type'] === 'Statement');
  expect(statements).toHaveLength(23);
  for (const { subject, object } of statements) {
    expect([ids.has((subject as Node)['@id']), ids.has(object as string)]).toEqual([true, true]);
  }
});

test('an id is read back from its IRI, and an address loses what it may not hold', () => {
  const graph = graphOf(
    { id: '10.1/x y/"|%', url: 'https://u:p@x.example/a|b?q={1}#a#%zz', doi: '10.1000/a<b>' },
    {},
  );
  const [paper] = read(graph)['@graph'];
  expect(decodeURIComponent(paper!['@id'].replace('node:', ''))).toBe('10.1/x y/"|%');
  expect(paper).toMatchObject({
    url: 'https://x.example/a%7Cb?q=%7B1%7D#a%23%25zz',
    sameAs: ['https://doi.org/10.1000/a%3Cb%3E'],
  });
});

test('hostile text comes back as it was, but for what RDF has not', () => {
  const [paper, entity] = read(hostileGraph())['@graph'];
  expect(paper).toMatchObject({ name: HOSTILE_TITLE.replace('\ud800', '\ufffd') });
  expect(entity).toMatchObject({ name: HOSTILE_NAME });
});

test('the file can stand in a script element: no text ends it', () => {
  expect(textOf(hostileGraph())).not.toContain('<');
});

test('an address that is none of the web is left out', () => {
  const { url } = node('node:title:00ff', graphOf({ url: 'javascript:alert(1)' }, {}))!;
  expect(url).toBeUndefined();
});

test('what was left out is absent, not empty', () => {
  const text = textOf(withoutAbstracts(smallGraph()));
  expect(text).not.toContain('""');
  expect(text).not.toContain('[]');
  expect(text).not.toContain('"text":"Unlike');
  expect(text).toContain('"sentenceStart"');
});

test('it is written a node a line, and an empty graph is a file too', () => {
  const lines = textOf(smallGraph()).trimEnd().split('\n');
  expect(lines).toHaveLength(2 + 18 + 2 + 23);
  const empty = { papers: [], entities: [], relations: [], communities: [], layout: [] };
  expect(read(empty)['@graph']).toEqual([]);
});
