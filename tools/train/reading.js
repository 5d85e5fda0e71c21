// Writes what the extractor makes of names over a corpus (src/extract/reading.ts):
//   node tools/train/reading.js PAPERS.jsonl EXTRACTED.jsonl [PAPERS EXTRACTED]… > src/extract/data/reading.bin
// PAPERS: papers that nobody annotated, and every second annotated one, as a cross-validated model reads it: so the models
// that use the table meet names of papers that are in it and of papers that are not. EXTRACTED: what "paperloom extract" says of them.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { readDocument } from '../../dist/extract/document.js';
import { hashText } from '../../dist/extract/hash.js';
import { VERDICTS } from '../../dist/extract/judge.js';
import { keyOf } from '../../dist/extract/names.js';
import { packReading } from '../../dist/extract/reading.js';

const files = process.argv.slice(2);
if (files.length < 2 || files.length % 2 === 1) {
  process.stderr.write('usage: reading.js PAPERS.jsonl EXTRACTED.jsonl …\n');
  process.exit(2);
}
/** Longest name looked for in the texts, in tokens. */
const LONGEST = 8;

async function eachLine(file, take) {
  for await (const line of createInterface({ input: createReadStream(file) }))
    if (line !== '') take(JSON.parse(line));
}

/** By key: papers in which it is each verdict, papers that introduce it, papers that have the words. */
const names = new Map();
for (let f = 1; f < files.length; f += 2) {
  await eachLine(files[f], ({ entities }) => {
    for (const { name, type, scope, relation, mentions } of entities) {
      const verdict = VERDICTS.indexOf(`${type} ${type === 'Benchmark' ? 'proper' : scope}`);
      for (const key of new Set([name, ...mentions.map(({ text }) => text)].map(keyOf))) {
        let votes = names.get(key);
        if (!votes) {
          votes = { verdicts: new Uint32Array(VERDICTS.length), introduced: 0, seen: 0 };
          names.set(key, votes);
        }
        votes.verdicts[verdict]++;
        if (relation === 'introduces') votes.introduced++;
      }
    }
  });
}
for (let f = 0; f < files.length; f += 2) {
  await eachLine(files[f], (paper) => {
    const seen = new Set();
    for (const { tokens } of readDocument(paper).sentences) {
      const keys = tokens
        .map(({ text }) => keyOf(text))
        .map((k, i) => (/[\p{L}\p{N}+*]/u.test(tokens[i].text) ? k : ''));
      for (let from = 0; from < tokens.length; from++) {
        if (keys[from] === '') continue;
        let key = '';
        for (let to = from; to < Math.min(tokens.length, from + LONGEST); to++) {
          if (keys[to] === '') continue;
          // the plural s of the last word alone is left out
          const whole = key + keys[to];
          if (names.has(whole)) seen.add(whole);
          key += fullKey(tokens[to].text);
        }
      }
    }
    for (const key of seen) names.get(key).seen++;
  });
}

function fullKey(text) {
  return keyOf(`${text}0`).slice(0, -1);
}

const level = (value, steps) => steps.filter((s) => value >= s).length;
const rows = [];
for (const [key, { verdicts, introduced, seen }] of names) {
  const papers = verdicts.reduce((sum, n) => sum + n, 0);
  const most = Math.max(...verdicts);
  if (papers < 2 && introduced === 0) continue;
  const share = Math.min(1, papers / Math.max(seen, 1));
  rows.push([
    hashText(key),
    packReading({
      verdict: verdicts.indexOf(most),
      purity: level(most / papers, [0.6, 0.8, 0.97]),
      papers: level(papers, [1, 2, 3, 5, 9, 25, 100]),
      share: level(share, [0.05, 0.15, 0.3, 0.5, 0.7, 0.85, 0.97]),
      introduced: level(introduced, [1, 2, 4]),
    }),
  ]);
}
rows.sort((a, b) => a[0] - b[0]);
const distinct = rows.filter(([hash], i) => i === 0 || hash !== rows[i - 1][0]);
const out = Buffer.alloc(distinct.length * 6);
distinct.forEach(([hash, packed], i) => {
  out.writeUInt32LE(hash, i * 4);
  out.writeUInt16LE(packed, distinct.length * 4 + i * 2);
});
process.stdout.write(out);
process.stderr.write(`${names.size} names, ${distinct.length} kept\n`);
