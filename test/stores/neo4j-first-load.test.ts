import neo4j, { type Driver } from 'neo4j-driver';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { streamOf } from '../../src/graph/graph-stream.ts';
import { loadIntoNeo4j } from '../../src/stores/neo4j-load.ts';
import { type Neo4jTurn, takeNeo4j } from '../support/neo4j.ts';
import { smallGraph } from '../support/small-graph.ts';

let turn: Neo4jTurn;
let driver: Driver;

beforeAll(async () => {
  turn = await takeNeo4j();
  driver = neo4j.driver(turn.uri, neo4j.auth.basic(turn.user, turn.password));
}, 600_000);

afterAll(async () => {
  await driver?.close();
  turn?.release();
});

/** The driver, with all that its sessions run written down. */
function watched(sent: string[]): Driver {
  const through = <T extends object>(target: T, step: (name: string, value: unknown) => unknown) =>
    new Proxy(target, {
      get(of, name) {
        const value = Reflect.get(of, name);
        return typeof value === 'function' ? step(String(name), value.bind(of)) : value;
      },
    });
  type Work = (transaction: object) => unknown;
  const transaction = (real: object) =>
    through(real, (name, value) => (...given: unknown[]) => {
      if (name === 'run') sent.push(String(given[0]));
      return (value as (...all: unknown[]) => unknown)(...given);
    });
  const session = (real: object) =>
    through(real, (name, value) =>
      /^execute/.test(name)
        ? (work: Work) => (value as (work: Work) => unknown)((real) => work(transaction(real)))
        : value,
    );
  return through(driver, (name, value) =>
    name === 'session'
      ? (...given: unknown[]) => session((value as (...all: unknown[]) => object)(...given))
      : value,
  ) as Driver;
}

test('a first load asks for no row before it writes it, and finds ends by their element ids', async () => {
  const sent: string[] = [];
  await loadIntoNeo4j(watched(sent), undefined, streamOf(smallGraph()), { batch: 10 });
  const rows = sent.filter((text) => text.includes('$rows'));
  expect(rows.length).toBeGreaterThan(10);
  expect(rows.filter((text) => !/^CREATE /m.test(text))).toEqual([]);
  const links = rows.filter((text) => text.includes(']->('));
  expect(links.length).toBeGreaterThan(5);
  expect(links.filter((text) => !text.includes('elementId(a) = row[0]'))).toEqual([]);
});

test('a second load asks, and writes nothing', async () => {
  const sent: string[] = [];
  await loadIntoNeo4j(watched(sent), undefined, streamOf(smallGraph()));
  expect(sent.some((text) => text.includes('OPTIONAL MATCH'))).toBe(true);
  expect(sent.filter((text) => /^(CREATE|MERGE|SET) /m.test(text))).toEqual([]);
});
