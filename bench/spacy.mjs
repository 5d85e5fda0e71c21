// Speed of `extract` on one core beside spaCy's `ner` (Python, `pip install spacy`) on the same papers.
//   node bench/spacy.mjs PAPERS.jsonl[.gz] [GOLD.jsonl] [N] [ROUNDS]      N papers (500) and 5 rounds unless told
// Ours is all that `extract` does with a paper, from cleaning to links, and the first pass over the corpus; theirs is a
// blank English pipeline with an `ner` component, nlp.pipe in batches of 64, that finds spans and nothing else. It is
// initialised with our labels and, where annotated papers are given, trained on them for 60 steps: enough that it
// predicts names, not enough to be good. Speed is what is compared here, not what is found. Both sides keep to one
// thread. Each round times one after the other; seconds are those that the processor worked, so that a busy machine
// does not count, and the ratio is of the medians. Start-up of ours (names and models read) is said beside.
// Needs `npm run build:node` first.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const [corpus, gold, count = '500', rounds = '5'] = process.argv.slice(2);
if (!corpus) {
  process.stderr.write('usage: node bench/spacy.mjs PAPERS.jsonl[.gz] [GOLD.jsonl] [N] [ROUNDS]\n');
  process.exit(2);
}
const STEPS = 60;

function readLines(file) {
  const bytes = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}
const papers = readLines(corpus).slice(0, Number(count));
const annotated = gold ? readLines(gold).slice(0, 1000) : [];

const started = performance.now();
const { collectFacts } = await import('../dist/extract/corpus.js');
const { bundledForms } = await import('../dist/extract/forms.js');
const { buildKnowledge, bundledLexicon, loadModels } = await import('../dist/extract/knowledge.js');
const { batches } = await import('../dist/extract/batches.js');
const { extractPapers } = await import('../dist/extract/paper.js');
const lexicon = bundledLexicon();
const models = loadModels();
buildKnowledge(lexicon, { names: [], forms: bundledForms() }, models);
const ready = performance.now() - started;

const peer = spawn('python3', [fileURLToPath(new URL('spacy_peer.py', import.meta.url))], {
  stdio: ['pipe', 'pipe', 'inherit'],
  env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', MKL_NUM_THREADS: '1' },
});
const answers = createInterface({ input: peer.stdout })[Symbol.asyncIterator]();
const ask = async (question) => {
  peer.stdin.write(`${JSON.stringify(question)}\n`);
  const { value, done } = await answers.next();
  if (done) throw new Error('The Python side ended: is spacy installed?');
  return JSON.parse(value);
};
const texts = papers.map(({ title, abstract }) => `${title}\n${abstract}`);
const peerReady = await ask({ texts, gold: annotated, steps: STEPS });

/** What `extract` does with a corpus, without its reading and writing of lines. */
async function ours() {
  const before = process.cpuUsage();
  const facts = await collectFacts(() => papers);
  facts.forms.push(...bundledForms());
  const knowledge = buildKnowledge(lexicon, facts, models);
  let found = 0;
  for await (const batch of batches(papers))
    for (const { entities } of extractPapers(batch, knowledge)) found += entities.length;
  const { user, system } = process.cpuUsage(before);
  return { busy: (user + system) / 1e6, found };
}
const times = { paperloom: [], spacy: [] };
const found = {};
for (let round = 0; round <= Number(rounds); round++) {
  const mine = await ours();
  const theirs = await ask('go');
  // the first round warms both
  if (round > 0) {
    times.paperloom.push(mine.busy);
    times.spacy.push(theirs.busy);
  }
  found.paperloom = mine.found;
  found.spacy = theirs.found;
}
peer.stdin.end();

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
const row = (name, what) =>
  `${name.padEnd(10)} ${median(times[name]).toFixed(2)} s  ${(papers.length / median(times[name])).toFixed(0)} papers/s  ${found[name]} ${what}\n`;
const ratios = times.spacy.map((seconds, i) => seconds / times.paperloom[i]);
process.stdout.write(
  `${papers.length} papers, ${rounds} rounds; spaCy ${peerReady.version}${gold ? `, trained ${STEPS} steps` : ', untrained'}; ours ready in ${(ready / 1000).toFixed(2)} s\n` +
    `${row('paperloom', 'entities')}${row('spacy', 'spans')}` +
    `ratio      ${(median(times.spacy) / median(times.paperloom)).toFixed(2)} (rounds: ${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)})\n`,
);
