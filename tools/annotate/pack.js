// Turns the reader's short notes into annotations with offsets, and says what is formally wrong with them.
//
//   node tools/annotate/pack.js PAPERS.jsonl NOTES.txt > ANNOTATION.jsonl
//
// NOTES, one block a paper; a paper without entities is its first line alone:
//
//   # ID
//   NAME | TYPE SCOPE RELATION | MENTION ;; MENTION … [| FAMILY]
//   > HEAD | LINK | TAIL
//
// TYPE: M Method, O Model, B Benchmark. SCOPE: p proper, f family. RELATION: i introduces, e evaluates_on, c compares_with,
// u uses, m mentions. LINK: extends, outperforms, part_of, applied_to. Every place where a mention's string stands is marked.
import { readFileSync } from 'node:fs';

const TYPES = { M: 'Method', O: 'Model', B: 'Benchmark' };
const SCOPES = { p: 'proper', f: 'family' };
const RELATIONS = {
  i: 'introduces',
  e: 'evaluates_on',
  c: 'compares_with',
  u: 'uses',
  m: 'mentions',
};
const LINKS = new Set(['extends', 'outperforms', 'part_of', 'applied_to']);

const [papersFile, notesFile] = process.argv.slice(2);
if (!papersFile || !notesFile) {
  process.stderr.write('usage: pack.js PAPERS.jsonl NOTES.txt\n');
  process.exit(2);
}
const papers = new Map();
for (const line of readFileSync(papersFile, 'utf8').split('\n')) {
  if (line.trim() === '') continue;
  const paper = JSON.parse(line);
  papers.set(paper.id, paper);
}

let wrong = 0;
function complain(line, what) {
  wrong += 1;
  process.stderr.write(`${notesFile}:${line}: ${what}\n`);
}

const LETTER = /[\p{L}\p{N}]/u;
/** Where `text` stands in `whole`, at the borders of words where it stands so anywhere. */
function places(whole, text) {
  const found = [];
  for (let at = whole.indexOf(text); at >= 0; at = whole.indexOf(text, at + 1)) {
    const inWord =
      (LETTER.test(whole[at - 1] ?? ' ') && LETTER.test(text[0])) ||
      (LETTER.test(whole[at + text.length] ?? ' ') && LETTER.test(text.at(-1)));
    found.push({ start: at, end: at + text.length, inWord });
  }
  const clean = found.filter((place) => !place.inWord);
  return (clean.length > 0 ? clean : found).map(({ start, end }) => ({ start, end }));
}

const blocks = [];
readFileSync(notesFile, 'utf8')
  .split('\n')
  .forEach((raw, index) => {
    const line = raw.trim();
    if (line === '') return;
    if (line.startsWith('# ')) {
      const id = line.slice(2).trim();
      if (!papers.has(id)) complain(index + 1, `no paper has the id ${id}`);
      if (blocks.some((block) => block.id === id)) complain(index + 1, `${id} stands twice`);
      blocks.push({ id, paper: papers.get(id), entities: [], links: [], lines: [] });
      return;
    }
    const block = blocks.at(-1);
    if (!block?.paper) return;
    const cells = (line.startsWith('>') ? line.slice(1) : line).split(' | ').map((x) => x.trim());
    if (line.startsWith('>')) {
      const [head, rel, tail] = cells;
      if (cells.length !== 3 || !LINKS.has(rel)) complain(index + 1, `not a link: ${line}`);
      block.links.push({ head, rel, tail, line: index + 1 });
      return;
    }
    const [name, codes = '', surfaces = '', family] = cells;
    const [type, scope, relation] = codes.split(/\s+/);
    if (!TYPES[type] || !SCOPES[scope] || !RELATIONS[relation]) {
      complain(index + 1, `not "NAME | TYPE SCOPE RELATION | MENTIONS": ${line}`);
      return;
    }
    if (relation === 'e' && type !== 'B') complain(index + 1, `${name}: only a B is evaluated on`);
    if (block.entities.some((entity) => entity.name === name)) {
      complain(index + 1, `${name} stands twice in ${block.id}`);
    }
    const mentions = [];
    for (const text of surfaces.split(';;').map((x) => x.trim())) {
      const before = mentions.length;
      for (const field of ['title', 'abstract']) {
        for (const place of text ? places(block.paper[field] ?? '', text) : []) {
          mentions.push({ field, ...place });
        }
      }
      if (mentions.length === before) complain(index + 1, `${block.id} does not hold "${text}"`);
    }
    block.entities.push({
      name,
      type: TYPES[type],
      scope: SCOPES[scope],
      relation: RELATIONS[relation],
      ...(family ? { family_of: family } : {}),
      mentions,
    });
  });

for (const { id, entities, links } of blocks) {
  const names = new Set(entities.map((entity) => entity.name));
  for (const { head, tail, line } of links) {
    for (const end of [head, tail]) {
      if (!names.has(end)) complain(line, `no entity of ${id} is named ${end}`);
    }
  }
  const plain = links.map(({ head, rel, tail }) => ({ head, rel, tail }));
  process.stdout.write(`${JSON.stringify({ id, entities, links: plain })}\n`);
}
const entities = blocks.reduce((sum, block) => sum + block.entities.length, 0);
const links = blocks.reduce((sum, block) => sum + block.links.length, 0);
process.stderr.write(
  `${blocks.length} papers, ${entities} entities, ${links} links, ${wrong} things wrong\n`,
);
process.exit(wrong > 0 ? 1 : 0);
