/**
 * The explorer beside bare Sigma with the same nodes and the same drawn edges, in one Chromium, in turn: from navigation to the
 * first frame with all nodes, frames a second while panning and zooming, what is transferred, and memory.
 *
 *   npm run build
 *   node bench/viz/first-frame.mjs GRAPH [ROUNDS] [DRAWN]
 *
 * DRAWN "drawn" (where it is left out): the bare page has all nodes of the graph, those that the explorer does not draw at the whole
 * map are hidden. "only": the bare page is given nothing but the nodes that are drawn. "all": it draws every node.
 */
import { chromium } from 'playwright-core';
import { bareData } from './bare-data.mjs';
import { bareServer } from './bare-server.mjs';
import { pageFigures } from './page-figures.mjs';

const { startServer } = await import(new URL('../../dist/server/server.js', import.meta.url).href);
const [folder, rounds = '5', kind = 'drawn'] = process.argv.slice(2);
/** Rounds in which frames are counted too: they take long where a processor draws. */
const MOVING = Number(process.env.BENCH_MOVING ?? 3);
const say = (text) => process.stdout.write(`${text}\n`);

const ours = await startServer(folder, { port: 0 });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader',
    '--disable-background-networking',
    '--disable-component-update',
    '--enable-precise-memory-info',
    '--js-flags=--expose-gc',
  ],
});
const { data, least } = await bareData(ours.url, kind);
const bare = await bareServer(data);
say(`${folder}: ${data.key.length} nodes on the bare page (${kind}), ${data.from.length} edges`);

const sides = { paperloom: ours.url, bare: bare.url };
const figures = { paperloom: [], bare: [] };
for (let round = 0; round <= Number(rounds); round += 1) {
  for (const side of round % 2 === 0 ? ['bare', 'paperloom'] : ['paperloom', 'bare']) {
    const taken = await pageFigures(browser, sides[side], least, round > 0 && round <= MOVING);
    if (process.env.BENCH_VERBOSE)
      say(`${side} ${JSON.stringify({ ...taken, requests: undefined })}`);
    // The first round warms the servers.
    if (round > 0) figures[side].push(taken);
  }
}
await browser.close();
await bare.close();
await ours.close();

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
const row = (key, unit, digits = 0) => {
  const pairs = figures.paperloom
    .map((one, i) => [one[key], figures.bare[i][key]])
    .filter(([a, b]) => a > 0 && b > 0);
  if (pairs.length === 0) return;
  const [a, b] = [0, 1].map((side) => median(pairs.map((pair) => pair[side])));
  const ratios = pairs.map(([one, other]) => one / other);
  const range = `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`;
  say(
    `${key.padEnd(12)} paperloom ${a.toFixed(digits)} ${unit}  bare ${b.toFixed(digits)} ${unit}  ` +
      `ratio ${(a / b).toFixed(2)} (${ratios.length} rounds, ${range})`,
  );
};
// "begun" is when the first call that draws all nodes is made: what is left to a machine whose graphics card does the rest.
row('begun', 'ms');
// Processor time of the page's main thread up to the first frame.
row('work', 'ms');
row('first', 'ms');
row('pan', 'frames/s', 2);
row('zoom', 'frames/s', 2);
row('heap', 'MB');
row('transferred', 'MB', 2);
for (const [side, rows] of Object.entries(figures)) {
  say(`${side}, by request: ${rows.at(-1).requests.join(', ')}`);
}
