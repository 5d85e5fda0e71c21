/**
 * Makes src/graph/data/atlas.bin, the atlas of the field: for the best connected names of a large graph their region,
 * their cell (sub-region) and their place. See README.md beside this file.
 *
 *   npm run build:node
 *   node --max-old-space-size=8000 tools/atlas/make.js GRAPH [-o FILE] [--fresh]
 *
 * Division and map start from the atlas that is there, so that a new one keeps its regions and directions; --fresh starts from nothing.
 * With -o the new one is written elsewhere, to be held beside the one that is there (compare.js).
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { paperCounts } from '../../dist/graph/association.js';
import { bundledAtlas, encodeAtlas } from '../../dist/graph/atlas.js';
import { detectCommunities } from '../../dist/graph/communities.js';
import { readGraphFolder } from '../../dist/graph/folder.js';
import { layOut } from '../../dist/graph/layout.js';
import { mergeKey } from '../../dist/graph/merge-key.js';
import { hashText } from '../../dist/graph/random.js';

/** How many names: more would know more of a small graph, and weigh more in the package (10 bytes each). */
const NAMES = 12_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { output: { type: 'string', short: 'o' }, fresh: { type: 'boolean' } },
});
if (positionals.length !== 1) throw new Error('Usage: make.js GRAPH [-o FILE] [--fresh]');

const graph = await readGraphFolder(positionals[0]);
const atlas = values.fresh ? undefined : bundledAtlas();
const communities = detectCommunities(graph, { atlas });

const regionOf = [];
const cellOf = new Map();
for (const [region, { members, subregions }] of communities.entries()) {
  for (const part of subregions ?? [{ members }]) {
    for (const id of part.members) cellOf.set(id, regionOf.length);
    regionOf.push(region);
  }
}

const papersOf = paperCounts(graph);
const layout = layOut({ ...graph, communities }, undefined, { atlas });
const places = new Map(layout.map((point) => [point.id, point]));
const edge = { x: edgeOf('x'), y: edgeOf('y') };
const rows = new Map();
const known = graph.entities
  .filter(({ id }) => cellOf.has(id) && papersOf.get(id) > 1)
  .sort((a, b) => papersOf.get(b.id) - papersOf.get(a.id) || (a.id < b.id ? -1 : 1));
for (const { id, name } of known) {
  const key = hashText(mergeKey(name));
  if (rows.size === NAMES) break;
  // Of two meanings of a name the commoner one stands for it.
  if (rows.has(key)) continue;
  rows.set(key, { key, cell: cellOf.get(id), x: scaled(id, 'x'), y: scaled(id, 'y') });
}
const sorted = [...rows.values()].sort((a, b) => a.key - b.key);
const bytes = encodeAtlas({
  keys: Uint32Array.from(sorted, ({ key }) => key),
  cellOf: Uint16Array.from(sorted, ({ cell }) => cell),
  x: Int16Array.from(sorted, ({ x }) => x),
  y: Int16Array.from(sorted, ({ y }) => y),
  regionOf: Uint16Array.from(regionOf),
});
const shipped = new URL('../../src/graph/data/atlas.bin', import.meta.url);
writeFileSync(values.output ?? shipped, bytes);
process.stdout.write(
  `${sorted.length} names, ${regionOf.length} cells, ${communities.length} regions, ${bytes.length} bytes\n`,
);

/** How far the land reaches to either side, but for a few strays. */
function edgeOf(axis) {
  const reaches = [...cellOf.keys()]
    .map((id) => Math.abs(places.get(id)[axis]))
    .sort((a, b) => a - b);
  return reaches[Math.floor(0.999 * (reaches.length - 1))];
}

function scaled(id, axis) {
  const share = Math.max(-1, Math.min(1, places.get(id)[axis] / edge[axis]));
  return Math.round(32767 * share);
}
