// Puts the text back to annotations that are kept without it: fetches each paper by its id from the corpus.
//   node tools/annotate/join.js ANNOTATION.jsonl… -- CORPUS.jsonl[.gz]… > gold.jsonl
import { readFileSync } from 'node:fs';
import { readItems } from '../../dist/sources/read.js';

const files = process.argv.slice(2);
const cut = files.indexOf('--');
if (cut < 1 || cut === files.length - 1) {
  process.stderr.write('usage: join.js ANNOTATION.jsonl… -- CORPUS.jsonl[.gz]…\n');
  process.exit(2);
}
const wanted = new Map();
for (const file of files.slice(0, cut)) {
  for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
    const annotation = JSON.parse(line);
    wanted.set(annotation.id, annotation);
  }
}
const found = new Map();
for await (const item of readItems(files.slice(cut + 1))) {
  if (item.kind !== 'paper' || !wanted.has(item.inputId)) continue;
  const { title, abstract } = item.paper;
  const { id, entities, links } = wanted.get(item.inputId);
  const withText = entities.map(({ mentions, ...entity }) => ({
    ...entity,
    mentions: [
      ...new Set(mentions.map(({ field, start, end }) => item.paper[field].slice(start, end))),
    ],
  }));
  // read for this project: see stages.js
  found.set(id, { id, title, abstract, reader: 'own', entities: withText, links });
}
for (const id of wanted.keys()) {
  if (found.has(id)) process.stdout.write(`${JSON.stringify(found.get(id))}\n`);
  else process.stderr.write(`${id} is not in the corpus given\n`);
}
