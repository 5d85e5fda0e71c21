import { describe, expect, it } from 'vitest';
import { GraphIndex } from '../../src/graph/graph-index.ts';
import type { Graph } from '../../src/graph/schema.ts';
import { isPaperRelation } from '../../src/graph/schema.ts';
import { mapData } from '../../src/server/map-data.ts';
import { nodePanel } from '../../src/server/panel.ts';
import { recordsOf } from '../../src/server/records.ts';
import { NameSearch } from '../../src/server/search/name-search.ts';
import { smallGraph } from '../support/small-graph.ts';

const TITLE = 'Saving 50\\% of $\\tilde{O}(n^2)$ memory';
const SENTENCE = 'At 5\\% of the cost, \\textbf{LoRA} has $\\alpha$-decay.';

/** A paper that introduces nothing and names LoRA in a sentence with LaTeX before and behind it. */
function latexGraph(): Graph {
  const graph = structuredClone(smallGraph());
  const paper = graph.papers.find(({ id }) =>
    graph.relations.some(
      ({ from, to, type }) => from === id && to === 'method:lora' && type === 'COMPARES_WITH',
    ),
  )!;
  paper.title = TITLE;
  paper.abstract = SENTENCE;
  const start = SENTENCE.indexOf('LoRA');
  const span = { field: 'abstract', start, end: start + 4 } as const;
  graph.relations = graph.relations.filter(
    ({ from, to }) => from !== paper.id || to === 'method:lora',
  );
  const relation = graph.relations.find(({ from }) => from === paper.id)!;
  if (!isPaperRelation(relation)) throw new Error('The small graph is another.');
  Object.assign(relation, span, { evidence: SENTENCE, evidenceStart: 0 });
  relation.mentions = [{ ...span, text: 'LoRA' }];
  return graph;
}

describe('LaTeX on the page', () => {
  const index = new GraphIndex(latexGraph());
  const { id } = index.graph.papers.find(({ title }) => title === TITLE)!;
  const read = 'Saving 50% of Õ(n²) memory';

  it('is read in titles, evidence and abstracts, with the marks where they belong', () => {
    const panel = nodePanel(index, id, 'v1')!;
    expect(panel.name).toBe(read);
    const sentence = ['At 5% of the cost, ', 'LoRA', ' has α-decay.'];
    expect(panel.paper!.abstract).toEqual(sentence);
    expect(panel.sections[0]!.items[0]!.evidence!.text).toEqual(sentence);
    expect(panel.sections[0]!.items[0]!.evidence!.paper.title).toBe(read);
  });

  it('is read on the map', () => {
    expect(mapData(index, 'v1').nodes.label).toContain(read);
  });

  it('is found as it is shown and as it is written', () => {
    const search = new NameSearch(index);
    const [hit] = search.find('o(n2) memory').hits;
    expect(hit).toMatchObject({ id, name: read });
    expect(search.find('50\\% of $\\tilde{O}').hits[0]).toMatchObject({ id, name: read });
    expect(search.find('saving 50%').hits[0]!.match).toEqual([0, 10]);
  });

  it('stays as it was given in what is exported', () => {
    const place = index.graph.papers.findIndex((paper) => paper.id === id);
    const [paper] = recordsOf(index, [[place, place]], true).papers;
    expect([paper!.title, paper!.abstract]).toEqual([TITLE, SENTENCE]);
  });
});
