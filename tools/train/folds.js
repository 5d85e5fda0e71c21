// Two halves of the annotated papers, and models that have not seen one or the other.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { collectFacts } from '../../dist/extract/corpus.js';
import { Encoder } from '../../dist/extract/encoder/encoder.js';
import { readEncoderFile } from '../../dist/extract/encoder/encoder-file.js';
import { bundledForms } from '../../dist/extract/forms.js';
import { buildKnowledge, bundledLexicon } from '../../dist/extract/knowledge.js';
import { unpackNetwork } from '../../dist/extract/network.js';
import { extractPaper } from '../../dist/extract/paper.js';
import { untrained } from './stages.js';

export const FOLDS = 2;

export const foldOf = (papers, k) => papers.filter((_, i) => i % FOLDS === k);

/** The encoders that have not seen the papers of one fold or the other; made by tools/train/encoder, which see. */
export function loadEncoders(work) {
  const names = ['encoder.bin', ...Array.from({ length: FOLDS }, (_, k) => `half${k}.bin`)];
  const missing = names.filter((name) => !existsSync(join(work, name)));
  if (missing.length > 0) {
    process.stderr.write(
      `${work} has no ${missing.join(', ')}: make them first (tools/train/encoder/README.md)\n`,
    );
    process.exit(1);
  }
  return names
    .slice(1)
    .map((name) => new Encoder(readEncoderFile(pathToFileURL(join(work, name)))));
}

/** What papers say of names by form alone, and what abbreviations stand for. */
export async function factsOf(papers) {
  const facts = await collectFacts(() => papers);
  facts.forms.push(...bundledForms());
  return facts;
}

/** @param models name → bytes of the file */
export function saveModels(folder, models) {
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of Object.entries(models)) {
    writeFileSync(join(folder, `${name}.bin`), bytes);
  }
}

/**
 * What the models of WORK/fold0 and fold1 make of the papers that they have not seen: lines of JSON.
 * @param wanted (paper, its place in the half) → whether it is read
 */
export function predictFolds(papers, work, facts, wanted = () => true) {
  const lexicon = bundledLexicon();
  const lines = loadEncoders(work).flatMap((encoder, k) => {
    const models = { encoder };
    for (const name of Object.keys(untrained)) {
      const file = join(work, `fold${k}`, `${name}.bin`);
      models[name] = unpackNetwork(readFileSync(file), file);
    }
    const knowledge = buildKnowledge(lexicon, facts, models);
    return foldOf(papers, k)
      .filter(wanted)
      .map((paper) => `${JSON.stringify(extractPaper(paper, knowledge))}\n`);
  });
  return lines.join('');
}
