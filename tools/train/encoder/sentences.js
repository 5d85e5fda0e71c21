// Writes annotated papers as tokens with tags, for finetune.py: one paper a line,
// {"id", "s": [{"f": 1 in the title, "t": tokens, "b": 1 where a blank stands before, "ls": [tags], "rs": [relations]}]}.
//   node tools/train/encoder/sentences.js GOLD.jsonl > papers.tok.jsonl
import { prepare, readLines } from '../gold.js';

for (const paper of readLines(process.argv[2])) {
  const { document, labels, relations } = prepare(paper);
  const s = document.sentences.map((sentence, i) => ({
    f: sentence.field === 'title' ? 1 : 0,
    t: sentence.tokens.map((token) => token.text),
    b: sentence.tokens.map((token) => (token.spaced ? 1 : 0)),
    ls: [[...labels[i]]],
    rs: [[...relations[i]]],
  }));
  process.stdout.write(`${JSON.stringify({ id: paper.id, s })}\n`);
}
