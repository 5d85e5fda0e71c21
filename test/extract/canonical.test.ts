import { describe, expect, it } from 'vitest';
import { bundledForms } from '../../src/extract/forms.ts';
import { buildKnowledge, bundledLexicon } from '../../src/extract/knowledge.ts';
import { extractPaper } from '../../src/extract/paper.ts';

const knowledge = buildKnowledge(bundledLexicon(), { names: [], forms: bundledForms() });

describe('the name an entity is shown under', () => {
  it('is the listed one, with a "v" before the number or without one', () => {
    const { entities } = extractPaper(
      {
        id: 'harbour',
        title: 'Reading Tide Tables with Language Models',
        abstract:
          'We fine-tune LLaMA-v2 on tide tables, and detect boats in pictures of the harbour with YOLO5. ' +
          'LLaMA-v2 outperforms GPT-4, and YOLO5 is faster than Faster R-CNN.',
      },
      knowledge,
    );
    const names = entities.map(({ name }) => name);
    expect(names).toContain('LLaMA-2');
    expect(names).toContain('YOLOv5');
  });
});
