import { describe, expect, test } from 'vitest';
import { savedParameters, splitParameter } from '../../src/stores/query-parameters.ts';
import { parseHeader, savedQueries, savedQuery } from '../../src/stores/saved-queries.ts';

describe('the saved queries', () => {
  test('are at least ten, each with a title and a sentence that says what it answers', () => {
    const queries = savedQueries();
    expect(queries.length).toBeGreaterThanOrEqual(10);
    for (const { name, title, answers } of queries) {
      expect(title, name).toMatch(/^[A-Z].*[^.]$/);
      expect(answers, name).toMatch(/^[A-Z].*\.$/);
    }
  });

  test('have defaults of the types they say', () => {
    for (const { name, parameters } of savedQueries()) {
      for (const parameter of parameters) {
        const is = Array.isArray(parameter.default)
          ? 'strings'
          : Number.isInteger(parameter.default)
            ? 'integer'
            : typeof parameter.default;
        expect(parameter.type, `${name} ${parameter.name}`).toBe(is);
      }
    }
  });

  test('use every parameter they declare and declare every one they use', () => {
    for (const { name, parameters, cypher, embedded } of savedQueries()) {
      const declared = parameters.map((parameter) => parameter.name).sort();
      for (const text of [cypher, embedded]) {
        const used = [...text.replace(/^\/\/.*$/gm, '').matchAll(/\$(\w+)/g)].map(([, one]) => one);
        expect([...new Set(used)].sort(), name).toEqual(declared);
      }
    }
  });

  test('order their rows to the end, so that two runs give the same', () => {
    for (const { name, cypher } of savedQueries()) {
      expect(cypher.slice(cypher.lastIndexOf('RETURN')), name).toContain('ORDER BY');
    }
  });
});

test('an unknown query gets the closest names', () => {
  expect(() => savedQuery('who-introduce')).toThrow(
    'There is no saved query "who-introduce". Did you mean "who-introduced"?',
  );
  expect(() => savedQuery('../../package')).toThrow('There is no saved query "../../package".');
});

test('a header that cannot be read is a defect of the file, named', () => {
  expect(() => parseHeader('// answers: What.\nRETURN 1', 'x.cypher')).toThrow(
    'x.cypher has no "// title:" line.',
  );
  const parameter = '// title: T\n// answers: A.\n// param n: number = 1 -- n\nRETURN $n';
  expect(() => parseHeader(parameter, 'x.cypher')).toThrow(
    'x.cypher has a parameter line that cannot be read: // param n: number = 1 -- n',
  );
});

describe('parameters', () => {
  const query = { ...savedQuery('used-with') };

  test('overlay the defaults, as the types of the header say', () => {
    expect(savedParameters(query, ['name=O=P', 'limit=3'])).toEqual({
      name: 'O=P',
      minimum: 2,
      limit: 3,
    });
  });

  test('of a string stay text, whatever they look like', () => {
    expect(savedParameters(query, ['name=7']).name).toBe('7');
    expect(savedParameters(query, ['name=']).name).toBe('');
  });

  test.each([
    ['limit=many', 'The parameter "limit" has to be a whole number, not "many".'],
    ['limit=1.5', 'The parameter "limit" has to be a whole number, not "1.5".'],
    ['limit=', 'The parameter "limit" has to be a whole number, not "".'],
    ['nmae=x', 'The query "used-with" has no parameter "nmae". Did you mean "name"?'],
    ['zzz=x', 'The query "used-with" has no parameter "zzz". It takes name, minimum, limit.'],
    ['name', '"name" is not a parameter: write it as NAME=VALUE.'],
    ['=x', '"=x" is not a parameter: write it as NAME=VALUE.'],
  ])('%s is refused', (given, sentence) => {
    expect(() => savedParameters(query, [given])).toThrow(sentence);
  });

  test('may be written with the dollar that the query has', () => {
    expect(splitParameter('$name=LoRA')).toEqual(['name', 'LoRA']);
  });
});
