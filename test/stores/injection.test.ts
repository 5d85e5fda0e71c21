import { auth, driver as connect, type Driver } from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeNode } from '../../src/ask/describe.ts';
import { findNodes, UnknownNameError } from '../../src/ask/find-node.ts';
import { cypherName } from '../../src/commands/print/cypher-literal.ts';
import { explainedLines } from '../../src/commands/print/explained-query.ts';
import { UsageError } from '../../src/errors.ts';
import { writeCypher } from '../../src/export/cypher.ts';
import { canonicalJson } from '../../src/graph/canonical.ts';
import { GraphIndex } from '../../src/graph/graph-index.ts';
import { selectSubgraph } from '../../src/graph/select.ts';
import { openEmbedded } from '../../src/stores/embedded.ts';
import { openNeo4j } from '../../src/stores/neo4j.ts';
import { freeParameters } from '../../src/stores/query-parameters.ts';
import { savedQueries, savedQuery } from '../../src/stores/saved-queries.ts';
import type { GraphStore, LoadableStore, Parameters } from '../../src/stores/store.ts';
import { wellFormed } from '../../src/text/well-formed.ts';
import { graphFolder, temporaryFolder } from '../support/graph-folder.ts';
import { graphOfHostileTexts, HOSTILE_TEXTS } from '../support/hostile-texts.ts';
import { type Neo4jTurn, takeNeo4j } from '../support/neo4j.ts';
import { paperloom } from '../support/paperloom.ts';
import { smallGraph } from '../support/small-graph.ts';

// Nothing but attempts to make Cypher, or anything else, out of data.

const folder = temporaryFolder();
let turn: Neo4jTurn;
let server: LoadableStore;
let embedded: GraphStore;
let driver: Driver;
let graph: string;

beforeAll(async () => {
  process.env.XDG_CACHE_HOME = folder.path;
  graph = await graphFolder(folder.path, smallGraph());
  embedded = await openEmbedded(graph);
  turn = await takeNeo4j();
  driver = connect(turn.uri, auth.basic(turn.user, turn.password));
  server = await openNeo4j(turn.uri, turn);
  await server.load(smallGraph());
}, 600_000);

afterAll(async () => {
  await server?.close();
  await embedded?.close();
  await driver?.close();
  turn?.release();
  folder.remove();
});

const stores = () => [server, embedded];

/** All that a store holds, as text. */
async function state(store: GraphStore): Promise<string> {
  const nodes = await store.query('MATCH (n) RETURN n ORDER BY n.id, n.key');
  const counts = await store.query(
    'MATCH ()-[r]->() RETURN type(r) AS t, count(r) AS n ORDER BY t',
  );
  return JSON.stringify([nodes.rows, counts.rows]);
}

/** The stores as they were before, after something was tried on them. */
async function unchanged(attempt: () => Promise<void>): Promise<void> {
  const before = await Promise.all(stores().map(state));
  await attempt();
  expect(await Promise.all(stores().map(state))).toEqual(before);
}

describe('a value of a parameter', () => {
  test('comes back as it went in, wherever it stands', async () => {
    for (const text of HOSTILE_TEXTS.map(wellFormed)) {
      const given: Parameters = { text, list: [text, [text]], map: { a: { b: text } } };
      for (const store of stores()) {
        const { rows } = await store.query('RETURN $text, $list, $map', given);
        expect(rows).toEqual([[text, given.list, given.map]]);
      }
    }
  });

  test('comes back as a key of a map', async () => {
    for (const text of HOSTILE_TEXTS.map(wellFormed)) {
      const map = Object.fromEntries([[text, 1]]);
      for (const store of stores()) {
        if (store === embedded && text.includes('\0')) {
          await expect(store.query('RETURN keys($map) AS keys', { map })).rejects.toThrow(
            'nul byte',
          );
          continue;
        }
        const { rows } = await store.query('RETURN keys($map) AS keys', { map });
        expect(rows).toEqual([[[text]]]);
      }
    }
  });

  test('matches no label, type or property by being called like one', async () => {
    for (const text of ['Paper', 'Paper) RETURN n //', 'id', 'n.id', 'USES']) {
      for (const store of stores()) {
        const { rows } = await store.query(
          'MATCH (n) WHERE n.id = $text OR n.name = $text OR n.title = $text RETURN n',
          { text },
        );
        expect(rows).toEqual([]);
      }
    }
  });

  const asked = savedQueries().flatMap(({ name, parameters }) =>
    parameters
      .filter(({ type }) => type === 'string' || type === 'strings')
      .map((parameter): [string, string] => [name, parameter.name]),
  );
  test.each(asked)(
    'of the saved query %s, %s, is data: both stores give the same',
    async (...of) => {
      const [name, parameter] = of;
      const query = savedQuery(name);
      const defaults = query.parameters.map((one) => [one.name, one.default]);
      const isList = query.parameters.find((one) => one.name === parameter)?.type === 'strings';
      await unchanged(async () => {
        for (const text of HOSTILE_TEXTS) {
          const parameters = Object.fromEntries([...defaults, [parameter, isList ? [text] : text]]);
          const answer = await server.query(query.cypher, parameters);
          expect(answer.changes).toBeUndefined();
          expect(await embedded.query(query.embedded, parameters), text).toEqual(answer);
        }
      });
    },
  );

  test('printed by --explain is read by Neo4j as it was given', async () => {
    for (const text of HOSTILE_TEXTS.map(wellFormed)) {
      const values: Parameters = Object.fromEntries([
        ['text', text],
        ['list', [text]],
        [text, { [text]: text }],
      ]);
      for (const [name, expected] of Object.entries(values)) {
        const [line = ''] = explainedLines('', { [name]: expected });
        expect(line).not.toMatch(/[\p{Cc}\u202e\u2028]/u);
        const begin = `:param ${cypherName(name)} => `;
        expect(line.startsWith(begin) && line.endsWith(';')).toBe(true);
        // A name of nothing is none, in Neo4j too.
        if (text === '' && name === '') continue;
        const { rows } = await server.query(`RETURN ${line.slice(begin.length, -1)} AS value`);
        expect(rows).toEqual([[expected]]);
      }
    }
  });
});

describe('a name of a parameter', () => {
  test('is one that the query uses, or is refused before anything is asked', () => {
    for (const text of HOSTILE_TEXTS) {
      expect(() => freeParameters('RETURN $name', [`${text}=1`, 'name=1'])).toThrow(UsageError);
    }
  });

  test('may be anything in backticks, and stays a name', async () => {
    for (const text of HOSTILE_TEXTS.map(wellFormed)) {
      // Neo4j 5 reads \uXXXX in names too, and a name of nothing is none; the engine knows no doubled backtick.
      if (text === '' || /[\\`=]/.test(text)) continue;
      const parameters = Object.fromEntries([[text, 7]]);
      for (const store of text.includes('\0') ? [server] : stores()) {
        const { rows } = await store.query(`RETURN $\`${text}\` AS value`, parameters);
        expect(rows).toEqual([[7]]);
      }
    }
  });
});

test('a name of a saved query is no path', () => {
  for (const text of [
    ...HOSTILE_TEXTS,
    '../package',
    'schema',
    'used-with\0',
    'used-with.cypher',
  ]) {
    expect(() => savedQuery(text)).toThrow(UsageError);
  }
});

test('a name of a database is no Cypher', async () => {
  await unchanged(async () => {
    for (const database of ['neo4j`; MATCH (n) DETACH DELETE n //', "'", 'a\0b', '../neo4j']) {
      const { uri, user, password } = turn;
      await expect(openNeo4j(uri, { user, password, database })).rejects.toThrow();
    }
  });
});

/** What a terminal obeys, and what JavaScript does with names of its own. */
const TERMINAL = /[\p{Cc}\u061C\u200F\u202E]|^__proto__$/u;

describe('a name that is shown or exported around', () => {
  test('is found or not, and nothing else', () => {
    const index = new GraphIndex(smallGraph());
    for (const text of HOSTILE_TEXTS) {
      expect(() => findNodes(index, text)).toThrow(UnknownNameError);
      expect(selectSubgraph(index, { around: [text], community: text }).papers).toEqual([]);
    }
  });

  test('leaves the terminal alone when it is not found', async () => {
    for (const text of HOSTILE_TEXTS.filter((one) => !one.includes('\0') && TERMINAL.test(one))) {
      for (const args of [
        ['show', '--', text],
        ['export', '--format', 'csv', '--around', text],
      ]) {
        const { code, stdout, stderr } = await paperloom(args, { cwd: folder.path });
        expect(code, text).toBeGreaterThan(0);
        expect(stdout).toBe('');
        expect(stderr.replace(/\n/g, ''), text).not.toMatch(/[\p{Cc}\u202e\u2066]/u);
      }
    }
  });
});

describe('a graph full of hostile text', () => {
  const everything = [
    'MATCH (n) WHERE NOT n:PaperloomGraph RETURN n ORDER BY labels(n)[0], n.id, n.key',
    'MATCH (a)-[r]->(b) RETURN a.id, a.key, type(r), r, b.id ORDER BY type(r), a.id, a.key, b.id',
  ];
  const all = async (store: GraphStore) => {
    const answers = [];
    for (const cypher of everything) {
      const { rows } = await store.query(cypher);
      answers.push(rows.map(canonicalJson).sort());
    }
    return answers;
  };

  test('arrives in both stores as it is, and a second load has nothing to do', async () => {
    const hostile = graphOfHostileTexts();
    await driver.executeQuery('MATCH (n) DETACH DELETE n');
    await server.load(hostile);
    const cache = await openEmbedded(await graphFolder(folder.path, hostile, 'hostile'));
    try {
      const held = await all(server);
      expect(await all(cache)).toEqual(held);
      const titles = await server.query('MATCH (p:Paper) RETURN p.title AS t, p.sources AS s');
      expect(titles.rows.map(([title]) => title).sort()).toEqual(
        hostile.papers.map(({ title }) => title).sort(),
      );
      for (const [title, sources] of titles.rows) {
        expect(JSON.parse(sources as string)).toEqual([{ entry: 1, file: title, id: title }]);
      }
      const again = await server.load(hostile);
      for (const counts of [again.nodes, again.relationships]) {
        for (const { created, updated } of Object.values(counts)) {
          expect(created + updated).toBe(0);
        }
      }
      expect(await all(server)).toEqual(held);
    } finally {
      await cache.close();
    }
  });

  test('exported as Cypher makes the same, statement by statement', async () => {
    const hostile = graphOfHostileTexts();
    await driver.executeQuery('MATCH (n) DETACH DELETE n');
    for (const statement of writeCypher(hostile)) {
      if (!statement.startsWith('//')) await driver.executeQuery(statement);
    }
    const report = await server.load(hostile);
    const { created, updated } = report.nodes.Paper!;
    expect({ created, updated }).toEqual({ created: 0, updated: 0 });
    const { rows } = await server.query('MATCH (m:Method) RETURN m.name AS name');
    expect(rows.map(([name]) => name).sort()).toEqual(
      hostile.entities.map(({ name }) => name).sort(),
    );
  });

  test('has no labels, types or properties but those of the schema', async () => {
    const { rows } = await server.query(
      'MATCH (n) UNWIND labels(n) AS label RETURN DISTINCT label ORDER BY label',
    );
    const labels = rows.map(([label]) => label).filter((label) => label !== 'PaperloomGraph');
    expect(labels).toEqual(['Community', 'Method', 'Name', 'Paper']);
  });

  test('answers by name as any other', () => {
    const hostile = graphOfHostileTexts();
    const index = new GraphIndex(hostile);
    for (const { id, name } of hostile.entities) {
      const node = index.node(id)!;
      expect(describeNode(index, node)).toMatchObject({ kind: 'Method', name });
      // A name without a letter is looked up by nothing.
      if (/[a-z]/.test(name)) expect(index.find(name).map((one) => one.id)).toContain(id);
    }
  });
});
