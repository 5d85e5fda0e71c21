// Mines abbreviations with one meaning from papers on standard input (JSONL with "title" and "abstract").
//
//   zcat PAPERS.jsonl.gz … | node tools/train/forms.js > src/extract/data/abbreviations.tsv
import { createInterface } from 'node:readline';
import { findAbbreviations } from '../../dist/extract/abbreviations.js';
import { readDocument } from '../../dist/extract/document.js';
import { FormCollector } from '../../dist/extract/forms.js';
import { surfaceOf } from '../../dist/extract/span.js';

const LEAST = 8;
const collector = new FormCollector();
for await (const line of createInterface({ input: process.stdin })) {
  const { sentences } = readDocument({ id: '', ...JSON.parse(line) });
  const seen = new Set();
  for (const sentence of sentences) {
    for (const { short, long } of findAbbreviations(sentence)) {
      const pair = [surfaceOf(short), surfaceOf(long)];
      if (seen.has(pair.join('\t'))) continue;
      seen.add(pair.join('\t'));
      collector.add(...pair);
    }
  }
}
process.stdout.write('short\tlong\tpapers\n');
for (const { short, long, papers } of collector.forms(LEAST))
  process.stdout.write(`${short}\t${long}\t${papers}\n`);
