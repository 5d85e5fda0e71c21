import { describe, expect, it } from 'vitest';
import { findCandidates, LONGEST_NAME } from '../../src/extract/candidates.ts';
import { readDocument } from '../../src/extract/document.ts';
import { bundledForms } from '../../src/extract/forms.ts';
import { buildKnowledge, bundledLexicon } from '../../src/extract/knowledge.ts';
import { extractPaper } from '../../src/extract/paper.ts';
import { GateContext } from '../../src/lexicon/gate.ts';
import { clean } from '../../src/text/clean.ts';

const knowledge = buildKnowledge(bundledLexicon(), { names: [], forms: bundledForms() });
const fill = (piece: string, size: number) =>
  piece.repeat(Math.ceil(size / piece.length)).slice(0, size);
const paper = (abstract: string, title = '') => ({ id: 'odd', title, abstract });

/** Around each of these a plain sentence is read all the same, and every offset cuts out what it says. */
const ODD: Record<string, string> = {
  nothing: '',
  blanks: '   \n\t ',
  Chinese: '我们提出了一种新的方法，称为雨网。',
  Arabic: 'نقترح طريقة جديدة للتعلم العميق.',
  Devanagari: 'हम एक नई विधि प्रस्तुत करते हैं।',
  'combining marks': 'Re\u0301sumé Ne\u0301t\u0301\u0302\u0303 ',
  'right to left marks': '\u202eNetFoo\u202c \u200f',
  emoji: '😀👩‍🔬🧪🏳️‍🌈',
  'lone surrogates': '\ud83d \ude00 \ud83d\ud83d\ude00',
  'unbalanced braces': '{{{} }} { $_{ ^{',
  'deep nesting': `${'{'.repeat(5000)}x${'}'.repeat(5000)}`,
  'zero width': 'F\u200bo\u200co\u200dN\ufeffet',
  NUL: 'a\u0000b\u0000',
  control: '\u0007\u001b[31mred\u001b[0m\r\u2028\u2029\u0085',
  'only LaTeX': '\\begin{equation}\\frac{\\alpha_{i}^{2}}{\\sqrt{\\beta}}\\end{equation}',
  brackets: '((((((([[[{{{)]}',
  marks: '---- a-a-a-a-a $$$$ \\\\\\\\ """" ,,,, //// ....',
  sizes: '7B/13B/30B/65B/7B/13B',
  conjunctions: 'and and and and, and or and/or and',
};

describe('odd text', () => {
  for (const [name, noise] of Object.entries(ODD)) {
    it(`${name}: offsets hold, and the sentence beside it is read`, () => {
      const plain = 'We fine-tune BERT on ImageNet.';
      for (const abstract of [noise, `${plain} ${noise}`, `${noise}. ${plain}`]) {
        const input = paper(abstract, noise);
        const { entities, links } = extractPaper(input, knowledge);
        if (abstract !== noise) expect(entities.map((e) => e.name)).toContain('ImageNet');
        for (const e of entities) {
          for (const m of e.mentions) expect(input[m.field].slice(m.start, m.end)).toBe(m.text);
          expect(e.mentions.some((m) => m.start === e.start && m.end === e.end)).toBe(true);
        }
        for (const { field, evidence, evidenceStart, start, end } of [...entities, ...links]) {
          const evidenceEnd = evidenceStart + evidence.length;
          expect(input[field].slice(evidenceStart, evidenceEnd)).toBe(evidence);
          expect(start).toBeGreaterThanOrEqual(evidenceStart);
          expect(end).toBeLessThanOrEqual(evidenceEnd);
        }
      }
    });
  }

  it('a title of 50,000 characters is read like text', () => {
    const title = fill('FoldNet is a network that learns on ImageNet. ', 50_000);
    const { entities } = extractPaper({ id: 'odd', title, abstract: '' }, knowledge);
    const found = entities.find((e) => e.name === 'ImageNet')!;
    expect(found.evidence.length).toBeLessThan(100);
    expect(found.mentions.length).toBeGreaterThan(900);
  });
});

describe('what is no name', () => {
  it('is a number, a year or a size alone, also where a name could stand', () => {
    const found = extractPaper(
      paper(
        'We train at two scales, 3B and 8B. Our fine-tuned 8B parameter model outperforms the 70B one. ' +
          'We evaluate on the tracks of 2010, 2011 and 2012, and on LLaMA-2 7B and 13B.',
        'Small models for tables',
      ),
      knowledge,
    );
    const names = found.entities.map(({ name }) => name);
    expect(names).toContain('LLaMA-2 7B');
    expect(names.filter((name) => !/\p{L}{2}/u.test(name))).toEqual([]);
  });
});

describe('what is bounded', () => {
  it('the source of a sentence, though it be all markup', () => {
    const abstract = fill(`FooNet ${'{'.repeat(900)} BarNet `, 100_000);
    const document = readDocument(paper(abstract));
    expect(document.sentences.length).toBeGreaterThanOrEqual(16);
    for (const { start, end } of document.sentences) {
      const { starts, ends } = document.abstract;
      expect(ends[end - 1]! - starts[start]!).toBeLessThanOrEqual(6000);
    }
  });

  it('the source of a word: what leaves nothing for a thousand characters parts it', () => {
    const { text } = clean(`Foo${'\u200b'.repeat(900)}Net Foo${'\u200b'.repeat(2500)}Net`);
    expect(text).toBe('FooNet Foo  Net');
  });

  it('the search for the end of an argument that is dropped', () => {
    expect(clean(`\\cite{a} b \\cite{${'c'.repeat(300)}} d`).text).toMatch(/^ b c+ d$/);
  });

  it('the length of a name', () => {
    const document = readDocument(paper(`We use ${fill('LLaMA-2-7B/13B/', 1500)} here.`));
    for (const { sentence, from, to } of findCandidates(document, knowledge)) {
      const length = sentence.tokens[to - 1]!.end - sentence.tokens[from]!.start;
      expect(length).toBeLessThanOrEqual(LONGEST_NAME);
    }
  });

  it('how often a paper is asked what a gate needs: once, at however many places the name stands', () => {
    let asked = 0;
    const gate = {
      get needs() {
        asked++;
        return ['river'];
      },
      forbids: [],
    };
    const context = new GateContext('Adam walked to the river.');
    const answers = Array.from({ length: 1000 }, () => context.passes(gate));
    expect(answers.every((passes) => passes)).toBe(true);
    expect(asked).toBeLessThanOrEqual(2);
  });

  it('what is read of a paper, and the extraction says what was not', () => {
    const text = fill('The net learns. ', 500_000);
    const { unread } = extractPaper(paper(text), knowledge);
    const { sentences } = readDocument(paper(text));
    // the blank after the last sentence that was read is nobody's
    expect(unread! + sentences.at(-1)!.end).toBe(499_999);
    expect(extractPaper(paper('The net learns.'), knowledge)).not.toHaveProperty('unread');
  });

  it('what is written of a paper: no more a character for ten times the text', () => {
    for (const piece of [
      'FooNet-7B, BarNet-2 and BazQA; ',
      'Folded State Caching (FSC) ',
      `FooNet ${'{'.repeat(300)} BarNet `,
      'We propose a method called FooNet called BarNet ',
    ]) {
      const size = (length: number) =>
        JSON.stringify(extractPaper(paper(fill(piece, length)), knowledge)).length / length;
      expect(size(60_000)).toBeLessThan(2 * size(6000) + 5);
    }
  }, 60_000);
});
