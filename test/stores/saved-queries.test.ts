import { describe, expect, test } from 'vitest';
import { savedParameters, splitParameter } from '../../src/stores/query-parameters.ts';
import {
  exampleParameters,
  parseHeader,
  QUERY_GROUPS,
  savedQueries,
  savedQuery,
} from '../../src/stores/saved-queries.ts';

describe('the saved queries', () => {
  test('are at least thirty, each with a title and a sentence that says what it answers', () => {
    const queries = savedQueries();
    expect(queries.length).toBeGreaterThanOrEqual(30);
    for (const { name, title, answers } of queries) {
      expect(title, name).toMatch(/^[A-Z].*[^.]$/);
      expect(answers, name).toMatch(/^[A-Z].*\.$/);
    }
    expect(new Set(queries.map(({ title }) => title)).size).toBe(queries.length);
  });

  test('fill every group', () => {
    const groups = new Set(savedQueries().map(({ group }) => group));
    expect([...QUERY_GROUPS].filter((group) => !groups.has(group))).toEqual([]);
  });

  test('have an example that gives what they take', () => {
    for (const query of savedQueries()) {
      const given = exampleParameters(query);
      expect(() => savedParameters(query, given), query.name).not.toThrow();
      expect(given.length > 0 || query.parameters.length === 0, query.name).toBe(true);
    }
  });

  test('look a name up by its key, and no list of names', () => {
    for (const { name, cypher, embedded } of savedQueries()) {
      for (const text of [cypher, embedded]) {
        expect(text, name).not.toMatch(/\bIN \w+\.(?:names|aliases)\b/);
        expect(text, name).not.toMatch(/\{key: toLower/);
      }
    }
  });

  test('have defaults of the types they say', () => {
    for (const { name, parameters } of savedQueries()) {
      for (const parameter of parameters) {
        const { type, default: value } = parameter;
        const is = Array.isArray(value)
          ? ['strings']
          : typeof value === 'number'
            ? Number.isInteger(value)
              ? ['integer', 'float']
              : ['float']
            : [typeof value];
        expect(is, `${name} ${parameter.name}`).toContain(type);
      }
    }
  });

  test('say of each name, paper and community that it is one, and name the values that are fixed', () => {
    for (const { name, parameters } of savedQueries()) {
      for (const { name: parameter, of, values, about } of parameters) {
        const place = `${name} ${parameter}`;
        expect(of === 'name', place).toBe(/\bname(?:s)? or alias/.test(about));
        expect(of === 'community', place).toBe(/community's id/.test(about));
        expect(of === 'paper', place).toBe(/id of a paper/.test(about));
        for (const value of values ?? []) expect(about, place).toContain(value);
        expect(values !== undefined, place).toBe(/Method|USES/.test(about));
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
  const lines = [
    '// title: T',
    '// group: Names',
    '// answers: A.',
    '// example: paperloom query x',
  ];
  const without = (field: string) => lines.filter((line) => !line.startsWith(`// ${field}`));
  for (const field of ['title', 'group', 'answers', 'example']) {
    expect(() => parseHeader([...without(field), 'RETURN 1'].join('\n'), 'x.cypher')).toThrow(
      `x.cypher has no "// ${field}:" line.`,
    );
  }
  const group = [...without('group'), '// group: Odds', 'RETURN 1'].join('\n');
  expect(() => parseHeader(group, 'x.cypher')).toThrow(/^x\.cypher has a group .*: Odds$/);
  const parameter = [...lines, '// param n: number = 1 -- n', 'RETURN $n'].join('\n');
  expect(() => parseHeader(parameter, 'x.cypher')).toThrow(
    'x.cypher has a parameter line that cannot be read: // param n: number = 1 -- n',
  );
  for (const type of ['string of nmae', 'integer of name', 'string of']) {
    const of = [...lines, `// param n: ${type} = "a" -- n`, 'RETURN $n'].join('\n');
    expect(() => parseHeader(of, 'x.cypher')).toThrow('x.cypher has a parameter line');
  }
});

test('an example is read as a shell would, and one of another command is a defect', () => {
  const example = (text: string) => exampleParameters({ ...savedQuery('search'), example: text });
  expect(example('paperloom query search --param text="llama-2 7b" --param limit=3')).toEqual([
    'text=llama-2 7b',
    'limit=3',
  ]);
  for (const wrong of ['paperloom query used-with', 'paperloom query search --limit 3', 'search']) {
    expect(() => example(wrong)).toThrow('search.cypher has an example that cannot be read');
  }
});

describe('parameters', () => {
  const query = { ...savedQuery('used-with') };

  test('overlay the defaults, as the types of the header say', () => {
    expect(savedParameters(query, ['name=O=P', 'limit=3'])).toEqual({
      name: 'O=P',
      type: '',
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
    ['zzz=x', 'The query "used-with" has no parameter "zzz". It takes name, type, minimum, limit.'],
    ['name', '"name" is not a parameter: write it as NAME=VALUE.'],
    ['=x', '"=x" is not a parameter: write it as NAME=VALUE.'],
  ])('%s is refused', (given, sentence) => {
    expect(() => savedParameters(query, [given])).toThrow(sentence);
  });

  test('may be written with the dollar that the query has', () => {
    expect(splitParameter('$name=LoRA')).toEqual(['name', 'LoRA']);
  });
});
