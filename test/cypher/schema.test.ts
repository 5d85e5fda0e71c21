import { expect, test } from 'vitest';
import { identityOf, NODE_PROPERTIES } from '../../src/graph/properties.ts';
import { STORED_LABELS, type StoredLabel } from '../../src/graph/schema.ts';
import { schemaStatements } from '../../src/stores/schema-statements.ts';

const UNIQUE =
  /^CREATE CONSTRAINT paperloom_\w+_unique IF NOT EXISTS FOR \(n:(\w+)\) REQUIRE \(n\.paperloom, n\.(\w+)\) IS UNIQUE$/;
const ONE_GRAPH =
  /^CREATE CONSTRAINT paperloom_graph_unique IF NOT EXISTS FOR \(n:PaperloomGraph\) REQUIRE n\.paperloom IS UNIQUE$/;
const INDEX =
  /^CREATE (?:TEXT )?INDEX paperloom_\w+ IF NOT EXISTS FOR \(n:(\w+)\) ON \(n\.(\w+)\)$/;
const SEARCH =
  /^CREATE FULLTEXT INDEX paperloom_search IF NOT EXISTS FOR \(n:([\w|]+)\) ON EACH \[([\w., ]+)\] OPTIONS \{indexConfig: \{`fulltext\.analyzer`: 'classic'\}\}$/;

const statements = schemaStatements();

function parsed(pattern: RegExp): RegExpExecArray[] {
  return statements.map((statement) => pattern.exec(statement)).filter((one) => one !== null);
}

test('every statement is a constraint or an index of ours that may be there already', () => {
  const known = [UNIQUE, ONE_GRAPH, INDEX, SEARCH];
  expect(statements.filter((one) => !known.some((pattern) => pattern.test(one)))).toEqual([]);
  expect(parsed(ONE_GRAPH)).toHaveLength(1);
});

test('every label that stores hold is unique by its identity among what bears the mark, and no other is named', () => {
  const constrained = parsed(UNIQUE).map(([, label, identity]) => [label, identity]);
  expect(constrained).toEqual(STORED_LABELS.map((label) => [label, identityOf(label)]));
});

test('the identity of every label has an index of its own, which serves queries that do not ask for the mark', () => {
  const indexed = parsed(INDEX).map(([, label, property]) => `${label}.${property}`);
  expect(indexed).toEqual(
    expect.arrayContaining(STORED_LABELS.map((label) => `${label}.${identityOf(label)}`)),
  );
});

test('indexes are on properties that the stores write', () => {
  for (const [statement, label, property] of parsed(INDEX)) {
    expect(NODE_PROPERTIES[label as StoredLabel]?.[property!], statement).toBeDefined();
  }
});

test('search goes over titles, names and aliases of all that has them', () => {
  const [, labels, properties] = parsed(SEARCH)[0]!;
  const searched = properties!.split(', ').map((one) => one.replace(/^n\./, ''));
  expect(searched).toEqual(['name', 'aliases', 'title']);
  const bearing = STORED_LABELS.filter((label) =>
    searched.some((one) => NODE_PROPERTIES[label][one]),
  );
  expect(labels!.split('|')).toEqual(bearing);
});
