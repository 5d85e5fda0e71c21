import { describe, expect, it } from 'vitest';
import { extractCorpus } from '../../src/extract/corpus.ts';
import type { PaperText } from '../../src/extract/types.ts';

const SIZE = 200_000;
const fill = (piece: string) => piece.repeat(Math.ceil(SIZE / piece.length)).slice(0, SIZE);

/** Texts made to break or slow the extractor. A quadratic step would take hours. */
const HOSTILE: Record<string, string> = {
  'one line of words': fill('the deep network learns '),
  'one word': fill('A'),
  'names without end': fill('FooNet-7B, BarNet-2 and BazQA; '),
  'only LaTeX': fill('\\frac{\\alpha_{i}^{2}}{\\beta} '),
  'unbalanced braces': fill('{{{$_{'),
  'open brackets': fill('Folded State Caching (FSC '),
  'empty brackets': fill('(A)(B)'),
  'full stops': fill('.'),
  'abbreviations only': fill('e.g. i.e. et al. '),
  hyphens: fill('LLaMA-2-7B-'),
  'angle brackets': fill('<b<i<sub'),
  ampersands: fill('&amp&#12'),
  emoji: fill('😀🧪👩‍🔬 '),
  'half a pair of surrogates': `\ud83d FooNet \ude00 ${fill('\ud83d')}`,
  'other scripts': fill('我们提出了一种新的方法。نقترح طريقة جديدة. Мы предлагаем метод. '),
  'combining marks': fill('a\u0301\u0302\u0303'),
  'control characters': fill('\u0000\u0001\u001b[31m\u200b\u202e'),
  markup: fill('<script>alert(1)</script> =SUM(A1) MATCH (n) DETACH DELETE n; '),
};

describe('hostile text', () => {
  const papers: PaperText[] = Object.entries(HOSTILE).map(([id, text]) => ({
    id,
    title: text.slice(0, 3000),
    abstract: text,
  }));

  it('is read to an answer for each paper, with true offsets', async () => {
    const seen: string[] = [];
    for await (const { id, entities } of extractCorpus(() => papers, { jobs: 1 })) {
      seen.push(id);
      const paper = papers.find((p) => p.id === id)!;
      for (const { mentions } of entities) {
        for (const m of mentions) expect(paper[m.field].slice(m.start, m.end)).toBe(m.text);
      }
    }
    expect(seen).toEqual(Object.keys(HOSTILE));
  }, 300_000);

  it('finds the names around the noise', async () => {
    const abstract = `{{$ \\unknown{ We fine-tune BERT on ImageNet. ${'😀'.repeat(50)} }`;
    const names: string[] = [];
    for await (const { entities } of extractCorpus(() => [{ id: 'x', title: '', abstract }], {
      jobs: 1,
    })) {
      names.push(...entities.map((e) => e.name));
    }
    expect(names).toEqual(expect.arrayContaining(['BERT', 'ImageNet']));
  });
});
