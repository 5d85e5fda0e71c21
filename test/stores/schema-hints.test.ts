import { expect, test } from 'vitest';
import { nameHints, unknownNames } from '../../src/stores/schema-hints.ts';

function hints(cypher: string): string[] {
  return nameHints(unknownNames(cypher), cypher);
}

test('misspelt names are told with their place and what may have been meant', () => {
  expect(hints('MATCH (n:paper)-[:USE]->(m:Papr {nme: 1})\nWHERE n.titel = 2 RETURN n')).toEqual([
    'No node has the label "paper" (line 1, column 10). Did you mean "Paper"?',
    'No relationship has the type "USE" (line 1, column 19). Did you mean "USES"?',
    'No node has the label "Papr" (line 1, column 28). Did you mean "Paper"?',
    'Nothing has the property "nme" (line 1, column 34). Did you mean "name"?',
    'Nothing has the property "titel" (line 2, column 9). Did you mean "title"?',
  ]);
});

test('a name that resembles none is told with all there are, a property with nothing', () => {
  expect(hints('MATCH (n:Xyzzy) RETURN n.xyzzy')).toEqual([
    expect.stringMatching(/^No node has the label "Xyzzy" .* A graph has Paper, Method, Model,/),
  ]);
});

test.each([
  'MATCH (p:Paper)-[r:USES|MENTIONS]->(e:Method|Model) WHERE e:Model RETURN p.title, r.evidence',
  'MATCH ()-[r]->() WHERE r:USES RETURN r',
  'MATCH (:Name {key: $key})-[:NAMES]->(x)-[:IN_COMMUNITY]->(c:Community) RETURN x.rank, c.size',
  'MATCH (p:Paper) WITH {titel: p.title} AS row RETURN row.titel',
])('nothing is said of %s', (cypher) => {
  expect(hints(cypher)).toEqual([]);
});
