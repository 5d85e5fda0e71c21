import { describe, expect, it } from 'vitest';
import { readDocument } from '../../src/extract/document.ts';
import { bundledForms } from '../../src/extract/forms.ts';
import { buildKnowledge, bundledLexicon } from '../../src/extract/knowledge.ts';
import { extractPaper } from '../../src/extract/paper.ts';
import { tellsOfOwnWork } from '../../src/extract/stated.ts';

const knowledge = buildKnowledge(bundledLexicon(), { names: [], forms: bundledForms() });
const paper = {
  id: 'a',
  title: 'Pruning by Quill',
  abstract:
    'Large models are slow, and Taylor Pruning ranks weights alone. In this paper, we present Quill, a pruning framework. ' +
    'A Lattice Scoring Module first ranks heads. Knowledge distillation is then used to recover accuracy.',
};

describe('the sentence that shows a link', () => {
  it('may name one end alone, where the paper tells of its own work', () => {
    const { links } = extractPaper(paper, knowledge);
    expect(links).toContainEqual(
      expect.objectContaining({
        head: 'Lattice Scoring Module',
        rel: 'part_of',
        tail: 'Quill',
        evidence: 'A Lattice Scoring Module first ranks heads.',
        rule: 'own-work',
      }),
    );
  });

  it('is none of those before, which tell of what others did', () => {
    const { sentences } = readDocument(paper);
    expect(sentences.map(tellsOfOwnWork)).toEqual([false, false, true, true, true]);
    const { links } = extractPaper(paper, knowledge);
    const fromBefore = links.filter(({ evidence }) => evidence.startsWith('Large models'));
    expect(fromBefore).toEqual([]);
  });
});
