// Writes annotated papers as tokens with tags, for finetune.py: one paper a line,
// {"id", "times": how often it is taken in a round, "s": [{"f": 1 in the title, "t": tokens, "b": 1 where a blank stands before, "ls": [tags], "rs": [relations], "ks": [links]}]}.
//   node tools/train/encoder/sentences.js GOLD.jsonl > papers.tok.jsonl
import { prepare, readLines } from '../gold.js';

for (const paper of readLines(process.argv[2])) {
  const { document, labels, relations, links } = prepare(paper);
  const s = document.sentences.map((sentence, i) => ({
    f: sentence.field === 'title' ? 1 : 0,
    t: sentence.tokens.map((token) => token.text),
    b: sentence.tokens.map((token) => (token.spaced ? 1 : 0)),
    ls: [[...labels[i]]],
    rs: [[...relations[i]]],
    ks: [[...links[i]]],
  }));
  // those annotated beforehand count twice: their guide is what the project is measured by
  const times = paper.reader === 'own' ? 1 : 2;
  process.stdout.write(`${JSON.stringify({ id: paper.id, times, s })}\n`);
}
