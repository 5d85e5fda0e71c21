import { describe, expect, test } from 'vitest';
import { NameMatcher } from '../../src/lexicon/automaton.ts';
import type { MatchRule } from '../../src/lexicon/surface.ts';

function found(surface: string, text: string, rule: MatchRule = 'auto'): string[] {
  const matcher = new NameMatcher<string>();
  matcher.add(surface, surface, rule);
  return matcher.find(text).map(({ start, end }) => text.slice(start, end));
}

describe('a surface matches by its shape', () => {
  test.each<[string, string, string[]]>([
    // A phrase: any case, hyphen or space, singular or plural.
    [
      'post-training quantization',
      'Post training quantization helps.',
      ['Post training quantization'],
    ],
    ['fine-tuning', 'Finetuning and fine-tuning', ['Finetuning', 'fine-tuning']],
    ['Knowledge Distillation', 'we use knowledge\n distillation', ['knowledge\n distillation']],
    ['graph neural network', 'Graph Neural Networks', ['Graph Neural Networks']],
    ['gaussian process', 'two Gaussian processes', ['Gaussian processes']],
    // Capitals in a short name are kept; the name may stand in capitals.
    ['LoRA', 'LoRA, LORA, lora and LoRa radios', ['LoRA', 'LORA']],
    ['BERT', 'bert, BERT and Bert', ['BERT']],
    ['GAN', 'GANs began', ['GANs']],
    ['H2O', 'H2O and h2o', ['H2O']],
    // A long name with inner capitals cannot be a word.
    ['ImageNet', 'imagenet, IMAGENET, Imagenet', ['imagenet', 'IMAGENET', 'Imagenet']],
    ['CIFAR-10', 'CIFAR10, Cifar 10, cifar-10', ['CIFAR10', 'Cifar 10', 'cifar-10']],
    // A single capitalised word keeps its capital.
    ['Mamba', 'a mamba is not Mamba', ['Mamba']],
    // A separator may come and go between letter and digit, and nowhere else.
    ['GPT-4', 'GPT4 GPT 4 GPT-4', ['GPT4', 'GPT 4', 'GPT-4']],
    ['ImageNet', 'Image Net', []],
    ['large language model', 'a large languagemodel', []],
    ['fine tuning', 'fine/tuning', []],
    // Accents and case are folded, offsets are those of the text.
    ['Éxito', 'ÉXITO', ['ÉXITO']],
  ])('%s in "%s"', (surface, text, expected) => {
    expect(found(surface, text)).toEqual(expected);
  });

  test('exact means this case and no plural', () => {
    expect(found('DROP', 'DROP Drop drop DROPs', 'exact')).toEqual(['DROP']);
  });

  test('any means any case', () => {
    expect(found('BERT', 'bert, Bert, BERTs', 'any')).toEqual(['bert', 'Bert', 'BERTs']);
  });
});

describe('boundaries', () => {
  test.each<[string, string, string[]]>([
    ['BERT', 'SciBERT BERT2 KG-BERT BERT-like', ['BERT', 'BERT']],
    ['GPT-3', 'GPT-3.5 is not GPT-3.', ['GPT-3']],
    [
      'ControlNet',
      'ControlNet++ beats ControlNet+SAM and ControlNet',
      ['ControlNet', 'ControlNet'],
    ],
    ['A*', 'A* search', ['A*']],
    ['Qwen2.5', 'Qwen 2.5 and Qwen2', ['Qwen 2.5']],
  ])('%s in "%s"', (surface, text, expected) => {
    expect(found(surface, text)).toEqual(expected);
  });
});

describe('several surfaces', () => {
  test('the longest name wins and matches do not overlap', () => {
    const matcher = new NameMatcher<number>();
    ['language model', 'large language model', 'model merging'].forEach((name, index) => {
      matcher.add(name, index);
    });
    const text = 'A large language model merging scheme';
    expect(matcher.find(text)).toEqual([{ start: 2, end: 22, payload: 1, payloads: [1] }]);
  });

  test('a longer name that does not end at a boundary leaves the shorter one', () => {
    const matcher = new NameMatcher<string>();
    matcher.add('Swin', 'Swin');
    matcher.add('Swin Transformer', 'Swin Transformer');
    expect(matcher.find('Swin transformerless').map((match) => match.payload)).toEqual(['Swin']);
  });

  test('a name with two meanings gives both payloads, in order', () => {
    const matcher = new NameMatcher<string>();
    matcher.add('SAM', 'Segment Anything');
    matcher.add('SAM', 'Sharpness-Aware Minimization');
    expect(matcher.find('SAM')[0]?.payloads).toEqual([
      'Segment Anything',
      'Sharpness-Aware Minimization',
    ]);
  });

  test('many names grow the table without losing one', () => {
    const matcher = new NameMatcher<number>();
    const names = Array.from({ length: 5000 }, (_, index) => `Name${index * 7919}x`);
    names.forEach((name, index) => {
      matcher.add(name, index);
    });
    expect(matcher.find(names.join(' ')).map((match) => match.payload)).toEqual([...names.keys()]);
  });
});
