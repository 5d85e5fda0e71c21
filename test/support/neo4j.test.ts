import neo4j from 'neo4j-driver';
import { expect, test } from 'vitest';
import { takeNeo4j } from './neo4j.ts';

test('the test run brings a real Neo4j Community 5.26 that asks for a password', async () => {
  const { uri, user, password, release } = await takeNeo4j();
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password));
  const { records } = await driver.executeQuery(
    'CALL dbms.components() YIELD versions, edition RETURN versions[0] AS version, edition',
  );
  expect(records[0]?.toObject()).toEqual({
    version: expect.stringMatching(/^5\.26\./),
    edition: 'community',
  });
  const intruder = neo4j.driver(uri, neo4j.auth.basic(user, 'not the password'));
  await expect(intruder.verifyAuthentication()).resolves.toBe(false);
  await Promise.all([driver.close(), intruder.close()]);
  release();
}, 600_000);
