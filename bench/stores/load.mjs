/**
 * `load` beside plain UNWIND … MERGE in batches of 10,000, in turn, on one server: the same nodes, relationships and properties, the
 * same constraints and indexes, an empty database each time. The plain way is as good as it can be: one session, rows grouped so that
 * each statement names one label at each end. Both are timed from the folder to the last commit; how long the plain way writes, its
 * rows ready made, is said beside.
 *
 *   npm run build:node
 *   NEO4J_PASSWORD=… node bench/stores/load.mjs GRAPH --to bolt://localhost:7687 [--rounds 5] [--server-pid PID]
 *
 * The database must be empty; it is emptied again. With the server's process id (on this machine), processor seconds of the server
 * and of this program are given too: on a machine with other work the clock says little.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import neo4j from 'neo4j-driver';

const dist = (path) => import(new URL(`../../dist/${path}`, import.meta.url).href);
const { readGraphFolder } = await dist('graph/folder.js');
const { graphRecords } = await dist('graph/records.js');
const { identityOf } = await dist('graph/properties.js');
const { openGraphStream } = await dist('graph/graph-stream.js');
const { loadIntoNeo4j } = await dist('stores/neo4j-load.js');
const { keepHeapSmall } = await dist('commands/small-heap.js');
const { schemaStatements } = await dist('stores/schema-statements.js');

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    to: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    'server-pid': { type: 'string' },
  },
});
const [folder] = positionals;
if (!folder || !values.to) {
  process.stderr.write(
    'usage: node bench/stores/load.mjs GRAPH --to URI [--rounds 5] [--server-pid PID]\n',
  );
  process.exit(2);
}
const BATCH = 10_000;
const driver = neo4j.driver(
  values.to,
  neo4j.auth.basic(process.env.NEO4J_USER ?? 'neo4j', process.env.NEO4J_PASSWORD ?? ''),
);
const { records } = await driver.executeQuery('MATCH (n) RETURN n LIMIT 1');
if (records.length > 0) {
  process.stderr.write('The database is not empty: this empties it, so name one that is.\n');
  process.exit(1);
}
for (const statement of schemaStatements()) await driver.executeQuery(statement);
await driver.executeQuery('CALL db.awaitIndexes(300)');

// As the command does.
keepHeapSmall();
let total = 0;
let writing = 0;
const sides = { plain, load };
const measured = { plain: [], load: [] };
// The first round is not counted: the server plans and compiles.
for (let round = 0; round <= Number(values.rounds); round++) {
  for (const [name, run] of Object.entries(sides)) {
    await empty();
    const before = processorSeconds();
    const start = performance.now();
    await run();
    const seconds = (performance.now() - start) / 1000;
    const used = processorSeconds().map((now, i) => now - before[i]);
    report(`${round === 0 ? 'warm-up' : `round ${round}`} ${told(name, seconds, used)}`);
    if (round > 0) {
      measured[name].push({ seconds, used: used[0] + used[1], writing });
    }
  }
}
await empty();
await driver.close();
for (const what of ['seconds', ...(values['server-pid'] ? ['used'] : [])]) {
  const [one, other] = ['plain', 'load'].map((name) => median(measured[name].map((m) => m[what])));
  const label = what === 'seconds' ? 'by the clock' : 'processor time';
  report(
    `${label}, medians: plain ${one.toFixed(2)} s, load ${other.toFixed(2)} s; ` +
      `${Math.round(total / one)} and ${Math.round(total / other)} rows/s; ratio ${(one / other).toFixed(2)}`,
  );
}

{
  const writes = median(measured.plain.map((m) => m.writing));
  const load = median(measured.load.map((m) => m.seconds));
  report(
    `plain without reading the folder: ${writes.toFixed(2)} s; beside load with it: ratio ${(writes / load).toFixed(2)}`,
  );
}

function plainStatements({ nodes, relationships }) {
  const labels = new Map();
  const all = [];
  for (const { label, kinds, nodes: group } of nodes) {
    const identity = identityOf(label);
    for (const node of group) if (identity === 'id') labels.set(node.id, label);
    all.push({
      text: `UNWIND $rows AS row MERGE (x:${label} {paperloom: true, ${identity}: row.${identity}}) SET x += row`,
      rows: group.map((node) => typed(node, kinds)),
    });
  }
  for (const { type, fromLabels, kinds, relationships: group } of relationships) {
    const identity = identityOf(fromLabels[0]);
    const byEnds = new Map();
    for (const one of group) {
      const ends = `${identity === 'key' ? 'Name' : labels.get(one.from)} ${labels.get(one.to)}`;
      if (!byEnds.has(ends)) byEnds.set(ends, []);
      byEnds.get(ends).push(one);
    }
    for (const [pair, some] of byEnds) {
      const [from, to] = pair.split(' ');
      all.push({
        text: `UNWIND $rows AS row
MATCH (a:${from} {paperloom: true, ${identity}: row.from})
MATCH (b:${to} {paperloom: true, id: row.to})
MERGE (a)-[r:${type} {paperloom: true}]->(b)
SET r += row.properties`,
        rows: some.map((one) => ({
          from: one.from,
          to: one.to,
          properties: typed(one.properties, kinds),
        })),
      });
    }
  }
  return all;
}

function typed(properties, kinds) {
  const whole = (value) => (Array.isArray(value) ? value.map(neo4j.int) : neo4j.int(value));
  return Object.fromEntries(
    Object.entries(properties).map(([key, value]) => [
      key,
      kinds[key].startsWith('integer') ? whole(value) : value,
    ]),
  );
}

async function plain() {
  const statements = plainStatements(graphRecords(await readGraphFolder(folder)));
  total = statements.reduce((sum, { rows }) => sum + rows.length, 0);
  const start = performance.now();
  const session = driver.session();
  for (const { text, rows } of statements) {
    for (let at = 0; at < rows.length; at += BATCH) {
      await session.executeWrite((transaction) =>
        transaction.run(text, { rows: rows.slice(at, at + BATCH) }),
      );
    }
  }
  await session.close();
  writing = (performance.now() - start) / 1000;
}

async function load() {
  const stream = await openGraphStream(folder);
  await loadIntoNeo4j(driver, undefined, stream);
  await stream.close();
}

async function empty() {
  const session = driver.session();
  await session.run('MATCH ()-[r]->() CALL (r) { DELETE r } IN TRANSACTIONS OF 20000 ROWS');
  await session.run('MATCH (n) CALL (n) { DELETE n } IN TRANSACTIONS OF 20000 ROWS');
  await session.close();
}

/** Of the server, where its process is known, and of this program. */
function processorSeconds() {
  const { user, system } = process.cpuUsage();
  const own = (user + system) / 1e6;
  if (!values['server-pid']) return [0, own];
  const stat = readFileSync(`/proc/${values['server-pid']}/stat`, 'utf8').split(') ')[1].split(' ');
  return [(Number(stat[11]) + Number(stat[12])) / 100, own];
}

function told(name, seconds, [server, own]) {
  const used = values['server-pid']
    ? ` (processor: server ${server.toFixed(1)} s, client ${own.toFixed(1)} s)`
    : '';
  return `${name.padEnd(5)} ${seconds.toFixed(2)} s${used}`;
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

function report(line) {
  process.stdout.write(`${line}\n`);
}
