import { describe, expect, it } from 'vitest';
import { GraphIndex } from '../../src/graph/graph-index.ts';
import { OVERRIDES_HEADER, parseOverrides } from '../../src/graph/overrides/parse.ts';
import { overrideLine } from '../../src/graph/overrides/write.ts';
import type { ActedOverride, Relation } from '../../src/graph/schema.ts';
import { edgeRef } from '../../src/server/edge-ref.ts';
import { nodePanel } from '../../src/server/panel.ts';
import { edgeFaults, type Fault, mergeFaults, typeFaults } from '../../viz/src/correct/faults.ts';
import { neighbourhoodCypher } from '../../viz/src/cypher.ts';
import { smallGraph } from '../support/small-graph.ts';

const graph = smallGraph();
const index = new GraphIndex(graph);

/** What a file with nothing but this line says; it throws where the line is a mistake. */
function read(line: string): ActedOverride {
  const bytes = new TextEncoder().encode(`${OVERRIDES_HEADER}\n${line}\n`);
  const [{ line: at, ...override }, ...others] = parseOverrides(bytes, 'fix.tsv') as [
    ReturnType<typeof parseOverrides>[number],
  ];
  expect([at, others]).toEqual([2, []]);
  return override;
}

/** The answers that a form starts with. */
const firstAnswers = (fault: Fault): string[] =>
  fault.fields.map((field) =>
    field.kind === 'choice' ? field.options[0]![0] : field.kind === 'text' ? field.first : '',
  );

const edge = (from: string, to: string) =>
  edgeRef(index, graph.relations.find((one) => one.from === from && one.to === to) as Relation);
const line = (fault: Fault | undefined, answers: string[] = firstAnswers(fault!)) => {
  const correction = fault!.correction(answers);
  return correction && overrideLine(correction);
};
const called = (faults: Fault[], words: string) => faults.find((fault) => fault.words === words);

describe('the line for a correction', () => {
  it('is read back as it was meant, for each fault of each edge of a graph', () => {
    let lines = 0;
    for (const relation of graph.relations) {
      for (const fault of edgeFaults(edgeRef(index, relation))) {
        const correction = fault.correction(firstAnswers(fault));
        if (!correction) continue;
        expect(read(overrideLine(correction))).toEqual(correction);
        lines += 1;
      }
    }
    expect(lines).toBeGreaterThan(70);
  });

  it('says what is wrong with what a paper does', () => {
    const faults = edgeFaults(edge('2403.03507', 'method:lora'));
    expect(line(called(faults, 'Not this relation'))).toBe('drop\tLoRA\t\t2403.03507');
    expect(line(called(faults, 'Other relation'), ['USES'])).toBe('relate\tLoRA\tUSES\t2403.03507');
    expect(line(called(faults, 'Not the same thing'), ['LoRa radio'])).toBe(
      'different\tLoRA\tLoRa radio\t2403.03507',
    );
    expect(line(called(faults, 'Wrong type'), ['Model', 'here'])).toBe(
      'retype\tLoRA\tModel\t2403.03507',
    );
    expect(line(called(faults, 'Wrong type'), ['Model', 'everywhere'])).toBe('retype\tLoRA\tModel');
  });

  it('offers no relation that the thing cannot have', () => {
    const other = called(edgeFaults(edge('2403.03507', 'method:lora')), 'Other relation')!;
    const [field] = other.fields;
    expect(field?.kind === 'choice' && field.options.map(([value]) => value)).toEqual([
      'INTRODUCES',
      'USES',
      'MENTIONS',
    ]);
  });

  it('says what is wrong between two entities', () => {
    const faults = edgeFaults(edge('method:galore', 'method:lora'));
    expect(line(called(faults, 'Not this relation'))).toBe('unlink\tGaLore\tLoRA');
    expect(line(called(faults, 'Not the same thing'), ['LoRA', 'LoRa radio'])).toBe(
      'different\tLoRA\tLoRa radio\t2403.03507',
    );
  });

  it('names by id what has no name of its own', () => {
    const faults = edgeFaults(edge('2401.00001', 'model:falcon'));
    expect(line(called(faults, 'Not this relation'))).toBe('drop\tmodel:falcon\t\t2401.00001');
  });

  it('says that spellings mean something else, and that two are one', () => {
    const merge = { name: 'LoRA', spellings: [{ text: 'LoRa', papers: 2, by: ['name'] }] };
    const faults = mergeFaults(merge);
    expect(line(faults[0])).toBe('different\tLoRA\tLoRa');
    expect(line(called(faults, 'Something else is the same'), ['Adapter'])).toBe(
      'same\tLoRA\tAdapter',
    );
    expect(line(called(faults, 'Something else is the same'), ['LoRA'])).toBeUndefined();
    expect(line(called(faults, 'It should be called otherwise'), ['\tlora\n '])).toBe(
      'rename\tLoRA\tlora',
    );
    for (const fault of typeFaults({ name: 'LoRA', type: 'Method' })) read(line(fault)!);
  });

  it('never comes of a name that a line cannot hold', () => {
    const hostile = structuredClone(smallGraph());
    const names = ['a\tb', ' padded', '\u0007bell', '…', 'x'.repeat(400), '# remark', '"quoted"'];
    for (const [i, name] of names.entries()) hostile.entities[i]!.name = name;
    const other = new GraphIndex(hostile);
    for (const { id } of hostile.entities) {
      const { correct, type } = nodePanel(other, id, 'v1')!;
      for (const fault of typeFaults({ name: correct!.name, type })) {
        expect(read(line(fault)!).name).toBe(correct!.name);
      }
    }
  });
});

it('an entity that was renamed is called in a line as it was before', () => {
  const renamed = structuredClone(smallGraph());
  const lora = renamed.entities.find(({ id }) => id === 'method:lora')!;
  lora.overrides = [{ action: 'rename', name: 'LoRa', value: 'LoRA' }];
  expect(nodePanel(new GraphIndex(renamed), 'method:lora', 'v1')!.correct!.name).toBe('LoRa');
});

it('a query gives a node with its neighbours, whatever its id holds', () => {
  expect(neighbourhoodCypher('Method', "method:o'\\n\n", 2)).toContain(
    "(n:Method {id: 'method:o\\'\\\\n\\u000a'})-[:INTRODUCES|",
  );
});
