import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { temporaryFolder } from './support/graph-folder.ts';

interface Service {
  image: string;
  environment: Record<string, string>;
  ports: string[];
  volumes: string[];
  healthcheck: { test: string[]; timeout: string; start_period: string };
}

interface Compose {
  services: Record<string, Service>;
  volumes: Record<string, null>;
}

const at = (path: string) => new URL(path, import.meta.url);
const read = (path: string) => readFileSync(at(path), 'utf8');
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
  const used = neo4j!.volumes.filter((volume) => !volume.startsWith('.'));
  expect(Object.keys(compose.volumes).sort()).toEqual(
    used.map((volume) => volume.split(':')[0]).sort(),
  );
  expect(used).toContain('neo4j-data:/data');
});

test('what it takes from here is here, is shipped, and cannot be written', () => {
  const taken = neo4j!.volumes.filter((volume) => volume.startsWith('.'));
  const shipped = (JSON.parse(read('../package.json')) as { files: string[] }).files;
  for (const volume of taken) {
    const [, folder, mode] = /^\.\/([a-z]+):\/paperloom\/\1:(\w+)$/.exec(volume)!;
    expect(existsSync(at(`../${folder}`))).toBe(true);
    expect(shipped).toContain(folder);
    expect(mode).toBe('ro');
  }
  expect(shipped).toContain('docker-compose.gds.yml');
});

describe('with the Graph Data Science library', () => {
  const gds = parse(read('../docker-compose.gds.yml')) as Pick<Compose, 'services'>;
  const { environment, ...rest } = gds.services.neo4j!;

  test('the file only adds to the service of the other', () => {
    expect(Object.keys(gds)).toEqual(['services']);
    expect(Object.keys(gds.services)).toEqual(['neo4j']);
    expect(rest).toEqual({ healthcheck: { start_period: expect.any(String) } });
  });

  test('the plugin has the name that the image knows', () => {
    expect(JSON.parse(environment.NEO4J_PLUGINS!)).toEqual(['graph-data-science']);
  });

  test('what it sets otherwise is there to be set', () => {
    for (const name of Object.keys(environment)) {
      if (name !== 'NEO4J_PLUGINS') expect(Object.keys(neo4j!.environment)).toContain(name);
    }
  });
});

// In the container it is run with the image's wget and cypher-shell; here with two that only say how they were called.
describe('the health check', () => {
  const folder = temporaryFolder();
  const bin = join(folder.path, 'bin');
  const state = join(folder.path, 'state');
  const calls = join(folder.path, 'calls');

  afterAll(folder.remove);

  function stub(program: string, body: string): void {
    const path = join(bin, program);
    writeFileSync(path, `#!/bin/sh\n${body}\n`);
    chmodSync(path, 0o755);
  }

  beforeEach(() => {
    execFileSync('rm', ['-rf', bin, state, calls]);
    mkdirSync(bin);
    stub('wget', 'exit 0');
    stub('cypher-shell', `echo "$NEO4J_USERNAME $NEO4J_PASSWORD $*" >> '${calls}'`);
  });

  function check(auth = 'neo4j/a/b c'): { status: number | null; stdout: string } {
    const [kind, program, script] = neo4j!.healthcheck.test;
    expect([kind, program]).toEqual(['CMD', 'sh']);
    const path = script!.replace(/^\/paperloom\//, '../');
    const { status, stdout } = spawnSync('sh', [at(path).pathname], {
      encoding: 'utf8',
      env: {
        PATH: `${bin}:${process.env.PATH}`,
        NEO4J_AUTH: auth,
        PAPERLOOM_STATE: state,
      },
    });
    return { status, stdout };
  }

  const called = () => (existsSync(calls) ? readFileSync(calls, 'utf8').trimEnd().split('\n') : []);

  test('makes the constraints once the server answers, then only asks whether it does', () => {
    expect([check().status, check().status, check().status]).toEqual([0, 0, 0]);
    expect(called()).toEqual([
      'neo4j a/b c --address bolt://localhost:7687 --file /paperloom/cypher/schema.cypher',
    ]);
  });

  test('a server that does not answer is asked for nothing more', () => {
    stub('wget', 'exit 4');
    expect(check().status).toBe(1);
    expect(called()).toEqual([]);
  });

  test('a password that is refused is not tried for ever, and what to look at is said', () => {
    stub('cypher-shell', `echo tried >> '${calls}'; exit 1`);
    for (let i = 0; i < 5; i++) expect(check().status).toBe(1);
    expect(called()).toHaveLength(3);
    expect(check().stdout).toMatch(/NEO4J_AUTH/);
  });
});
