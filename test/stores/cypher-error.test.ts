import { expect, test } from 'vitest';
import { CypherError, offsetOf } from '../../src/stores/cypher-error.ts';
import { nearCypherWord } from '../../src/stores/cypher-words.ts';

test('the place of a mistake stands under the sentence', () => {
  const cypher = 'MATCH (n)\n\tWHER n.x = 1\nRETURN n';
  expect(new CypherError('Neo4j', 'Invalid input', cypher, cypher.indexOf('n.x')).message).toBe(
    'Neo4j did not accept the query: Invalid input\n\n  2 |  WHER n.x = 1\n    |       ^',
  );
});

test('a word that is nearly one of Cypher gets it suggested', () => {
  const cypher = 'MATCH (n)\nWHER n.x = 1';
  const { message } = new CypherError('Neo4j', 'Invalid input', cypher, cypher.indexOf('WHER'));
  expect(message).toMatch(/\n {4}\| \^\n\nDid you mean WHERE\?$/);
  expect(nearCypherWord('tolowr')).toBe('toLower');
  expect(nearCypherWord('return')).toBeUndefined();
  expect(nearCypherWord('paperloom')).toBeUndefined();
});

test('a long line is shown around the place', () => {
  const cypher = `RETURN ${'1 + '.repeat(200)}foo${' + 1'.repeat(200)}`;
  const lines = new CypherError('Neo4j', 'No', cypher, cypher.indexOf('foo')).message.split('\n');
  expect(lines[2]!.length).toBeLessThan(90);
  expect(lines[2]).toMatch(/^ {2}1 \| ….*…$/);
  expect(lines[2]!.slice(lines[3]!.indexOf('^'))).toMatch(/^foo/);
});

test('wide letters keep the caret in its column', () => {
  const cypher = "RETURN '漢🎈', foo";
  const lines = new CypherError('Neo4j', 'No', cypher, cypher.indexOf('foo')).message.split('\n');
  expect(lines[3]!.indexOf('^')).toBe('  1 | '.length + cypher.indexOf('foo') + 1);
});

test('nothing in the query or in what the engine says steers the terminal', () => {
  const { message } = new CypherError('Neo4j', 'a \x1b[31m', "RETURN '\x1b[2J\u202e', foo", 0);
  expect(message).not.toMatch(/(?!\n)[\p{Cc}\u202e]/u);
});

test.each([
  ['a\nbc', 2, 2, 3],
  ['🎈🎈 foo', 1, 4, 5],
  ['a', 9, 9, 1],
])('line and column of %j', (cypher, line, column, offset) => {
  expect(offsetOf(cypher, line, column)).toBe(offset);
});
