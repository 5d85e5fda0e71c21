import { expect, test } from 'vitest';
import { describeNode, type EntityCard, type PaperCard } from '../../src/ask/describe.ts';
import { GraphIndex } from '../../src/graph/graph-index.ts';
import { smallGraph } from '../support/small-graph.ts';

const index = new GraphIndex(smallGraph());
const entity = (id: string) => describeNode(index, index.node(id)!) as EntityCard;
const paper = (id: string) => describeNode(index, index.node(id)!) as PaperCard;

test('an entity card says what it is and which papers do what with it', () => {
  const card = entity('method:lora');
  expect(card).toMatchObject({
    id: 'method:lora',
    kind: 'Method',
    name: 'LoRA',
    aliases: ['Low-Rank Adaptation'],
    scope: 'proper',
    firstSeen: '2021-06-17',
    community: { id: 'community:lora', label: 'LoRA · GaLore' },
    introducedBy: [
      {
        id: '2106.09685',
        title: 'LoRA: Low-Rank Adaptation of Large Language Models',
        year: 2021,
        url: 'https://arxiv.org/abs/2106.09685',
      },
    ],
  });
  expect(Object.keys(card.papers)).toEqual(['INTRODUCES', 'COMPARES_WITH', 'MENTIONS']);
  expect(card.papers.COMPARES_WITH).toMatchObject([
    { paper: { id: '2403.03507' }, roles: ['COMPARES_WITH', 'MENTIONS'], confidence: 0.88 },
  ]);
});

test('the mark of a piece of evidence cuts the name out of its sentence', () => {
  const { evidence } = entity('method:lora').papers.COMPARES_WITH![0]!;
  expect(evidence.sentence).toBe('Unlike LoRA, it trains all weights.');
  expect(evidence.sentence.slice(...evidence.mark)).toBe('LoRA');
});

test('the surest papers come first, of equally sure ones the newest', () => {
  const papers = entity('benchmark:mmlu').papers.EVALUATES_ON!;
  expect(papers.map((claim) => [claim.paper.id, claim.confidence])).toEqual([
    ['2407.11239', 0.9],
    ['10.1000/h2o.5', 0.9],
    ['2401.00001', 0.8],
  ]);
});

test('links are told from both sides, with the sentences that state them', () => {
  const told = (id: string) => entity(id).links.map((link) => link.told);
  expect(told('method:galore')).toEqual(['WeLore extends GaLore.', 'GaLore outperforms LoRA.']);
  const [link] = entity('method:lora').links;
  expect(link).toMatchObject({ type: 'OUTPERFORMS', from: { name: 'GaLore' } });
  expect(link!.evidence[0]!.sentence.slice(...link!.evidence[0]!.mark)).toBe('LoRA');
});

test('variants and families are said apart from the links', () => {
  expect(entity('model:llama-2-7b').variantOf.map(({ name }) => name)).toEqual(['LLaMA-2']);
  expect(entity('model:llama-2').variants).toEqual([
    { id: 'model:llama-2-7b', kind: 'Model', name: 'LLaMA-2 7B', papers: 2, variants: [] },
  ]);
  expect(entity('model:llama-2').links).toEqual([]);
});

test('families that claim each other come to an end', () => {
  const graph = smallGraph();
  graph.relations.push({
    from: 'model:llama-2',
    to: 'model:llama-2-7b',
    type: 'VARIANT_OF',
    confidence: 1,
    evidence: [],
    rule: 'by hand',
  });
  const circle = new GraphIndex(graph);
  const card = describeNode(circle, circle.node('model:llama-2')!) as EntityCard;
  expect(card.variantOf.map(({ id }) => id)).toEqual(['model:llama-2-7b']);
  expect(card.variants.map(({ variants }) => variants)).toEqual([[]]);
});

test('a paper card has its entities by relation and what it states of them', () => {
  const card = paper('2403.03507');
  expect(card).toMatchObject({ kind: 'Paper', title: 'GaLore: Gradients Projected to a Low Rank' });
  expect(Object.entries(card.entities).map(([type, claims]) => [type, claims.length])).toEqual([
    ['INTRODUCES', 1],
    ['EVALUATES_ON', 1],
    ['COMPARES_WITH', 1],
    ['USES', 1],
  ]);
  expect(card.links.map((link) => link.told)).toEqual(['GaLore outperforms LoRA.']);
});
