// How the time of reading one paper grows with its length, on texts made to be slow.
//   node bench/odd.mjs [SECONDS]        needs `npm run build:node` first; SECONDS a measurement may take, .3 unless told
// A row a text: milliseconds a kilobyte at 10, 32, 100 and 316 kB and 1 MB, the least of several runs each, and how many
// times the dearest kilobyte costs the one at 10 kB. Linear work keeps a row flat; a quadratic step would show as tenfold
// between columns three apart. Reading ends at 400,000 characters or 20,000 tokens of a field (src/extract/document.ts):
// beyond that a row falls.
import { readFileSync } from 'node:fs';
import { collectFacts } from '../dist/extract/corpus.js';
import { bundledForms } from '../dist/extract/forms.js';
import { buildKnowledge, bundledLexicon } from '../dist/extract/knowledge.js';

import { extractPaper } from '../dist/extract/paper.js';
import { NameMatcher } from '../dist/lexicon/automaton.js';

const SIZES = [10_000, 31_600, 100_000, 316_000, 1_000_000];
const seconds = Number(process.argv[2] ?? 0.3);
const counted = (text) => (size) => {
  let out = '';
  for (let i = 0; out.length < size; i++) out += text.replaceAll('#', i);
  return out.slice(0, size);
};

/** '#' becomes a number that rises from piece to piece. */
const TEXTS = {
  'plain words': 'the deep network learns to read papers well. ',
  'one line of words': 'the deep network learns ',
  'one word': 'A',
  'a-a-a-a': 'a-',
  'and and and': 'and ',
  '((((': '(',
  '()()': '()',
  'X (X': 'Folded State Caching (FSC ',
  definitions: 'Folded State Caching (FSC) ',
  'definitions, each another': 'Folded # State Caching (F#SC) ',
  'one abbreviation, many meanings': 'Folded S# Caching (FSC) ',
  '----': '-',
  sizes: '7B/13B/',
  releases: 'LLaMA-2-7B/13B, 70B and ',
  'hyphenated name': 'LLaMA-2-7B-',
  'names without end': 'FooNet-#, BarNet-2 and Baz#QA; ',
  siblings: 'LoRA, GaLore, DoRA and ',
  'gated names': 'SAM Adam H2O Mamba ',
  'called X called Y': 'We propose a method called Foo#Net called Bar#Net ',
  'brackets of brackets': '[({',
  $$$$: '$',
  $x$: '$x$',
  backslashes: '\\',
  commands: '\\frac{\\alpha}{\\beta} ',
  'open citations': '\\cite{a ',
  'open braces': '{{{$_{',
  'braces, then a name': `${'{'.repeat(990)} FooNet`,
  'full stops': '.',
  'stops and capitals': 'A.B.',
  'abbreviated words': 'e.g. i.e. et al. ',
  'question marks': '?!',
  quotes: '"\'',
  tags: '<b<i<sub',
  entities: '&amp&#12',
  blanks: ' ',
  'line ends': '\n',
  'zero width': '\u200b',
  'zero width in a name': `Foo${'\u200b'.repeat(99)}Net`,
  NUL: '\u0000',
  emoji: '😀🧪👩‍🔬 ',
  'lone surrogates': '\ud83d',
  Chinese: '我们提出了一种新的方法。',
  Arabic: 'نقترح طريقة جديدة. ',
  Devanagari: 'हम एक नई विधि प्रस्तुत करते हैं। ',
  'combining marks': 'a\u0301\u0302\u0303',
  digits: '1234567890',
  'numbers with stops': '1.2.',
  'v v v': 'v1v2',
};

const example = JSON.parse(
  readFileSync(new URL('../examples/papers.jsonl', import.meta.url), 'utf8').split('\n')[0],
);
const lexicon = bundledLexicon();

/** Both passes over a corpus of this one paper. */
async function read(paper) {
  const facts = await collectFacts(() => [paper]);
  const knowledge = { ...base, introduced: buildIntroduced(facts) };
  extractPaper(paper, knowledge);
}

const empty = await collectFacts(() => [example]);
const base = buildKnowledge(lexicon, { ...empty, forms: bundledForms() });
function buildIntroduced({ names }) {
  const matcher = new NameMatcher();
  for (const name of names) matcher.add(name.name, name, 'exact');
  return matcher;
}

for (let i = 0; i < 300; i++) await read(example);
process.stdout.write(
  `${'ms a kB at'.padEnd(34)}10 kB   32 kB  100 kB  316 kB    1 MB  worst/first\n`,
);
for (const [name, piece] of Object.entries(TEXTS)) {
  const rates = [];
  for (const size of SIZES) {
    const paper = { id: name, title: '', abstract: counted(piece)(size) };
    let least = Infinity;
    const until = performance.now() + seconds * 1000;
    for (let runs = 0; runs < 2 || performance.now() < until; runs++) {
      const start = performance.now();
      await read(paper);
      least = Math.min(least, performance.now() - start);
    }
    rates.push((least / size) * 1000);
  }
  const worst = Math.max(...rates) / rates[0];
  process.stdout.write(
    `${name.padEnd(32)}${rates.map((r) => r.toFixed(2).padStart(7)).join(' ')}  ${worst.toFixed(1)}\n`,
  );
}
