import { expect, test } from 'vitest';
import { NODE_PROPERTIES } from '../../src/graph/properties.ts';
import { NODE_LABELS } from '../../src/graph/schema.ts';
import { schemaStatements } from '../../src/stores/schema-statements.ts';

const PATTERN =
  /^CREATE (CONSTRAINT|(?:TEXT )?INDEX) paperloom_\w+ IF NOT EXISTS FOR \(n:(\w+)\) (?:REQUIRE n\.(\w+) IS UNIQUE|ON \(n\.(\w+)\))$/;

const statements = schemaStatements().map((statement) => {
  const [, kind, label, unique, indexed] = PATTERN.exec(statement) ?? [];
  return { statement, kind, label, property: unique ?? indexed };
});

test('every statement is a constraint or an index of ours that may be there already', () => {
  expect(statements.filter(({ kind }) => kind === undefined)).toEqual([]);
});

test('every label of the graph schema has unique ids, and no other label is named', () => {
  const constrained = statements.filter(({ kind }) => kind === 'CONSTRAINT');
  expect(constrained.map(({ label }) => label)).toEqual([...NODE_LABELS]);
  expect(new Set(constrained.map(({ property }) => property))).toEqual(new Set(['id']));
});

test('indexes are on properties that the stores write', () => {
  for (const { statement, label, property } of statements) {
    const kinds = NODE_PROPERTIES[label as keyof typeof NODE_PROPERTIES];
    expect(kinds?.[property!], statement).toBeDefined();
  }
});
