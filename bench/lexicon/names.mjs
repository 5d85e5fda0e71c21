// Finding the lexicon's names in text: paperloom's LexiconMatcher beside FlashText (Python, `pip install flashtext`).
//   node bench/lexicon/names.mjs [PAPERS.jsonl] [ROUNDS]       examples/papers.jsonl and 7 rounds unless told
// Both get the same surfaces and the same texts, repeated to 4 million characters; each round times one side after the
// other, building left out, and the ratio is of the medians. FlashText finds surfaces as they are spelled, in any case;
// paperloom also takes hyphen, space, plural and case rules into account. Needs `npm run build:node` first.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { loadLexicon } from '../../dist/lexicon/lexicon.js';
import { LexiconMatcher } from '../../dist/lexicon/matcher.js';

const CHARACTERS = 4_000_000;
const [
  papers = fileURLToPath(new URL('../../examples/papers.jsonl', import.meta.url)),
  rounds = '7',
] = process.argv.slice(2);

const fields = readFileSync(papers, 'utf8')
  .split('\n')
  .filter(Boolean)
  .flatMap((line) => {
    const { title, abstract } = JSON.parse(line);
    return [title, abstract];
  });
const texts = [];
for (let length = 0; length < CHARACTERS; ) {
  for (const field of fields) {
    texts.push(field);
    length += field.length;
  }
}

const lexicon = loadLexicon({ bundled: true, files: [] });
const surfaces = [...new Set(lexicon.entries.flatMap((e) => e.surfaces.map((s) => s.text)))];
const start = performance.now();
const matcher = new LexiconMatcher(lexicon);
const built = performance.now() - start;

const peer = spawn('python3', [fileURLToPath(new URL('flashtext_peer.py', import.meta.url))], {
  stdio: ['pipe', 'pipe', 'inherit'],
});
const answers = createInterface({ input: peer.stdout })[Symbol.asyncIterator]();
const ask = async (question) => {
  peer.stdin.write(`${JSON.stringify(question)}\n`);
  const { value, done } = await answers.next();
  if (done) throw new Error('The Python side ended: is flashtext installed?');
  return JSON.parse(value);
};
const peerBuilt = await ask({ surfaces, texts });

function ours() {
  const begin = performance.now();
  let found = 0;
  for (const text of texts) found += matcher.find(text).length;
  return { seconds: (performance.now() - begin) / 1000, found };
}

const times = { paperloom: [], flashtext: [] };
const found = {};
for (let round = 0; round < Number(rounds); round++) {
  const mine = ours();
  const theirs = await ask('go');
  times.paperloom.push(mine.seconds);
  times.flashtext.push(theirs.seconds);
  found.paperloom = mine.found;
  found.flashtext = theirs.found;
}
peer.stdin.end();

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
const characters = texts.reduce((sum, text) => sum + text.length, 0);
const row = (name) =>
  `${name.padEnd(10)} ${median(times[name]).toFixed(3)} s  ${(characters / median(times[name]) / 1e6).toFixed(1)} M characters/s  ${found[name]} names\n`;
process.stdout.write(
  `${surfaces.length} surfaces, ${characters} characters, ${rounds} rounds; built in ${(built / 1000).toFixed(3)} s and ${peerBuilt.seconds.toFixed(3)} s\n` +
    `${row('paperloom')}${row('flashtext')}ratio      ${(median(times.flashtext) / median(times.paperloom)).toFixed(1)}\n`,
);
