/**
 * Whether the server answers while a long question runs: paths between names far apart, one after the other, and the map of
 * entities; meanwhile searches, by the clock.
 *
 *   npm run build:node
 *   node bench/viz/meanwhile.mjs GRAPH
 */
const { startServer } = await import(new URL('../../dist/server/server.js', import.meta.url).href);

const server = await startServer(process.argv[2], { port: 0 });
const say = (text) => process.stdout.write(`${text}\n`);
const ask = async (question) => {
  const start = performance.now();
  const answer = await fetch(new URL(`api/${question}`, server.url));
  await answer.text();
  return performance.now() - start;
};
const hits = async (q) =>
  (await (await fetch(new URL(`api/search?q=${q}`, server.url))).json()).hits;
const report = (name, times) => {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.floor(share * (sorted.length - 1))].toFixed(0);
  say(`${name.padEnd(28)} ${times.length} times  p50 ${at(0.5)}  p95 ${at(0.95)}  max ${at(1)} ms`);
};

await ask('map');
const names = [];
for (const letter of 'abcdefghijklmnopqrstuvwxyz') names.push(...(await hits(`${letter}e`)));
const ends = names.filter(({ type }) => type !== 'Paper').map(({ id }) => encodeURIComponent(id));
const searches = async (until) => {
  const times = [];
  for (let i = 0; !until.over; i += 1) times.push(await ask(`search?q=${'abcdefghij'[i % 10]}o`));
  return times;
};

const path = { over: false };
const paths = (async () => {
  const times = [];
  for (let i = 0; i < 30; i += 1) {
    times.push(await ask(`path?from=${ends[i]}&to=${ends[ends.length - 1 - i]}`));
  }
  path.over = true;
  return times;
})();
report('searches during paths', await searches(path));
report('paths', await paths);

const map = { over: false };
const entities = ask('entities').then((time) => {
  map.over = true;
  return time;
});
report('searches during entities', await searches(map));
say(
  `map of entities ${((await entities) / 1000).toFixed(1)} s, asked again ${(await ask('entities')).toFixed(0)} ms`,
);
say(`memory of the server ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`);
await server.close();
