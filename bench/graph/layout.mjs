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
  const communityOf = new Map(
    graph.communities.flatMap(({ id, members }) => members.map((member) => [member, id])),
  );
  const { upon, beside } = neighbours(points, communityOf);
  process.stdout.write(
    `  ${name.padEnd(12)} ${((user + system) / 1e6).toFixed(1)} s  upon another ${percent(upon)}  ` +
      `ties ${tieLength(graph, points, communityOf).toFixed(2)} of any distance  ` +
      `nearest is of the same community ${percent(beside)}\n`,
  );
}

/** Shares of nodes closer than half the typical room of a node to another, and of those whose nearest is of their own. */
function neighbours(points, communityOf) {
  const inside = points.filter(({ id }) => communityOf.has(id));
  const [width, height] = ['x', 'y'].map((axis) => {
    const sorted = inside.map((point) => point[axis]).sort((a, b) => a - b);
    return sorted[Math.floor(0.98 * sorted.length)] - sorted[Math.floor(0.02 * sorted.length)];
  });
  const room = Math.sqrt((width * height) / inside.length);
  const columns = new Map();
  const key = (x, y) => `${Math.floor(x / (2 * room))} ${Math.floor(y / (2 * room))}`;
  for (const point of inside) {
    const cell = key(point.x, point.y);
    if (!columns.has(cell)) columns.set(cell, []);
    columns.get(cell).push(point);
  }
  let [upon, beside] = [0, 0];
  for (const point of inside) {
    let nearest;
    let least = Number.POSITIVE_INFINITY;
    for (const dx of [-2, 0, 2]) {
      for (const dy of [-2, 0, 2]) {
        for (const other of columns.get(key(point.x + dx * room, point.y + dy * room)) ?? []) {
          const distance = Math.hypot(other.x - point.x, other.y - point.y);
          if (other === point || distance >= least) continue;
          least = distance;
          nearest = other;
        }
      }
    }
    if (least < room / 2) upon++;
    if (nearest && communityOf.get(nearest.id) === communityOf.get(point.id)) beside++;
  }
  return { upon: upon / inside.length, beside: beside / inside.length };
}

function tieLength(graph, points, communityOf) {
  const places = new Map(points.map((point) => [point.id, point]));
  const members = new Map(graph.communities.map((community) => [community.id, community.members]));
  let [tied, any, count] = [0, 0, 0];
  for (const { from, to } of graph.relations) {
    const community = communityOf.get(from);
    if (community === undefined || community !== communityOf.get(to)) continue;
    const list = members.get(community);
    const other = list[(count * 7919) % list.length];
    const [a, b, c] = [from, to, other].map((id) => places.get(id));
    tied += Math.hypot(a.x - b.x, a.y - b.y);
    any += Math.hypot(a.x - c.x, a.y - c.y);
    count++;
  }
  return tied / any;
}

function percent(share) {
  return `${(100 * share).toFixed(1)} %`;
}
