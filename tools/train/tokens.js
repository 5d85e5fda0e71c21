// Writes the tokens of a corpus as the extractor cuts them, a sentence a line, blanks between: the input of words.py.
//   node tools/train/tokens.js CORPUS.jsonl[.gz]… > tokens.txt
import { readDocument } from '../../dist/extract/document.js';
import { readItems } from '../../dist/sources/read.js';

for await (const item of readItems(process.argv.slice(2))) {
  if (item.kind !== 'paper') continue;
  let lines = '';
  for (const sentence of readDocument(item.paper).sentences) {
    lines += `${sentence.tokens.map((token) => token.text).join(' ')}\n`;
  }
  if (!process.stdout.write(lines)) await new Promise((done) => process.stdout.once('drain', done));
}
