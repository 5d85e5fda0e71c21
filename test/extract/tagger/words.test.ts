import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../src/extract/document.ts';
import { loadEncoder } from '../../../src/extract/knowledge.ts';
import { loadLinear } from '../../../src/extract/linear.ts';
import { bestLabels, makeChain } from '../../../src/extract/tagger/decode.ts';
import { sentenceFeatures } from '../../../src/extract/tagger/features.ts';
import { LABELS } from '../../../src/extract/tagger/labels.ts';
import { paperFacts } from '../../../src/extract/tagger/paper.ts';
import { Tagger } from '../../../src/extract/tagger/tagger.ts';
import { UNKNOWN_WORD, wordStatistics } from '../../../src/extract/tagger/words.ts';

describe('what a large corpus says of a word', () => {
  it('knows words from names by how often they are written in lower case', () => {
    expect(wordStatistics('outperforms').lowered).toBe(7);
    expect(wordStatistics('imagenet').lowered).toBeLessThan(3);
  });

  it('puts words of one kind into one cluster', () => {
    expect(wordStatistics('coco').middle).toBe(wordStatistics('imagenet').middle);
    expect(wordStatistics('coco').middle).not.toBe(wordStatistics('propose').middle);
  });

  it('takes all numbers for one word, and has a place for words never met', () => {
    expect(wordStatistics('41')).toEqual(wordStatistics('2,016.5'));
    expect(wordStatistics('zzyzxq')).toEqual(UNKNOWN_WORD);
  });
});

describe('the tagger', () => {
  it('scores a sentence as all of its features say, though it sums words once', () => {
    const document = readDocument({
      id: 'a',
      title: 'TideLoRA: Folding Adapters',
      abstract: 'We propose TideLoRA. It is tested with LLaMA-2 7B on GSM8K and MMLU.',
    });
    const model = loadLinear('tagger.bin');
    const chain = makeChain(Float64Array.from(model.extra.transitions as number[]));
    const facts = paperFacts(document);
    const tagged = new Tagger(model, loadEncoder(), { features: 1, encoder: 0 }).tag(document);
    document.sentences.forEach((sentence, s) => {
      const features = sentenceFeatures(sentence, facts);
      const scores = new Float64Array(features.length * LABELS);
      features.forEach((list, t) => {
        model.writeScores(list, scores, t * LABELS);
      });
      const begins = [...bestLabels(scores, chain)].flatMap((l, t) => (l % 2 === 1 ? [t] : []));
      expect(tagged[s]!.spans.map((span) => span.from)).toEqual(begins);
    });
    expect(tagged.flatMap(({ spans }) => spans).length).toBeGreaterThan(3);
  });
});
