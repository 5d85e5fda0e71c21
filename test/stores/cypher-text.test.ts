import { describe, expect, test } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import {
  checkOneStatement,
  commitsByItself,
  usedNames,
  usedParameters,
} from '../../src/stores/cypher-text.ts';
import { cypherTokens } from '../../src/stores/cypher-tokens.ts';

test('pieces of Cypher are told apart, and say where they stand', () => {
  const cypher = "MATCH (`a``b`:X) // c 'd\nWHERE a = 'it\\'s' /* $no */ AND b = $`p q` + 1.5";
  const tokens = cypherTokens(cypher);
  expect(tokens.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
    'word MATCH',
    'sign (',
    'quoted-word a`b',
    'sign :',
    'word X',
    'sign )',
    'word WHERE',
    'word a',
    'sign =',
    "string 'it\\'s'",
    'word AND',
    'word b',
    'sign =',
    'parameter p q',
    'sign +',
    'number 1',
    'sign .',
    'number 5',
  ]);
  expect(tokens.map(({ start, end }) => cypher.slice(start, end))[2]).toBe('`a``b`');
});

test.each(["'open", '"open', '`open', '/* open', '$', '$`open', '\\', '🎈', '\ud800', '\0'])(
  'a text that no engine accepts is cut into pieces as well: %j',
  (cypher) => {
    expect(() => cypherTokens(`RETURN 1 ${cypher}`)).not.toThrow();
  },
);

test('ten thousand quotes and brackets are read in no time to speak of', () => {
  for (const piece of ["'\\", '`', '/*', '((', '{a:', '$`', '"\\"']) {
    const cypher = piece.repeat(10_000);
    expect(usedNames(cypher)).toBeDefined();
    expect(usedParameters(cypher)).toBeDefined();
  }
});

test.each<[string, string[]]>([
  ['RETURN $a, $b, $a', ['a', 'b']],
  ['RETURN \'$a\', "$b", `$c` // $d\n /* $e */', []],
  ['RETURN $`a b`, $größe, $1', ['a b', 'größe', '1']],
  ['MATCH (n:$any($labels)) SET n:$($label)', ['labels', 'label']],
])('parameters of %s', (cypher, names) => {
  expect(usedParameters(cypher)).toEqual(names);
});

describe('one statement', () => {
  test.each(['RETURN 1', 'RETURN 1;', "RETURN ';' // ; RETURN 2\n;", 'RETURN 1 /* ; */ ; // end'])(
    'is %j',
    (cypher) => {
      expect(() => checkOneStatement(cypher)).not.toThrow();
    },
  );

  test.each(['', ' \n', '// RETURN 1', '/* RETURN 1 */ ;;'])('is not %j', (cypher) => {
    expect(() => checkOneStatement(cypher)).toThrow('The query is empty');
  });

  test('of two, the line of the second is told', () => {
    expect(() => checkOneStatement('RETURN 1;\n\nRETURN 2; RETURN 3')).toThrow(UsageError);
    expect(() => checkOneStatement('RETURN 1;\n\nRETURN 2; RETURN 3')).toThrow(
      'These are 3 queries, the second one from line 3 on: give one at a time.',
    );
  });
});

test.each<[boolean, string]>([
  [true, 'MATCH (n) CALL (n) { DELETE n } IN TRANSACTIONS'],
  [true, 'MATCH (n) CALL (n) { DELETE n } in 4 concurrent transactions OF 10 ROWS'],
  [false, 'SHOW TRANSACTIONS'],
  [false, "RETURN 'IN TRANSACTIONS' // IN TRANSACTIONS"],
])('commits by itself: %s for %s', (expected, cypher) => {
  expect(commitsByItself(cypher)).toBe(expected);
});

describe('the names of a query', () => {
  const named = (cypher: string) => {
    const { labels, types, properties } = usedNames(cypher);
    const names = (list: { name: string }[]) => list.map(({ name }) => name).join(' ');
    return [names(labels), names(types), names(properties)];
  };

  test.each<[string, string, string, string]>([
    ['MATCH (n:Papr)-[:USE]->(m {nme: 1}) WHERE n.titel = 2 RETURN n', 'Papr', 'USE', 'nme titel'],
    ['MATCH (a:A|B&!C)-[r:R|S*1..3]-(`x y`:`D E`) RETURN r', 'A B D E', 'R S', ''],
    ['MATCH (n) WHERE n:A AND n.b IS NOT NULL RETURN labels(n)', 'A', '', 'b'],
    ['MATCH (n) WITH {shared: 1, n: n.id} AS row RETURN row.shared, row.n.id', '', '', 'id'],
    ['RETURN [x IN $list WHERE x:A | x.name] AS names', 'A', '', 'name'],
    ['MATCH (:Name {key: toLower($name)})-[:NAMES]->(x) RETURN x', 'Name', 'NAMES', 'key'],
    ['CALL db.labels YIELD label RETURN label', '', '', ''],
    ['RETURN apoc.text.join(["a"], "b.c:D") // n:E', '', '', ''],
    ['MATCH (n) RETURN COUNT { (n)-[:R]->(:A) } AS c, n.x :: STRING', 'A', 'R', 'x'],
    ['RETURN collect({name: 1, papers: [1]})[0].name', '', '', ''],
    ['MATCH (n) RETURN n[0..2], CASE WHEN n:A THEN 1 END', 'A', '', ''],
  ])('%s', (cypher, labels, types, properties) => {
    expect(named(cypher)).toEqual([labels, types, properties]);
  });

  test('each say where they stand first', () => {
    expect(usedNames('MATCH (n:A) RETURN n.b').properties).toEqual([{ name: 'b', start: 21 }]);
  });
});
