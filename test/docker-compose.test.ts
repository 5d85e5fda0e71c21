import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

interface Compose {
  services: Record<
    string,
    {
      image: string;
      environment: Record<string, string>;
      ports: string[];
      volumes: string[];
      healthcheck: { test: string[] };
    }
  >;
  volumes: Record<string, null>;
}

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
// The parser refuses what is no YAML, and keys that stand twice.
const compose = parse(read('../docker-compose.yml')) as Compose;
const { neo4j } = compose.services;

test('the image is the very version that the tests run against', () => {
  const [, tested] = /<neo4j\.version>(.+)<\/neo4j\.version>/.exec(read('support/neo4j/pom.xml'))!;
  expect(neo4j!.image).toBe(`neo4j:${tested}-community`);
});

test('the server can be reached from this machine alone', () => {
  expect(neo4j!.ports).toEqual(['127.0.0.1:7474:7474', '127.0.0.1:7687:7687']);
});

test('the password comes from the environment; the default is long enough for the server', () => {
  const [, fallback] = /^\$\{NEO4J_AUTH:-neo4j\/\$\{NEO4J_PASSWORD:-(.+)\}\}$/.exec(
    neo4j!.environment.NEO4J_AUTH!,
  )!;
  expect(fallback!.length).toBeGreaterThanOrEqual(8);
});

test('its data outlives the container, in volumes that are declared', () => {
  const used = neo4j!.volumes.map((volume) => volume.split(':')[0]);
  expect(Object.keys(compose.volumes).sort()).toEqual(used.sort());
  expect(neo4j!.volumes).toContain('neo4j-data:/data');
});

test('"docker compose up --wait" knows when it is ready', () => {
  expect(neo4j!.healthcheck.test[0]).toBe('CMD');
});
