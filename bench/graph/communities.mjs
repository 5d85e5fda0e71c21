/**
 * The division of a build beside graphology's Louvain, leidenalg and igraph's Leiden on the same weighted graph, each
 * timed several times in turn: modularity, communities, seconds. And how much of it is the same in a graph of one paper
 * in a hundred less: the share of nodes in the community that matches theirs, and in one of the same id.
 *
 *   npm run build:node
 *   python3 -m venv VENV && VENV/bin/pip install igraph leidenalg
 *   node bench/graph/communities.mjs GRAPH… [--python VENV/bin/python] [--rounds 5]
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { withoutPapers } from './fewer.mjs';

const dist = (path) => import(new URL(`../../dist/graph/${path}`, import.meta.url).href);
const { associationGraph } = await dist('association.js');
const { bundledAtlas } = await dist('atlas.js');
const { detectCommunities } = await dist('communities.js');
const { Division } = await dist('divide.js');
const { readGraphFolder } = await dist('folder.js');
const { modularityOf } = await dist('tie-columns.js');

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    python: { type: 'string', default: 'python3' },
    rounds: { type: 'string', default: '5' },
  },
});
const rounds = Number(values.rounds);
const leiden = fileURLToPath(new URL('leiden.py', import.meta.url));
const WAYS = {
  paperloom: { atlas: bundledAtlas() },
  'no atlas': {},
  'graphology Louvain': { method: 'louvain' },
};

for (const folder of positionals) {
  const graph = await readGraphFolder(folder);
  quality(graph, folder);
  for (const way of ['paperloom', 'no atlas', 'graphology Louvain']) steadiness(graph, way);
}

function quality(graph, folder) {
  const ties = associationGraph(graph);
  const found = new Map();
  const note = (name, run) => found.set(name, [...(found.get(name) ?? []), run]);
  let edges;
  for (let round = 1; round <= rounds; round++) {
    for (const [name, options] of Object.entries(WAYS)) {
      const division = new Division(graph, ties, options);
      const start = performance.now();
      const { ties: core, groupOf } = division.partition(division.core);
      const time = (performance.now() - start) / 1000;
      const sizes = new Map();
      for (const group of groupOf) sizes.set(group, (sizes.get(group) ?? 0) + 1);
      const communities = [...sizes.values()].filter((size) => size > 1).length;
      note(name, { modularity: modularityOf(core, groupOf), communities, time });
      edges ??= edgesOf(core);
    }
    if (round === 1) report(`${folder}: ${edges.order} nodes, ${edges.list.length} ties`);
    const input = JSON.stringify({ nodes: edges.order, edges: edges.list, seed: round });
    const run = spawnSync(values.python, [leiden], { input, maxBuffer: 1 << 28 });
    if (run.status !== 0) throw new Error(String(run.stderr));
    for (const { name, ...rest } of JSON.parse(String(run.stdout))) note(name, rest);
  }
  const best = (name) => Math.max(...found.get(name).map(({ modularity }) => modularity));
  for (const [name, runs] of found) {
    report(
      `  ${name.padEnd(18)} ${best(name).toFixed(4)}  ${(best(name) / best('leidenalg')).toFixed(4)} of leidenalg  ` +
        `${runs[0].communities} communities  ${median(runs.map(({ time }) => time))} s`,
    );
  }
}

function steadiness(graph, way) {
  const options = { atlas: undefined, ...WAYS[way] };
  const before = communityByNode(detectCommunities(graph, options));
  const shares = [1, 2, 3].map((seed) => {
    const after = communityByNode(detectCommunities(withoutPapers(graph, 0.01, seed), options));
    return [matching(before, after), sameId(before, after)];
  });
  const mean = (i) => percent(shares.reduce((sum, share) => sum + share[i], 0) / shares.length);
  report(
    `  ${way}, 1 % fewer papers: ${mean(0)} in the matching community, ${mean(1)} in one of the same id`,
  );
}

function communityByNode(communities) {
  return new Map(communities.flatMap(({ id, members }) => members.map((member) => [member, id])));
}

/** Communities are paired by what they share, the largest share first. */
function matching(before, after) {
  const shared = new Map();
  let all = 0;
  for (const [node, community] of before) {
    const other = after.get(node);
    if (other === undefined) continue;
    const pair = `${community}\n${other}`;
    shared.set(pair, (shared.get(pair) ?? 0) + 1);
    all++;
  }
  const [left, right] = [new Set(), new Set()];
  let matched = 0;
  for (const [pair, count] of [...shared].sort((a, b) => b[1] - a[1])) {
    const [a, b] = pair.split('\n');
    if (left.has(a) || right.has(b)) continue;
    left.add(a);
    right.add(b);
    matched += count;
  }
  return matched / all;
}

function sameId(before, after) {
  const both = [...before].filter(([node]) => after.has(node));
  return both.filter(([node, community]) => after.get(node) === community).length / both.length;
}

function edgesOf({ starts, to, weight, mass }) {
  const list = [];
  for (let node = 0; node < mass.length; node++) {
    for (let e = starts[node]; e < starts[node + 1]; e++) {
      if (to[e] > node) list.push([node, to[e], weight[e]]);
    }
  }
  return { order: mass.length, list };
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)].toFixed(3);
}

function percent(share) {
  return `${(100 * share).toFixed(1)} %`;
}

function report(line) {
  process.stdout.write(`${line}\n`);
}
