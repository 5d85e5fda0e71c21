/**
 * The saved queries on the graph that a Neo4j holds, warm: for each, what PROFILE says of its start, its db hits and cartesian
 * products, and the best and the median time of several runs. A line a query; with --save also as JSON, from which docs/queries.md
 * takes its table.
 *
 *   npm run build:node
 *   paperloom load GRAPH --to bolt://localhost:7687
 *   node bench/queries/bench.mjs --on bolt://localhost:7687 [--param paper=2305.14314]… [--only NAME]… [--rounds 9]
 *     [--save bench/queries/times.json --about SENTENCE]
 *
 * A --param goes to every query that takes it; the others keep their defaults.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import neo4j from 'neo4j-driver';
import { cartesianProducts, dbHits, starts } from './plan.mjs';

const dist = (path) => import(new URL(`../../dist/${path}`, import.meta.url).href);
const { savedParameters, splitParameter } = await dist('stores/query-parameters.js');
const { savedQueries } = await dist('stores/saved-queries.js');
const { toNeo4j } = await dist('stores/neo4j-values.js');

const { values } = parseArgs({
  options: {
    on: { type: 'string' },
    param: { type: 'string', multiple: true, default: [] },
    only: { type: 'string', multiple: true, default: [] },
    rounds: { type: 'string', default: '9' },
    save: { type: 'string' },
    about: { type: 'string', default: '' },
  },
});
if (!values.on) {
  process.stderr.write(
    'usage: NEO4J_PASSWORD=… node bench/queries/bench.mjs --on URI [--param K=V]… [--only NAME]… [--rounds N] [--save FILE]\n',
  );
  process.exit(2);
}
const driver = neo4j.driver(
  values.on,
  neo4j.auth.basic(process.env.NEO4J_USER ?? 'neo4j', process.env.NEO4J_PASSWORD ?? ''),
);
const results = [];
try {
  const queries = savedQueries().filter(
    ({ name }) => values.only.length === 0 || values.only.includes(name),
  );
  for (const query of queries) {
    const result = await measured(query);
    results.push(result);
    process.stdout.write(
      `${result.name.padEnd(22)}${String(result.rows).padStart(6)} rows ${ms(result.best)} best ${ms(result.median)} median ` +
        `${String(result.dbHits).padStart(9)} hits  ${result.cartesian} cartesian  ${result.starts.join(', ')}\n`,
    );
  }
} finally {
  await driver.close();
}
if (values.save) {
  writeFileSync(values.save, `${JSON.stringify({ about: values.about, results }, null, 2)}\n`);
}

async function measured(query) {
  const given = values.param.filter((one) =>
    query.parameters.some(({ name }) => name === splitParameter(one)[0]),
  );
  const parameters = toNeo4j(savedParameters(query, given));
  const rounds = Number(values.rounds);
  const times = [];
  let rows = 0;
  // The first two runs plan the query and bring its part of the store into memory.
  for (let round = 0; round < rounds + 2; round++) {
    const start = performance.now();
    const { records } = await driver.executeQuery(query.cypher, parameters, { routing: 'READ' });
    if (round > 1) times.push(performance.now() - start);
    rows = records.length;
  }
  times.sort((a, b) => a - b);
  const { summary } = await driver.executeQuery(`PROFILE ${query.cypher}`, parameters, {
    routing: 'READ',
  });
  return {
    name: query.name,
    given,
    byName: query.parameters.some(({ name }) => ['name', 'names', 'from', 'paper'].includes(name)),
    rows,
    best: round(times[0]),
    median: round(times[Math.floor(times.length / 2)]),
    dbHits: dbHits(summary.profile),
    cartesian: cartesianProducts(summary.profile),
    starts: starts(summary.profile),
  };
}

function round(milliseconds) {
  return Math.round(milliseconds * 10) / 10;
}

function ms(milliseconds) {
  return `${milliseconds.toFixed(1).padStart(8)} ms`;
}
