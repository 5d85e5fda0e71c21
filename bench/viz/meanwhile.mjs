/**
 * Whether the server answers while something long is made: after its start the map and the search, then the map of entities,
 * then paths between names far apart, one after the other; meanwhile short questions, by the clock.
 *
 *   npm run build:node
 *   node bench/viz/meanwhile.mjs GRAPH
 */
const { startServer } = await import(new URL('../../dist/server/server.js', import.meta.url).href);

const started = performance.now();
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

const memory = () => `${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`;
const until = async (questions, over) => {
  const times = [];
  for (let i = 0; !over.over; i += 1) times.push(await ask(questions[i % questions.length]));
  return times;
};

say(`started after ${((performance.now() - started) / 1000).toFixed(1)} s, ${memory()}`);
const ready = { over: false };
const first = Promise.all([ask('map'), ask('search?q=lo')]).then((times) => {
  ready.over = true;
  return times;
});
report('questions after start', await until(['version', 'region?id=x'], ready));
const [map, search] = await first;
say(
  `map after ${(map / 1000).toFixed(1)} s, search after ${(search / 1000).toFixed(1)} s, ${memory()}`,
);

const letters = [...'abcdefghij'].map((letter) => `search?q=${letter}o`);
const made = { over: false };
const entities = ask('entities').then((time) => {
  made.over = true;
  return time;
});
report('searches during entities', await until(letters, made));
say(
  `map of entities ${((await entities) / 1000).toFixed(1)} s, asked again ${(await ask('entities')).toFixed(0)} ms, ${memory()}`,
);

const names = [];
for (const letter of 'abcdefghijklmnopqrstuvwxyz') names.push(...(await hits(`${letter}e`)));
const ends = names.filter(({ type }) => type !== 'Paper').map(({ id }) => encodeURIComponent(id));
const path = { over: false };
const paths = (async () => {
  const times = [];
  for (let i = 0; i < 30; i += 1) {
    times.push(await ask(`path?from=${ends[i]}&to=${ends[ends.length - 1 - i]}`));
  }
  path.over = true;
  return times;
})();
report('searches during paths', await until(letters, path));
report('paths', await paths);
global.gc?.();
say(`memory of the server ${memory()}`);
await server.close();
