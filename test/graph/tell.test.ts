import { describe, expect, it } from 'vitest';
import { GraphIndex } from '../../src/graph/graph-index.ts';
import { namesakeOf, tellStep } from '../../src/graph/tell.ts';
import { smallGraph } from '../support/small-graph.ts';

const index = new GraphIndex(smallGraph());

const told = (from: string, to: string) =>
  index
    .relationsOf(from)
    .filter((relation) => relation.from === from && relation.to === to)
    .map((relation) => tellStep(index, relation));

describe('a paper', () => {
  it('that introduces one thing goes by its name', () => {
    expect(namesakeOf(index, '2403.03507')?.name).toBe('GaLore');
    expect(told('2403.03507', 'method:lora')).toEqual(['GaLore compares itself with LoRA.']);
    expect(told('2403.03507', 'benchmark:glue')).toEqual(['GaLore is evaluated on GLUE.']);
    expect(told('10.1000/h2o.5', 'model:llama-2-7b')).toEqual(['H2O uses LLaMA-2 7B.']);
  });

  it('introduces it under its title', () => {
    expect(told('2403.03507', 'method:galore')).toEqual([
      '“GaLore: Gradients Projected to a Low Rank” introduces GaLore.',
    ]);
  });

  it('that introduces nothing keeps its title', () => {
    expect(namesakeOf(index, '2401.00001')).toBeUndefined();
    expect(told('2401.00001', 'benchmark:mmlu')).toEqual(['“Falcon on Land” evaluates on MMLU.']);
    expect(told('title:0011223344556677', 'method:lora')).toEqual([
      '“A Survey of Small Factors” mentions LoRA.',
    ]);
  });

  it('that introduces two things keeps its title too', () => {
    const graph = smallGraph();
    const relations = graph.relations.map((relation) =>
      relation.from === '2403.03507' && relation.to === 'method:lora'
        ? { ...relation, type: 'INTRODUCES' as const }
        : relation,
    );
    const both = new GraphIndex({ ...graph, relations: relations as typeof graph.relations });
    expect(namesakeOf(both, '2403.03507')).toBeUndefined();
  });
});

it('entities relate by their names', () => {
  expect(told('method:galore', 'method:lora')).toEqual(['GaLore outperforms LoRA.']);
  expect(told('method:welore', 'method:galore')).toEqual(['WeLore extends GaLore.']);
  expect(told('method:h2o', 'model:llama-2-7b')).toEqual(['H2O is applied to LLaMA-2 7B.']);
  expect(told('method:lora', 'method:full-fine-tuning')).toEqual([
    'LoRA is part of full fine-tuning.',
  ]);
  expect(told('model:llama-2-7b', 'model:llama-2')).toEqual([
    'LLaMA-2 7B is a variant of LLaMA-2.',
  ]);
});
