import { expect, test } from 'vitest';
import { EXPORT_FORMATS } from '../../src/export/formats.ts';
import { withoutAbstracts } from '../../src/export/without-abstracts.ts';
import { smallGraph } from '../support/small-graph.ts';

/** Any four words in a row of an abstract. */
function phrases(text: string): string[] {
  const words = text.split(' ');
  return words.slice(3).map((_, i) => words.slice(i, i + 4).join(' '));
}

test.each(EXPORT_FORMATS.flatMap(({ parts }) => parts))(
  '$file passes on no phrase of an abstract, and is otherwise whole',
  ({ write }) => {
    const graph = smallGraph();
    const text = [...write(withoutAbstracts(graph))].join('');
    for (const { abstract } of graph.papers) {
      for (const phrase of phrases(abstract)) expect(text).not.toContain(phrase);
    }
    expect(text).toContain('LoRA');
  },
);

test('titles, offsets and evidence that is a title stay', () => {
  const graph = smallGraph();
  const relation = graph.relations.find((r) => r.from === '2407.11239' && r.to === 'method:welore');
  Object.assign(relation!, {
    field: 'title',
    evidence: 'From GaLore to WeLore',
    start: 15,
    end: 21,
  });
  const shared = withoutAbstracts(graph);
  expect(shared.papers.map((paper) => paper.title)).toEqual(graph.papers.map((p) => p.title));
  expect(shared.relations).toContainEqual(relation);
  expect(shared.relations.find((r) => r.to === 'benchmark:mmlu')).toMatchObject({
    evidence: '',
    start: expect.any(Number),
  });
});

test('the graph that was given is left as it was', () => {
  const graph = smallGraph();
  withoutAbstracts(graph);
  expect(graph).toEqual(smallGraph());
});
