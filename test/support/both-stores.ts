import { afterAll, beforeAll, expect } from 'vitest';
import type { Graph } from '../../src/graph/schema.ts';
import { openEmbedded } from '../../src/stores/embedded.ts';
import { type NamedParameters, resolveNames } from '../../src/stores/named-parameters.ts';
import { openNeo4j } from '../../src/stores/neo4j.ts';
import { savedQuery } from '../../src/stores/saved-queries.ts';
import type { GraphStore, LoadableStore, Parameters, QueryAnswer } from '../../src/stores/store.ts';
import { graphFolder, temporaryFolder } from './graph-folder.ts';
import { type Neo4jTurn, takeNeo4j } from './neo4j.ts';

export interface BothStores {
  /** Puts a graph, and nothing else, into both stores. */
  hold(graph: Graph): Promise<void>;
  /** The answer of a saved query, its defaults overlaid; fails unless both stores give the same. */
  ask(name: string, given?: Parameters): Promise<QueryAnswer>;
  /** What becomes of a saved query's parameters when their names are looked up; fails unless it is the same in both stores. */
  resolve(name: string, given: Parameters): Promise<NamedParameters>;
  /** The same for a query of the test's own. */
  query(cypher: string, parameters?: Parameters): Promise<QueryAnswer>;
}

/** A real Neo4j and the embedded engine for the tests of one file. */
export function bothStores(): BothStores {
  const folder = temporaryFolder();
  let turn: Neo4jTurn;
  let server: LoadableStore;
  let embedded: GraphStore | undefined;
  let graphs = 0;

  beforeAll(async () => {
    process.env.XDG_CACHE_HOME = folder.path;
    turn = await takeNeo4j();
    server = await openNeo4j(turn.uri, turn);
  }, 600_000);

  afterAll(async () => {
    await server?.close();
    await embedded?.close();
    turn?.release();
    folder.remove();
  });

  async function same(
    onServer: string,
    onCache: string,
    parameters: Parameters,
  ): Promise<QueryAnswer> {
    const answer = await server.query(onServer, parameters);
    expect(await embedded!.query(onCache, parameters)).toEqual(answer);
    return answer;
  }

  return {
    async hold(graph) {
      await server.query('MATCH (n) DETACH DELETE n', {}, { write: true });
      await server.load(graph);
      await embedded?.close();
      embedded = await openEmbedded(await graphFolder(folder.path, graph, `graph-${graphs++}`));
    },
    ask(name, given = {}) {
      const { parameters, cypher, embedded } = savedQuery(name);
      const defaults = parameters.map((parameter) => [parameter.name, parameter.default]);
      return same(cypher, embedded, { ...Object.fromEntries(defaults), ...given });
    },
    async resolve(name, given) {
      const query = savedQuery(name);
      const defaults = query.parameters.map((parameter) => [parameter.name, parameter.default]);
      const parameters = { ...Object.fromEntries(defaults), ...given };
      const found = await resolveNames(server, query, parameters);
      expect(await resolveNames(embedded!, query, parameters)).toEqual(found);
      return found;
    },
    query: (cypher, parameters = {}) => same(cypher, cypher, parameters),
  };
}
