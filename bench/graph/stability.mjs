/**
 * What moves on the map when a hundredth of the papers is added. From each graph a hundredth of its papers is taken,
 * with what only they name; both graphs are divided and laid out from nothing, and compared:
 *
 *   shift: over the nodes of both maps that lie in a region, the distance between their two places, as they are (no
 *   turning, no scaling), over the width of the smaller graph's land (from its leftmost member of a region to its
 *   rightmost): the median, and what nine in ten stay under
 *   same community: the share of nodes whose community keeps its id
 *
 *   npm run build:node
 *   node bench/graph/stability.mjs GRAPH… [--papers 2000] [--draws 3] [--fixed | --keep] [--steps 10]
 *
 * --papers: only so many of the graph's papers, drawn by their hashed ids. --draws: how often to draw the hundredth.
 * --keep: the larger graph keeps the map of the smaller one, as "paperloom build --keep-map" does.
 * --steps: then so many hundredths are added, one after the other, each keeping the map before it; the last map is
 * compared with the first, and its shape (see shape.mjs) with that of one laid out anew.
 * --fixed: the smaller graph's communities are the larger one's without what is missing, so that only placing is measured.
 */
import { parseArgs } from 'node:util';
import { withoutPapers } from './fewer.mjs';
import { regionOf, shapeOf } from './shape.mjs';

const dist = (path) => import(new URL(`../../dist/graph/${path}`, import.meta.url).href);
const { readGraphFolder } = await dist('folder.js');
const { detectCommunities } = await dist('communities.js');
const { earlierMap } = await dist('earlier-map.js');
const { layOut } = await dist('layout.js');

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    papers: { type: 'string' },
    draws: { type: 'string', default: '3' },
    fixed: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    steps: { type: 'string' },
  },
});

for (const folder of positionals) {
  const all = await readGraphFolder(folder);
  const share = values.papers ? Math.min(1, Number(values.papers) / all.papers.length) : 1;
  const graph = withoutPapers(all, 1 - share, 'sample');
  report(`${folder}: ${graph.papers.length} papers, ${graph.entities.length} entities`);
  const later = laidOut(graph);
  report(`  divided in ${later.divided} s, laid out in ${later.placed} s of processor time`);
  for (let draw = 1; draw <= Number(values.draws); draw++) {
    const fewer = withoutPapers(graph, 0.01, draw);
    const earlier = laidOut(fewer, { fixed: values.fixed ? later.communities : undefined });
    const after = values.keep ? laidOut(graph, { before: earlier }) : later;
    compare(earlier, after, graph.papers.length - fewer.papers.length);
  }
  if (values.steps) grow(graph, later, Number(values.steps));
}

function grow(graph, fresh, steps) {
  let fewer = withoutPapers(graph, steps / 100, 'grow');
  const first = laidOut(fewer);
  const papers = fewer.papers.length;
  let map = first;
  for (let left = steps - 1; left >= 0; left--) {
    fewer = withoutPapers(graph, left / 100, 'grow');
    map = laidOut(fewer, { before: map });
  }
  report(`  in ${steps} steps, each keeping the map before it:`);
  compare(first, map, graph.papers.length - papers);
  for (const [name, one] of Object.entries({ kept: map, anew: fresh })) {
    const { upon, beside, tied } = shapeOf({ ...graph, ...one }, one.layout, regionOf(one));
    report(
      `    ${name}: upon another ${percent(upon)}, nearest is of the same community ${percent(beside)}, ` +
        `ties ${tied.toFixed(2)} of any distance`,
    );
  }
}

function laidOut(graph, { fixed, before } = {}) {
  const earlier = before && earlierMap(before.communities, before.layout);
  let start = process.cpuUsage();
  const communities = fixed ? restrict(fixed, graph) : detectCommunities(graph, { earlier });
  const divided = secondsSince(start);
  start = process.cpuUsage();
  const layout = layOut({ ...graph, communities }, undefined, { earlier });
  return { communities, layout, divided, placed: secondsSince(start) };
}

/** Communities without the nodes that a graph lacks. */
function restrict(communities, graph) {
  const there = new Set([...graph.papers, ...graph.entities].map(({ id }) => id));
  return communities
    .map((community) => ({
      ...community,
      members: community.members.filter((id) => there.has(id)),
    }))
    .filter(({ members }) => members.length > 0);
}

function compare(earlier, later, added) {
  const before = regionOf(earlier);
  const after = regionOf(later);
  const places = new Map(later.layout.map((point) => [point.id, point]));
  const land = earlier.layout.filter(({ id }) => before.has(id));
  const [left, right] = extent(land.map(({ x }) => x));
  const shifts = [];
  let same = 0;
  for (const { id, x, y } of land) {
    if (!after.has(id)) continue;
    const place = places.get(id);
    shifts.push(Math.hypot(place.x - x, place.y - y) / (right - left));
    if (before.get(id) === after.get(id)) same++;
  }
  shifts.sort((a, b) => a - b);
  const at = (share) => percent(shifts[Math.floor(share * (shifts.length - 1))] ?? 0);
  report(
    `  ${added} papers added: shift ${at(0.5)} (nine in ten under ${at(0.9)}), ` +
      `same community ${percent(same / shifts.length)}, ` +
      `same place ${percent(shifts.filter((shift) => shift === 0).length / shifts.length)}, ` +
      `${earlier.communities.length} communities become ${later.communities.length}`,
  );
}

function extent(numbers) {
  return numbers.reduce(
    ([low, high], n) => [Math.min(low, n), Math.max(high, n)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
}

function secondsSince(start) {
  const { user, system } = process.cpuUsage(start);
  return ((user + system) / 1e6).toFixed(1);
}

function percent(share) {
  return `${(100 * share).toFixed(2)} %`;
}

function report(line) {
  process.stdout.write(`${line}\n`);
}
