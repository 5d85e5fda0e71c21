import { describe, expect, test } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import { freeParameters, savedParameters } from '../../src/stores/query-parameters.ts';
import type { SavedQuery } from '../../src/stores/saved-queries.ts';

const QUERY: SavedQuery = {
  name: 'kin',
  title: 'Kin',
  group: 'Names',
  example: 'paperloom query kin',
  answers: 'Kin.',
  cypher: 'RETURN $name, $types, $share, $strict',
  embedded: 'RETURN $name, $types, $share, $strict',
  parameters: [
    { name: 'name', type: 'string', default: 'LoRA', about: 'a name' },
    { name: 'types', type: 'strings', default: ['Method'], about: 'types' },
    { name: 'share', type: 'float', default: 0.5, about: 'a share' },
    { name: 'strict', type: 'boolean', default: false, about: 'or not' },
    { name: 'type', type: 'string', values: ['Method', 'Model'], default: '', about: 'a type' },
    { name: 'kind', type: 'string', values: ['Method', 'Model'], default: 'Model', about: 'one' },
  ],
};

describe('of a saved query', () => {
  test('lists are parts between commas, or JSON where a part holds one', () => {
    const types = (text: string) => savedParameters(QUERY, [`types=${text}`]).types;
    expect(types('Method, Model')).toEqual(['Method', 'Model']);
    expect(types('["a, b","c"]')).toEqual(['a, b', 'c']);
    expect(types('[MASK],b')).toEqual(['[MASK]', 'b']);
    expect(types('')).toEqual([]);
  });

  test('those with fixed values are taken in any case', () => {
    expect(savedParameters(QUERY, ['type= method', 'kind=MODEL'])).toMatchObject({
      type: 'Method',
      kind: 'Model',
    });
    expect(savedParameters(QUERY, ['type=']).type).toBe('');
  });

  test.each([
    ['nmae=x', 'The query "kin" has no parameter "nmae". Did you mean "name"?'],
    ['limit=1', 'has no parameter "limit". It takes name, types, share, strict, type, kind.'],
    ['__proto__=1', 'has no parameter "__proto__".'],
    ['share=much', 'The parameter "share" has to be a number, not "much".'],
    ['strict=yes', 'The parameter "strict" has to be true or false, not "yes".'],
    ['type=metod', 'The parameter "type" has to be Method or Model, not "metod".'],
    ['kind=', 'The parameter "kind" has to be Method or Model, not "".'],
    ['name', '"name" is not a parameter: write it as NAME=VALUE.'],
    ['=x', '"=x" is not a parameter'],
    ['a\nb=x', '"a b=x" is not a parameter'],
  ])('%s is refused', (given, sentence) => {
    expect(() => savedParameters(QUERY, [given])).toThrow(UsageError);
    expect(() => savedParameters(QUERY, [given])).toThrow(sentence);
  });

  test('one that is given twice is refused, not chosen from', () => {
    expect(() => savedParameters(QUERY, ['name=a', 'name=b'])).toThrow(
      'The parameter "name" is given twice.',
    );
  });
});

describe('of a query that someone wrote', () => {
  const CYPHER = 'MATCH (n {id: $id}) WHERE n.year > $year RETURN n // $comment';

  test('are JSON where they read as JSON, else text', () => {
    expect(freeParameters(CYPHER, ['id=2106.09685v1', 'year=2020'])).toEqual({
      id: '2106.09685v1',
      year: 2020,
    });
    expect(freeParameters(CYPHER, ['id="7"', 'year=[1,{"a":null}]'])).toEqual({
      id: '7',
      year: [1, { a: null }],
    });
  });

  test('that are missing are all named before anything is asked', () => {
    expect(() => freeParameters(CYPHER, [])).toThrow(
      'The query needs 2 parameters: give --param id=VALUE --param year=VALUE.',
    );
    expect(() => freeParameters(CYPHER, ['id=1'])).toThrow(
      'The query needs a parameter: give --param year=VALUE.',
    );
  });

  test('that the query does not use are mistakes', () => {
    expect(() => freeParameters(CYPHER, ['id=1', 'yaer=2'])).toThrow(
      'The query has no parameter "yaer". Did you mean "year"?',
    );
    expect(() => freeParameters('RETURN 1', ['id=1'])).toThrow('It takes none.');
  });

  test('too large for a whole number are not rounded in silence', () => {
    expect(() => freeParameters('RETURN $n', ['n=9007199254740993'])).toThrow(
      'The parameter "n" is too large for a whole number',
    );
    expect(freeParameters('RETURN $n', ['n="9007199254740993"'])).toEqual({
      n: '9007199254740993',
    });
  });

  test('may be called like a property of every object', () => {
    const values = freeParameters('RETURN $__proto__ AS a, $constructor AS b', [
      '__proto__=1',
      'constructor=2',
    ]);
    expect(Object.entries(values)).toEqual([
      ['__proto__', 1],
      ['constructor', 2],
    ]);
  });
});
