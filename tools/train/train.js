// Trains the extractor's models from annotated papers and writes them to src/extract/data.
//
//   npm run build:node && node --max-old-space-size=8000 tools/train/train.js GOLD.jsonl WORK [--hold N]
//
// GOLD: one paper a line, {"id", "title", "abstract", "entities", "links"}. WORK keeps the taggers of the five folds and
// the cross-validated predictions (predictions.jsonl, to score with "paperloom evaluate"). The last N papers are not used.
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { collectFacts } from '../../dist/extract/corpus.js';
import { Encoder } from '../../dist/extract/encoder/encoder.js';
import { readEncoderFile } from '../../dist/extract/encoder/encoder-file.js';
import { bundledForms } from '../../dist/extract/forms.js';
import { buildKnowledge, bundledLexicon } from '../../dist/extract/knowledge.js';
import { packLinear, unpackLinear } from '../../dist/extract/linear.js';
import { packNetwork } from '../../dist/extract/network.js';
import { extractPaper } from '../../dist/extract/paper.js';
import { prepare, readLines } from './gold.js';
import { strongest } from './network.js';
import { trainStages } from './stages.js';
import { trainTagger } from './tagger.js';

const FOLDS = 3;
const started = Date.now();
const log = (line) =>
  process.stderr.write(`${Math.round((Date.now() - started) / 1000)} s: ${line}\n`);
const [gold, work, ...rest] = process.argv.slice(2);
if (!gold || !work) {
  log('usage: train.js GOLD.jsonl WORK [--hold N]');
  process.exit(2);
}
const hold = rest[0] === '--hold' ? Number(rest[1]) : 0;
const all = readLines(gold);
const papers = all.slice(0, all.length - hold);
mkdirSync(work, { recursive: true });

function tagger(name, wanted) {
  const file = join(work, name);
  if (!existsSync(file)) {
    log(`training ${name} on ${wanted.length} papers`);
    const data = trainTagger(wanted.map(prepare), { epochs: 5, minCount: 4, drop: 0.35, log });
    writeFileSync(file, packLinear(strongest(data, 400_000)));
  }
  return unpackLinear(readFileSync(file), name);
}

/** Made by tools/train/encoder, which see. */
function encoder(name) {
  const file = join(work, name);
  if (existsSync(file)) return new Encoder(readEncoderFile(pathToFileURL(file)));
  log(`${file} is missing: make it first (tools/train/encoder/README.md)`);
  process.exit(1);
}

const parts = Array.from({ length: FOLDS }, (_, k) => ({
  papers: papers.filter((_, i) => i % FOLDS === k),
  tagger: tagger(
    `fold${k}.bin`,
    papers.filter((_, i) => i % FOLDS !== k),
  ),
  encoder: encoder(`encoder${k}.bin`),
}));
tagger('full.bin', papers);
encoder('encoder.bin');
const lexicon = bundledLexicon();
const facts = await collectFacts(() => papers);
facts.forms.push(...bundledForms());
const data = new URL('../../src/extract/data/', import.meta.url);
mkdirSync(data, { recursive: true });
const trained = trainStages(parts, lexicon, facts, log, (models) => {
  writeFileSync(new URL('tagger.bin', data), readFileSync(join(work, 'full.bin')));
  copyFileSync(join(work, 'encoder.bin'), new URL('encoder.bin', data));
  for (const [name, model] of Object.entries(models)) {
    writeFileSync(new URL(`${name}.bin`, data), packNetwork(model));
  }
});
let lines = '';
for (const fold of trained.folds) {
  const knowledge = buildKnowledge(lexicon, facts, fold.models);
  for (const paper of fold.papers) lines += `${JSON.stringify(extractPaper(paper, knowledge))}\n`;
}
writeFileSync(join(work, 'predictions.jsonl'), lines);
log('done');
