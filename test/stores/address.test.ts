import { describe, expect, test } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import { checkAddress } from '../../src/stores/address.ts';
import { openNeo4j } from '../../src/stores/neo4j.ts';

test.each([
  'bolt://localhost:7687',
  'bolt://[::1]:7687',
  'bolt+s://db.example.org',
  'bolt+ssc://10.0.0.1:7687',
  'neo4j://core1.example.org:7687/',
  'neo4j://cluster.example.org:7687?policy=europe',
  'neo4j+s://0123abcd.databases.neo4j.io',
  'neo4j+ssc://cluster.example.org',
])('%s is an address of a Neo4j', (uri) => {
  expect(() => checkAddress(uri)).not.toThrow();
});

test.each([
  ['http://localhost:7474', 'give the Bolt address, such as bolt://localhost:7687.'],
  ['https://db.example.org:7473/browser/', 'such as bolt://db.example.org:7687.'],
  ['bolt://localhost:7474', 'port 7474 is that of the page for browsers'],
  ['bolt://localhost:7687/movies', 'name the database by --database movies.'],
  ['bolt://0123abcd.databases.neo4j.io', 'write neo4j+s://0123abcd.databases.neo4j.io.'],
  ['neo4j://0123abcd.databases.neo4j.io:7687', 'Aura takes secure connections alone'],
  ['bolt://', 'is not a Neo4j address'],
  ['bolt:localhost', 'give one like bolt://localhost:7687'],
  ['bolt://a b', 'give one like bolt://localhost:7687'],
  ['bolt://localhost:99999', 'give one like bolt://localhost:7687'],
  ['localhost:7687', 'give one like bolt://localhost:7687'],
  ['postgres://x', 'give one like bolt://localhost:7687'],
])('%s is none: %s', (uri, advice) => {
  expect(() => checkAddress(uri)).toThrow(UsageError);
  expect(() => checkAddress(uri)).toThrow(advice);
});

describe('a password within the address', () => {
  test.each([
    'bolt://neo4j:hunter2@localhost:7687',
    'neo4j+s://neo4j:hunter2@0123abcd.databases.neo4j.io',
    'http://neo4j:hunter2@localhost:7474',
    'bolt://neo4j:hunter2@',
    'bolt://neo4j@localhost',
  ])('is refused and never repeated: %s', async (uri) => {
    const refused = await openNeo4j(uri).catch((error) => error);
    expect(refused).toBeInstanceOf(UsageError);
    expect(refused.message).toContain('set NEO4J_USER and NEO4J_PASSWORD.');
    expect(refused.message).not.toContain('hunter2');
  });
});
