/**
 * Louvain as the build runs it beside Leiden (leidenalg, and igraph's own) on the same weighted graph, each timed
 * several times in turn. Prints a line per way: modularity, communities, seconds.
 *
 *   npm run build:node
 *   python3 -m venv /tmp/leiden && /tmp/leiden/bin/pip install igraph leidenalg
 *   node bench/graph/communities.mjs GRAPH… [--python /tmp/leiden/bin/python]
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const dist = (path) => import(new URL(`../../dist/graph/${path}`, import.meta.url).href);
const { associationGraph, paperCounts } = await dist('association.js');
const { readGraphFolder } = await dist('folder.js');
const { partition } = await dist('partition.js');

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { python: { type: 'string', default: 'python3' } },
});
const ROUNDS = 5;
const leiden = fileURLToPath(new URL('leiden.py', import.meta.url));

for (const folder of positionals) {
  const graph = await readGraphFolder(folder);
  const ties = associationGraph(graph);
  const papersOf = paperCounts(graph);
  for (const { id } of graph.entities) if ((papersOf.get(id) ?? 0) < 2) ties.dropNode(id);
  const number = new Map(ties.nodes().map((id, i) => [id, i]));
  const edges = ties.mapEdges((_edge, { weight }, a, b) => [number.get(a), number.get(b), weight]);
  report(`${folder}: ${ties.order} nodes, ${ties.size} ties`);
  const seconds = [];
  let found;
  const ours = () => {
    const start = performance.now();
    found = partition(ties);
    seconds.push((performance.now() - start) / 1000);
  };
  ours();
  seconds.length = 0;
  const theirs = new Map();
  for (let round = 0; round < ROUNDS; round++) {
    ours();
    const input = JSON.stringify({ nodes: ties.order, edges, seed: round + 1 });
    const run = spawnSync(values.python, [leiden], { input, maxBuffer: 1 << 28 });
    if (run.status !== 0) throw new Error(String(run.stderr));
    for (const { name, modularity, communities, time } of JSON.parse(String(run.stdout))) {
      const all = theirs.get(name) ?? [];
      all.push({ modularity, communities, time });
      theirs.set(name, all);
    }
  }
  const parts = found.parts.filter((part) => part.length > 1).length;
  report(
    `  paperloom    ${found.modularity.toFixed(4)}  ${parts} communities  ${median(seconds)} s`,
  );
  for (const [name, runs] of theirs) {
    const best = runs.reduce((a, b) => (b.modularity > a.modularity ? b : a));
    const share = (found.modularity / best.modularity).toFixed(4);
    report(
      `  ${name.padEnd(12)} ${best.modularity.toFixed(4)}  ${best.communities} communities  ` +
        `${median(runs.map(({ time }) => time))} s  (paperloom reaches ${share} of it)`,
    );
  }
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)].toFixed(3);
}

function report(line) {
  process.stdout.write(`${line}\n`);
}
