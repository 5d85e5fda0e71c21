/**
 * How long the search takes for what people type: the beginnings of names and titles a letter at a time, typing errors, words in
 * another order, single letters; inside the server (processor time), and in the page from the key to the list (by the clock).
 *
 *   npm run build
 *   node bench/viz/search.mjs GRAPH
 */
import { chromium } from 'playwright-core';

const dist = (path) => import(new URL(`../../dist/${path}`, import.meta.url).href);
const { readGraphFolder } = await dist('graph/folder.js');
const { GraphIndex } = await dist('graph/graph-index.js');
const { NameSearch } = await dist('server/search/name-search.js');
const { startServer } = await dist('server/server.js');

const [folder] = process.argv.slice(2);
const say = (text) => process.stdout.write(`${text}\n`);
let state = 7;
const below = (limit) => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * limit);
};

const graph = await readGraphFolder(folder);
const index = new GraphIndex(graph);
global.gc?.();
const before = process.memoryUsage();
const cpu = process.cpuUsage();
const search = new NameSearch(index);
const { user, system } = process.cpuUsage(cpu);
global.gc?.();
const after = process.memoryUsage();
const megabytes = (key) => (after[key] - before[key]) / 1e6;
say(
  `tables: ${((user + system) / 1e6).toFixed(1)} s of processor time, ` +
    `${(megabytes('heapUsed') + megabytes('arrayBuffers')).toFixed(0)} MB (run with --expose-gc)`,
);

const queries = kinds();
for (const list of Object.values(queries)) for (const query of list.slice(0, 4)) search.find(query);
for (const [kind, list] of Object.entries(queries)) {
  report(
    `server, ${kind}`,
    list.map((query) => timed(() => search.find(query))),
  );
}
report(
  'server, all',
  Object.values(queries)
    .flat()
    .map((query) => timed(() => search.find(query))),
);
if (!process.env.BENCH_NO_PAGE)
  await inPage(Object.values(queries).flatMap((list) => list.slice(0, 12)));

function kinds() {
  const known = [...graph.entities]
    .sort((a, b) => index.degree(b.id) - index.degree(a.id))
    .slice(0, 3000);
  const pick = (list) => list[below(list.length)];
  const sample = (make) => Array.from({ length: 80 }, make);
  const mistyped = (text) => {
    const at = 1 + below(Math.max(1, text.length - 2));
    return below(2)
      ? text.slice(0, at) + text.slice(at + 1)
      : text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2);
  };
  const common = commonestWords(150);
  const letter = () => pick([...'abcdefghijklmnopqrstuvwxyz']);
  return {
    'a letter': [...'abcdefghijklmnopqrstuvwxyz0123456789'],
    'two letters': sample(() => pick(known).name.slice(0, 2)),
    'beginnings of names': sample(() => pick(known).name.slice(0, 3 + below(8))),
    'beginnings of any name': sample(() => pick(graph.entities).name.slice(0, 3 + below(20))),
    'beginnings of titles': sample(() => pick(graph.papers).title.slice(0, 3 + below(50))),
    'two words of a title': sample(() => {
      const words = pick(graph.papers).title.split(' ');
      return `${pick(words)} ${pick(words)}`;
    }),
    'names with an error': sample(() => mistyped(pick(known).name)),
    'titles with an error': sample(() => mistyped(pick(graph.papers).title.slice(0, 40))),
    // What is long in every table at once: "in networks evaluation", "robots e", "a c t d".
    'the commonest words': sample(() => `${pick(common)} ${pick(common)} ${pick(common)}`),
    'a common word and a letter': sample(() => `${pick(common)} ${letter()}`),
    'letters apart': sample(() => [letter(), letter(), letter(), letter()].join(' ')),
    'titles with three errors': sample(() =>
      mistyped(mistyped(mistyped(pick(graph.papers).title))),
    ),
  };
}

/** Of the titles, by how many have them. */
function commonestWords(count) {
  const titles = new Map();
  for (const { title } of graph.papers) {
    for (const word of new Set(title.toLowerCase().match(/[a-z]{2,}/g))) {
      titles.set(word, (titles.get(word) ?? 0) + 1);
    }
  }
  const words = [...titles.keys()].sort((a, b) => titles.get(b) - titles.get(a));
  return words.slice(0, count);
}

/** Milliseconds of processor time: other programs on the machine do not count. */
function timed(run) {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

function report(name, times) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  say(
    `${name.padEnd(32)} ${String(times.length).padStart(4)} queries  p50 ${at(0.5).toFixed(1)}  ` +
      `p95 ${at(0.95).toFixed(1)}  max ${at(1).toFixed(1)} ms`,
  );
}

async function inPage(list) {
  const server = await startServer(folder, { port: 0 });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
  });
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  // The list alone is measured: a map drawn by the processor would stand in its way.
  await page.goto(`${server.url}?v=table`);
  await page.locator('.status, .table-view').first().waitFor({ state: 'attached' });
  await page.waitForTimeout(3000);
  const times = await page.evaluate(async (texts) => {
    const input = document.querySelector('.search input');
    const box = document.querySelector('.search-list');
    input.focus();
    const took = [];
    for (const text of texts) {
      input.value = text;
      const start = performance.now();
      input.dispatchEvent(new Event('input', { bubbles: true }));
      while (box.getAttribute('aria-busy') !== 'false') {
        await new Promise((resolve) => {
          const channel = new MessageChannel();
          channel.port1.onmessage = resolve;
          channel.port2.postMessage(0);
        });
      }
      took.push(performance.now() - start);
    }
    return took;
  }, list);
  await browser.close();
  await server.close();
  report('page, from the key to the list', times.slice(8));
}
