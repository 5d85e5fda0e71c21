// Trains the extractor's models from annotated papers and writes them to src/extract/data.
//
//   npm run build:node && node --max-old-space-size=16000 tools/train/train.js GOLD.jsonl WORK [--hold N]
//
// GOLD: one paper a line, {"id", "title", "abstract", "entities", "links"}. WORK is a folder; it may hold encoders of one's own
// (encoder/README.md: encoder.bin, half0.bin, half1.bin) and gets the models that have not seen one half or the other (fold0, fold1) and what they make of it, the
// cross-validated predictions (predictions.jsonl, to score with "paperloom evaluate"). The last N papers are not used.
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundledLexicon } from '../../dist/extract/knowledge.js';
import { encoderFile, factsOf, foldOf, loadHalves, predictFolds, saveModels } from './folds.js';
import { readLines } from './gold.js';
import { trainStages } from './stages.js';

const started = Date.now();
const log = (line) =>
  process.stderr.write(`${Math.round((Date.now() - started) / 1000)} s: ${line}\n`);
const [gold, work, ...rest] = process.argv.slice(2);
if (!gold || !work) {
  log('usage: train.js GOLD.jsonl WORK [--hold N]');
  process.exit(2);
}
const hold = rest[0] === '--hold' ? Number(rest[1]) : 0;
mkdirSync(work, { recursive: true });
const all = readLines(gold);
const papers = all.slice(0, all.length - hold);

const encoders = loadHalves(work);
// What comes after the encoder learns from its mistakes: each half is read by one that has learned from the other.
const parts = encoders.map((encoder, k) => ({ papers: foldOf(papers, k), encoder }));
const lexicon = bundledLexicon();
const facts = await factsOf(papers);
const data = fileURLToPath(new URL('../../src/extract/data', import.meta.url));
const files = trainStages(parts, lexicon, facts, log, (models) => {
  const encoder = fileURLToPath(encoderFile(work, 'encoder'));
  if (encoder !== join(data, 'encoder.bin')) copyFileSync(encoder, join(data, 'encoder.bin'));
  saveModels(data, models);
});
files.forEach((models, k) => {
  saveModels(join(work, `fold${k}`), models);
});
writeFileSync(join(work, 'predictions.jsonl'), predictFolds(papers, work, facts));
log('done');
