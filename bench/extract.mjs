// Rate and peak memory of `paperloom extract` over the first papers of a corpus.
//   node bench/extract.mjs CORPUS.jsonl[.gz] [N…]        N: numbers of papers, 5000 and 20000 unless told
// Prints a row per N: seconds, papers a second (start-up counted in), the rate of the slowest and the fastest fifth as
// the lines arrive, and the peak resident memory. --jobs 1 throughout: figures are for one core.
import { spawn } from 'node:child_process';
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createGunzip } from 'node:zlib';

const [corpus, ...counts] = process.argv.slice(2);
if (!corpus) {
  process.stderr.write('usage: node bench/extract.mjs CORPUS.jsonl[.gz] [N…]\n');
  process.exit(2);
}
const bin = fileURLToPath(new URL('../bin/paperloom.js', import.meta.url));
const peak = pathToFileURL(fileURLToPath(new URL('support/peak.mjs', import.meta.url))).href;
const folder = mkdtempSync(join(tmpdir(), 'paperloom-bench-'));

async function firstLines(count) {
  const file = join(folder, `${count}.jsonl`);
  const raw = createReadStream(corpus);
  const lines = createInterface({ input: corpus.endsWith('.gz') ? raw.pipe(createGunzip()) : raw });
  const to = createWriteStream(file);
  let n = 0;
  for await (const line of lines) {
    if (n >= count) break;
    to.write(`${line}\n`);
    n += 1;
  }
  raw.destroy();
  await new Promise((done) => to.end(done));
  return { file, n };
}

async function measure(file) {
  const started = performance.now();
  const child = spawn(process.execPath, ['--import', peak, bin, 'extract', file, '--jobs', '1'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const arrivals = [];
  let entities = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    arrivals.push(performance.now());
    entities += JSON.parse(line).entities?.length ?? 0;
  }
  const seconds = (performance.now() - started) / 1000;
  const kilobytes = Number(/peak-kilobytes (\d+)/.exec(errors)?.[1]);
  const fifth = Math.floor(arrivals.length / 5);
  const rates = [1, 2, 3, 4].map(
    (k) => fifth / ((arrivals[(k + 1) * fifth - 1] - arrivals[k * fifth]) / 1000),
  );
  return { seconds, kilobytes, entities, papers: arrivals.length, rates };
}

process.stdout.write(
  'papers  seconds  papers/s  fifths: slowest-fastest papers/s  entities  peak MB\n',
);
for (const count of counts.length > 0 ? counts.map(Number) : [5000, 20000]) {
  const { file } = await firstLines(count);
  const m = await measure(file);
  process.stdout.write(
    `${m.papers}  ${m.seconds.toFixed(1)}  ${(m.papers / m.seconds).toFixed(0)}  ${Math.min(...m.rates).toFixed(0)}-${Math.max(...m.rates).toFixed(0)}  ${m.entities}  ${(m.kilobytes / 1024).toFixed(0)}\n`,
  );
}
rmSync(folder, { recursive: true });
