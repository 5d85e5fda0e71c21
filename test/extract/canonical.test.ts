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

  const namesIn = (title: string, abstract: string) =>
    extractPaper({ id: 'harbour', title, abstract }, knowledge).entities.map(({ name }) => name);

  it('is its own where the paper introduces it, though a list has the letters otherwise', () => {
    const of = (name: string) =>
      namesIn(
        `${name}: Tides from Satellites`,
        `We propose ${name}, a framework that reads tides from satellites. ${name} needs no training.`,
      );
    expect(of('MIDAS')).toContain('MIDAS');
    expect(of('MIDAS')).not.toContain('MiDaS');
    expect(of('MiDaS')).toContain('MiDaS');
  });

  it('is not what an abbreviation means elsewhere, where the paper defines it or means something of another kind', () => {
    const names = namesIn(
      'Segmenting Harbours',
      'Seagull foundation models (SFMs) segment birds. We show that the performance of SFMs such as SAM drops in harbours, and fine-tune the SFM.',
    );
    expect(names).toContain('Seagull Foundation Model');
    expect(names).not.toContain('Structure-from-Motion');
    const questions = namesIn(
      'Compressing Deltas',
      'Experiments on AIME2024 and GQA show that our quantization outperforms the baselines on large language models.',
    );
    expect(questions).toEqual(expect.arrayContaining(['AIME 2024', 'GQA']));
  });

  it('has no bracket within, no maker before it and an American ending', () => {
    const names = namesIn(
      'Learning of Gulls',
      'We train with a Tidal Matching (TM) loss that we propose, with energy minimisation and domain generalisation. ' +
        'OpenAI Whisper and Meta-Llama-3 70B are the baselines.',
    );
    expect(names).toEqual(
      expect.arrayContaining([
        'Tidal Matching loss',
        'Energy Minimization',
        'Whisper',
        'LLaMA-3 70B',
      ]),
    );
  });

  it('keeps the special term apart from the one that the abbreviation behind it means', () => {
    const names = namesIn(
      'Boats that Learn',
      'We use deep reinforcement learning (RL) to steer boats. RL finds the way through the harbour.',
    );
    expect(names).toEqual(
      expect.arrayContaining(['Deep Reinforcement Learning', 'Reinforcement Learning']),
    );
  });

  it('is no conference and no market place', () => {
    const names = namesIn(
      'Which Gull is it',
      'The method was proposed for NIPS 2008 and evaluated on NIPS 2017 and ICLR25, with the benchmarks MTurk and SQuAD.',
    );
    expect(names).toEqual(['SQuAD']);
  });
});
