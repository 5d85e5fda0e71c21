/**
 * The map beside plain ForceAtlas2 (graphology's, its own inferred settings, 200 rounds) on the same graph: seconds of
 * processor time, how many nodes lie upon another, how long ties within a community are beside the distance of any two
 * of its nodes, and for how many nodes the nearest one is of the same community.
 *
 *   npm run build:node
 *   node bench/graph/layout.mjs GRAPH…
 */
import { UndirectedGraph } from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import { regionOf, shapeOf } from './shape.mjs';

const dist = (path) => import(new URL(`../../dist/graph/${path}`, import.meta.url).href);
const { associationGraph } = await dist('association.js');
const { readGraphFolder } = await dist('folder.js');
const { layOut } = await dist('layout.js');
const { hashText } = await dist('random.js');

for (const folder of process.argv.slice(2)) {
  const graph = await readGraphFolder(folder);
  process.stdout.write(`${folder}: ${graph.papers.length + graph.entities.length} nodes\n`);
  measure('paperloom', graph, () => layOut(graph));
  measure('ForceAtlas2', graph, () => plain(graph));
}

function plain(graph) {
  const ties = associationGraph(graph);
  const copy = new UndirectedGraph();
  for (const id of ties.nodes()) {
    copy.addNode(id, { x: hashText(id) / 2 ** 22, y: hashText(`${id} y`) / 2 ** 22 });
  }
  ties.forEachEdge((_edge, { weight }, a, b) => copy.addEdge(a, b, { weight }));
  const settings = forceAtlas2.inferSettings(copy);
  const places = forceAtlas2(copy, { iterations: 200, settings, getEdgeWeight: 'weight' });
  return Object.entries(places).map(([id, { x, y }]) => ({ id, x, y }));
}

function measure(name, graph, run) {
  const before = process.cpuUsage();
  const points = run();
  const { user, system } = process.cpuUsage(before);
  const { upon, beside, tied } = shapeOf(graph, points, regionOf(graph));
  process.stdout.write(
    `  ${name.padEnd(12)} ${((user + system) / 1e6).toFixed(1)} s  upon another ${percent(upon)}  ` +
      `ties ${tied.toFixed(2)} of any distance  ` +
      `nearest is of the same community ${percent(beside)}\n`,
  );
}

function percent(share) {
  return `${(100 * share).toFixed(1)} %`;
}
