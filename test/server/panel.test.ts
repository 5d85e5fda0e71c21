import { describe, expect, it } from 'vitest';
import { GraphIndex } from '../../src/graph/graph-index.ts';
import { nodePanel, sectionItems } from '../../src/server/panel.ts';
import { regionPanel } from '../../src/server/region-panel.ts';
import { smallGraph } from '../support/small-graph.ts';

const index = new GraphIndex(smallGraph());
const panel = (id: string) => nodePanel(index, id, 'v1')!;
const section = (id: string, key: string) =>
  panel(id).sections.find((one) => one.key === key) ?? expect.fail(`no section ${key}`);

describe('the panel of an entity', () => {
  it('says what it is in numbers', () => {
    expect(panel('method:lora').lead).toBe('Named in 3 papers here, first in 2021.');
    expect(panel('method:lora').also).toEqual(['Low-Rank Adaptation']);
    expect(panel('benchmark:mmlu').lead).toContain('3 papers report results on it, first in 2023.');
    expect(panel('model:llama-2-7b').lead).toContain('7 billion weights.');
    expect(panel('method:full-fine-tuning').lead).toContain('A generic name.');
  });

  it('names its neighbours by relation, who introduced it first', () => {
    const titles = panel('method:lora').sections.map(({ title }) => title);
    expect(titles[0]).toBe('Introduced by');
    expect(titles).toContain('Compared with');
    expect(titles).toContain('Outperformed by');
    expect(titles).toContain('Mentioned by');
  });

  it('marks the surface in the sentence behind each relation', () => {
    const [item] = section('method:lora', 'in-compares-with').items;
    expect(item?.name).toBe('GaLore: Gradients Projected to a Low Rank');
    expect(item?.year).toBe(2024);
    expect(item?.evidence?.text).toEqual(['Unlike ', 'LoRA', ', it trains all weights.']);
    expect(item?.evidence?.confidence).toBe(0.88);
    expect(item?.evidence?.paper.link).toEqual({
      kind: 'paper',
      href: 'https://arxiv.org/abs/2403.03507',
    });
  });

  it('tells what it is evaluated on from the papers that introduce it', () => {
    const [item] = section('method:lora', 'evaluated-on').items;
    expect(item?.id).toBe('benchmark:glue');
    expect(item?.evidence?.text.join('')).toContain('On GLUE');
  });

  it('shows variants without a sentence: they follow from the names', () => {
    const [item] = section('model:llama-2', 'in-variant-of').items;
    expect(item).toMatchObject({ id: 'model:llama-2-7b', type: 'Model' });
    expect(item?.evidence).toBeUndefined();
  });

  it('gives more of a section from a place on', () => {
    const all = section('benchmark:mmlu', 'in-evaluates-on').items;
    expect(sectionItems(index, 'benchmark:mmlu', 'in-evaluates-on', 1, 10)).toEqual(all.slice(1));
  });
});

describe('the panel of a paper', () => {
  it('has its facts, its link and its abstract with the surfaces marked', () => {
    const { paper, sections } = panel('2106.09685');
    expect(paper).toMatchObject({
      authors: ['Ada Ames', 'Ben Bo'],
      venue: 'ICLR',
      date: '17 June 2021',
      link: { kind: 'paper', href: 'https://arxiv.org/abs/2106.09685' },
    });
    expect(paper?.abstract.filter((_, i) => i % 2 === 1)).toEqual([
      'LoRA',
      'GLUE',
      'full fine-tuning',
    ]);
    expect(sections.map(({ title }) => title)).toEqual([
      'Introduces',
      'Compares with',
      'Evaluates on',
    ]);
  });

  it('is linked by a search, and says so, where no address is known', () => {
    const { link, date } = panel('title:0011223344556677').paper!;
    expect(link.kind).toBe('search');
    expect(link.href).toContain('A%20Survey%20of%20Small%20Factors');
    expect(date).toBe('Apr 21');
  });
});

describe('the panel of a region', () => {
  it('counts its members and names the newest papers first', () => {
    const [community] = index.graph.communities;
    const region = regionPanel(index, community!.id, 'v1')!;
    expect(region.lead).toMatch(/^\d+ members: \d+ papers?, (1 entity|\d+ entities)\.$/);
    const years = region.newest.map(({ year }) => year ?? 0);
    expect(years).toEqual(years.toSorted((a, b) => b - a));
  });

  it('is nothing where there is no such region', () => {
    expect(regionPanel(index, 'community:none', 'v1')).toBeUndefined();
  });
});
