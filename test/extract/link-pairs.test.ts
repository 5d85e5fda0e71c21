import { describe, expect, it } from 'vitest';
import { readDocument } from '../../src/extract/document.ts';
import type { NamedEntity } from '../../src/extract/entities.ts';
import { linkPairs } from '../../src/extract/link-pairs.ts';

const { sentences } = readDocument({
  id: 'a',
  title: '',
  abstract: 'Quill joins Aster and Birch. It beats Cedar on Elm. Fir is older.',
});

/** An entity at the first word of that name. */
function entity(name: string, relation: string): NamedEntity {
  const sentence = sentences.find(({ tokens }) => tokens.some(({ text }) => text === name))!;
  const from = sentence.tokens.findIndex(({ text }) => text === name);
  const candidate = { sentence, from, to: from + 1 };
  return {
    entity: { name, relation },
    group: { candidates: [candidate] },
  } as unknown as NamedEntity;
}

const pairsOf = (named: NamedEntity[]) =>
  linkPairs(named).map(({ head, tail }) => `${head.entity.name} ${tail.entity.name}`);

describe('pairs that could be linked', () => {
  const quill = entity('Quill', 'introduces');

  it('are two in one sentence, either way', () => {
    expect(pairsOf([entity('Aster', 'uses'), entity('Birch', 'uses')])).toEqual([
      'Aster Birch',
      'Birch Aster',
    ]);
  });

  it('are the own thing and a name in another sentence, but no two others', () => {
    expect(pairsOf([quill, entity('Fir', 'uses'), entity('Cedar', 'uses')])).toEqual([
      'Quill Fir',
      'Quill Cedar',
      'Fir Quill',
      'Cedar Quill',
    ]);
  });

  it('are none with what the paper is evaluated on', () => {
    expect(pairsOf([quill, entity('Elm', 'evaluates_on')])).toEqual([]);
    expect(pairsOf([entity('Cedar', 'uses'), entity('Elm', 'evaluates_on')])).toEqual([]);
  });

  it('do not lead to the own thing from what it is compared with', () => {
    expect(pairsOf([quill, entity('Cedar', 'compares_with'), entity('Fir', 'mentions')])).toEqual([
      'Quill Cedar',
      'Quill Fir',
    ]);
  });
});
