// Two halves of the annotated papers, and models that have not seen one or the other.
import { createHash } from 'node:crypto';
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

/** The papers of one half: told apart by their ids alone, so that an encoder of one half stays one whatever papers are given. */
export const foldOf = (papers, k) =>
  papers.filter(({ id }) => createHash('sha256').update(id).digest()[0] % FOLDS === k);

/**
 * Where an encoder is: in WORK, else the one that goes with the weights that ship.
 * @param name "encoder", or "half0" or "half1" for one that has not seen that half of the papers
 */
export function encoderFile(work, name) {
  const made = join(work, `${name}.bin`);
  if (existsSync(made)) return pathToFileURL(made);
  const kept = name === 'encoder' ? '../../src/extract/data/encoder.bin' : `encoder/${name}.bin`;
  return new URL(kept, import.meta.url);
}

/** The encoders that have not seen the papers of one half or the other. */
export const loadHalves = (work) =>
  Array.from(
    { length: FOLDS },
    (_, k) => new Encoder(readEncoderFile(encoderFile(work, `half${k}`))),
  );

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
  const lines = loadHalves(work).flatMap((encoder, k) => {
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
