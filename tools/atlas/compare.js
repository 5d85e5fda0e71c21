/**
 * Holds two atlases side by side: which names both know, how far their regions and cells agree, and how far places lie apart.
 *
 *   node tools/atlas/compare.js ONE.bin OTHER.bin
 *
 * A region (cell) of the one is taken for that of the other with which it has the most names in common; the share is of the
 * names that both know. Places are in hundredths of the land's width.
 */
import { readFileSync } from 'node:fs';
import { decodeAtlas } from '../../dist/graph/atlas.js';

const files = process.argv.slice(2);
if (files.length !== 2) throw new Error('Usage: compare.js ONE.bin OTHER.bin');
const [one, other] = files.map((file) => decodeAtlas(readFileSync(file)));
const say = (text) => process.stdout.write(`${text}\n`);

for (const [i, atlas] of [one, other].entries()) {
  const regions = new Set(atlas.regionOf).size;
  say(`${files[i]}: ${atlas.keys.length} names, ${atlas.cells} cells, ${regions} regions`);
}
const rowOf = new Map([...other.keys].map((key, row) => [key, row]));
const both = [...one.keys].flatMap((key, row) => (rowOf.has(key) ? [[row, rowOf.get(key)]] : []));
say(`${both.length} names in both, ${one.keys.length - both.length} only in the first`);

const region = (atlas) => (row) => atlas.regionOf[atlas.cellOf[row]];
const cell = (atlas) => (row) => atlas.cellOf[row];
say(
  `in the same region: ${percent(agreement(region))}, in the same cell: ${percent(agreement(cell))}`,
);

const apart = both
  .map(([a, b]) => Math.hypot(one.x[a] - other.x[b], one.y[a] - other.y[b]) / (2 * 32767))
  .sort((a, b) => a - b);
const at = (share) => (100 * apart[Math.floor(share * (apart.length - 1))]).toFixed(2);
say(`places apart, in hundredths of the width: p50 ${at(0.5)}, p90 ${at(0.9)}, p99 ${at(0.99)}`);

/** Share of the names in both whose part is the one that most of their part is in. */
function agreement(partOf) {
  const counts = new Map();
  for (const [a, b] of both) {
    const part = partOf(one)(a);
    if (!counts.has(part)) counts.set(part, new Map());
    const among = counts.get(part);
    const its = partOf(other)(b);
    among.set(its, (among.get(its) ?? 0) + 1);
  }
  const most = [...counts.values()].map((among) => Math.max(...among.values()));
  return most.reduce((sum, count) => sum + count, 0) / both.length;
}

function percent(share) {
  return `${(100 * share).toFixed(1)} %`;
}
