import { describe, expect, it } from 'vitest';
import { familyOptions, findFamilies } from '../../src/extract/families.ts';
import { loadNetwork } from '../../src/extract/network.ts';
import type { ExtractedEntity } from '../../src/extract/types.ts';
import type { LexiconEntry } from '../../src/lexicon/lexicon.ts';

const KNOWN = new Map<string, LexiconEntry>(
  ['Heron', 'Stork'].map((name) => [
    name.toLowerCase(),
    { name, type: 'Model', scope: 'proper', aliases: [] } as unknown as LexiconEntry,
  ]),
);

function thing(name: string, more: Partial<ExtractedEntity> = {}): ExtractedEntity {
  return {
    name,
    type: 'Model',
    scope: 'proper',
    relation: 'uses',
    mentions: [{ field: 'abstract', start: 0, end: name.length, text: name }],
    ...more,
  } as ExtractedEntity;
}

const optionsOf = (entities: ExtractedEntity[], name: string): string[] =>
  familyOptions(entities, KNOWN)
    .filter(({ entity }) => entity.name === name)
    .map(({ family, source }) => `${family} (${source})`);

describe('what a name could be a version of', () => {
  it('is the beginning of the name that the paper names too, the longest first', () => {
    const all = [thing('Quill'), thing('Quill-2'), thing('Quill-2-small')];
    expect(optionsOf(all, 'Quill-2-small')).toEqual(['Quill-2 (paper)', 'Quill (paper)']);
  });

  it('is a listed name that it begins or ends with', () => {
    expect(optionsOf([thing('Heron-XQ')], 'Heron-XQ')).toEqual(['Heron (part)']);
    expect(optionsOf([thing('Masked Stork')], 'Masked Stork')).toEqual(['Stork (part)']);
  });

  it('is what stands before size and number, known or not', () => {
    expect(optionsOf([thing('Quill-7B')], 'Quill-7B')).toEqual(['Quill (form)']);
    expect(optionsOf([thing('Quillv2')], 'Quillv2')).toEqual(['Quill (form)']);
  });

  it('is an edition too, where a size stands beside it', () => {
    expect(optionsOf([thing('Quill-7B-Chat')], 'Quill-7B-Chat')).toContain('Quill-Chat (edition)');
  });

  it('is written as in the name, where the family goes by another', () => {
    const all = [thing('QL 2', { familyOf: 'Quiet Lark' })];
    const lark = { name: 'Quiet Lark', type: 'Model', scope: 'proper', aliases: ['QL'] };
    const entries = new Map([
      ['quietlark', lark],
      ['ql', lark],
    ]) as unknown as Map<string, LexiconEntry>;
    expect(familyOptions(all, entries).map(({ family }) => family)).toEqual(['QL']);
  });

  it('is nothing that is only another name, nor itself', () => {
    expect(optionsOf([thing('Quill'), thing('Lark')], 'Quill')).toEqual([]);
    expect(optionsOf([thing('Heron')], 'Heron')).toEqual([]);
  });

  it('is not looked for in a name beyond all length', () => {
    const long = `Heron-${'x-'.repeat(5000)}`;
    expect(optionsOf([thing(long)], long).length).toBeLessThan(3);
  });
});

describe('families of a paper', () => {
  const model = loadNetwork('families.bin');

  it('take in the sizes of a model', () => {
    const all = [thing('Quill-7B'), thing('Quill-13B'), thing('Quill')];
    findFamilies(all, KNOWN, model);
    expect(all.map(({ familyOf }) => familyOf)).toEqual(['Quill', 'Quill', undefined]);
  });

  it('leave a generation to itself where the paper tells of no other', () => {
    const all = [thing('GPT-4', { familyOf: 'GPT' }), thing('LLaMA-2 7B', { familyOf: 'LLaMA-2' })];
    findFamilies(all, new Map(), model);
    expect(all.map(({ familyOf, seriesOf }) => [familyOf, seriesOf])).toEqual([
      [undefined, 'GPT'],
      ['LLaMA-2', undefined],
    ]);
  });

  it('hang what a paper presents under the longest name that it begins with', () => {
    const own = ['Heron', 'Heron-small', 'Heron-small chat'];
    const all = own.map((name) => thing(name, { relation: 'introduces' }));
    findFamilies(all, new Map(), model);
    expect(all.map(({ familyOf }) => familyOf)).toEqual([undefined, 'Heron', 'Heron-small']);
  });

  it('do not take in what is built on the work of others', () => {
    const all = [
      thing('Stork'),
      thing('Stork-VQA', { relation: 'introduces' }),
      thing('Storks', { relation: 'introduces' }),
    ];
    findFamilies(all, new Map(), model);
    expect(all.map(({ familyOf }) => familyOf)).toEqual([undefined, undefined, undefined]);
  });

  it('keep the canonical name of a family that the version writes otherwise', () => {
    const lark = { name: 'Quiet Lark', type: 'Model', scope: 'proper', aliases: ['QL'] };
    const entries = new Map([
      ['quietlark', lark],
      ['ql', lark],
    ]) as unknown as Map<string, LexiconEntry>;
    const all = [thing('QL-7B', { familyOf: 'Quiet Lark' }), thing('QL-13B')];
    findFamilies(all, entries, model);
    expect(all.map(({ familyOf, seriesOf }) => [familyOf, seriesOf])).toEqual([
      ['QL', 'Quiet Lark'],
      ['QL', 'Quiet Lark'],
    ]);
  });

  it('say how sure it is, and whether the form of the name alone says so', () => {
    const all = [
      thing('GPT-4', { familyOf: 'GPT' }),
      thing('Heron', { relation: 'introduces' }),
      thing('Heron-small', { relation: 'introduces' }),
    ];
    findFamilies(all, new Map(), model);
    expect(all[0]).toMatchObject({ familyConfidence: 0.9, familyRule: 'version-grammar' });
    expect(all[1]).not.toHaveProperty('familyConfidence');
    expect(all[2]).toMatchObject({ familyOf: 'Heron', familyRule: 'version-network' });
    expect(all[2]!.familyConfidence).toBeGreaterThan(0.33);
    expect(all[2]!.familyConfidence).toBeLessThan(1);
  });

  it('keep a series that the list tells of apart, where readers would not speak of a version', () => {
    const all = [thing('DINOv2', { familyOf: 'DINO' })];
    findFamilies(all, new Map(), model);
    expect([all[0]!.familyOf, all[0]!.seriesOf]).toEqual([undefined, 'DINO']);
  });
});
