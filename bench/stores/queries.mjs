/**
 * The saved queries with their defaults on a graph folder: the embedded engine, and beside it a Neo4j where one is named (its
 * graph is loaded first; that database should be an empty one). Prints what the cache costs, then a line per query: rows, and
 * the median of several runs on each store, taken in turn.
 *
 *   npm run build:node
 *   node bench/stores/queries.mjs GRAPH [--on bolt://localhost:7687] [--param name=LoRA]
 */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const dist = (path) => import(new URL(`../../dist/${path}`, import.meta.url).href);
const { openServer, openStore } = await dist('stores/open.js');
const { savedParameters } = await dist('stores/query-parameters.js');
const { savedQueries } = await dist('stores/saved-queries.js');

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { on: { type: 'string' }, param: { type: 'string', multiple: true, default: [] } },
});
const [folder] = positionals;
if (!folder) {
  process.stderr.write('usage: node bench/stores/queries.mjs GRAPH [--on URI] [--param K=V]…\n');
  process.exit(2);
}
const ROUNDS = 5;
const cache = mkdtempSync(join(tmpdir(), 'paperloom-bench-'));
process.env.XDG_CACHE_HOME = cache;
try {
  const stores = [await cached(), ...(values.on ? [await loaded(values.on)] : [])];
  for (const query of savedQueries()) {
    const own = values.param.filter((one) =>
      query.parameters.some(({ name }) => one.startsWith(`${name}=`)),
    );
    const parameters = savedParameters(query, own);
    const times = stores.map(() => []);
    let rows = 0;
    for (let round = 0; round <= ROUNDS; round++) {
      for (const [i, { store, text }] of stores.entries()) {
        const start = performance.now();
        rows = (await store.query(text(query), parameters)).rows.length;
        if (round > 0) times[i].push(performance.now() - start);
      }
    }
    const medians = stores.map(({ name }, i) => `${name} ${median(times[i])} ms`);
    report(`${query.name.padEnd(20)} ${String(rows).padStart(5)} rows  ${medians.join('  ')}`);
  }
  for (const { store } of stores) await store.close();
} finally {
  rmSync(cache, { recursive: true, force: true });
}

async function cached() {
  const made = await timed(() => openStore(folder));
  await made.value.close();
  const opened = await timed(() => openStore(folder));
  const place = join(cache, 'paperloom');
  const bytes = statSync(join(place, readdirSync(place)[0])).size;
  report(
    `cache: made in ${made.seconds} s, opened in ${opened.seconds} s, ${(bytes / 1e6).toFixed(1)} MB, ` +
      `peak memory ${Math.round(process.resourceUsage().maxRSS / 1000)} MB`,
  );
  return { name: 'embedded', store: opened.value, text: ({ embedded }) => embedded };
}

async function loaded(uri) {
  const store = await openServer(uri);
  const first = await timed(() => store.load(folder));
  const second = await timed(() => store.load(folder));
  report(`Neo4j: loaded in ${first.seconds} s, a second time in ${second.seconds} s`);
  return { name: 'Neo4j', store, text: ({ cypher }) => cypher };
}

async function timed(work) {
  const start = performance.now();
  const value = await work();
  return { value, seconds: ((performance.now() - start) / 1000).toFixed(2) };
}

function median(values) {
  return values
    .toSorted((a, b) => a - b)
    [Math.floor(values.length / 2)].toFixed(1)
    .padStart(7);
}

function report(line) {
  process.stdout.write(`${line}\n`);
}
