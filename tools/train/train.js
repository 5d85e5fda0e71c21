// Trains the extractor's models from annotated papers and writes them to src/extract/data.
//
//   npm run build:node && node --max-old-space-size=8000 tools/train/train.js GOLD.jsonl WORK [--hold N]
//
// GOLD: one paper a line, {"id", "title", "abstract", "entities", "links"}. WORK holds the encoders
// (encoder/README.md) and gets the cross-validated predictions (predictions.jsonl, to score with "paperloom evaluate"). The last N papers are not used.
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { collectFacts } from '../../dist/extract/corpus.js';
import { Encoder } from '../../dist/extract/encoder/encoder.js';
import { readEncoderFile } from '../../dist/extract/encoder/encoder-file.js';
import { bundledForms } from '../../dist/extract/forms.js';
import { buildKnowledge, bundledLexicon } from '../../dist/extract/knowledge.js';
import { packNetwork } from '../../dist/extract/network.js';
import { extractPaper } from '../../dist/extract/paper.js';
import { readLines } from './gold.js';
import { trainStages } from './stages.js';

const FOLDS = 2;
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

/** Made by tools/train/encoder, which see. */
function encoder(name) {
  const file = join(work, name);
  if (existsSync(file)) return new Encoder(readEncoderFile(pathToFileURL(file)));
  log(`${file} is missing: make it first (tools/train/encoder/README.md)`);
  process.exit(1);
}

encoder('encoder.bin');
// What comes after the encoder learns from its mistakes: each half is read by one that has learned from the other.
const parts = Array.from({ length: FOLDS }, (_, k) => ({
  papers: papers.filter((_, i) => i % FOLDS === k),
  encoder: encoder(`half${k}.bin`),
}));
const lexicon = bundledLexicon();
const facts = await collectFacts(() => papers);
facts.forms.push(...bundledForms());
const data = new URL('../../src/extract/data/', import.meta.url);
mkdirSync(data, { recursive: true });
const trained = trainStages(parts, lexicon, facts, log, (models) => {
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
