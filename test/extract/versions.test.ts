import { describe, expect, it } from 'vitest';
import {
  namesOfNumbers,
  namesOfReleases,
  namesOfVersions,
  otherNumbering,
  readVersion,
  releaseName,
} from '../../src/extract/versions.ts';

describe('readVersion', () => {
  it.each([
    ['LLaMA-2-7B', 'LLaMA-2', 7e9],
    ['OPT-6.7B', 'OPT', 6.7e9],
    ['Qwen2.5-7B-Instruct', 'Qwen2.5', 7e9],
    ['Quill-Inst-7B', 'Quill', 7e9],
    ['Mixtral-8x7B', 'Mixtral', 56e9],
    ['LLaMA 2 70B Chat', 'LLaMA 2', 70e9],
    ['Pythia-160M', 'Pythia', 160e6],
    ['Qwen3-235B-A22B', 'Qwen3', 235e9],
  ])('%s is a %s of %d weights', (name, family, parameters) => {
    expect(readVersion(name, 'Model')).toMatchObject({ family, parameters, certain: true });
  });

  it.each([
    ['GPT-3.5-turbo', 'GPT-3.5'],
    ['ResNet-50', 'ResNet'],
    ['ViT-B/16', 'ViT'],
    ['BERT-base', 'BERT'],
    ['BERT-base-uncased', 'BERT'],
    ['YOLOv8', 'YOLO'],
    ['Gemini 1.5 Pro', 'Gemini 1.5'],
  ])('%s is a version of %s', (name, family) => {
    expect(readVersion(name, 'Model')).toEqual({ family, certain: true });
  });

  it('leaves to the lexicon what only a number tells apart', () => {
    expect(readVersion('GPT-4', 'Model')).toEqual({ family: 'GPT' });
    expect(readVersion('FooBench 2014', 'Benchmark')).toEqual({ family: 'FooBench' });
  });

  it('knows versions of benchmarks', () => {
    expect(readVersion('SandQA v2', 'Benchmark')).toEqual({ family: 'SandQA', certain: true });
    expect(readVersion('SandQA 2.0', 'Benchmark')).toEqual({ family: 'SandQA', certain: true });
    expect(readVersion('CIFAR-10', 'Benchmark')).toEqual({});
  });

  it.each(['LoRA', 'Mamba', 'Swin Transformer', 'Random Forest', '7B'])(
    '%s has no version',
    (name) => {
      expect(readVersion(name, 'Model')).toEqual({});
    },
  );
});

describe('releaseName', () => {
  it.each([
    ['LLaMA-2-7B', 'LLaMA-2', 'LLaMA-2 7B'],
    ['Llama 2 7b', 'LLaMA-2', 'LLaMA-2 7B'],
    ['Qwen2.5 7b', 'Qwen2.5', 'Qwen2.5-7B'],
    ['OPT 6.7B', 'OPT', 'OPT-6.7B'],
    ['Llama-2-Chat-70B', 'LLaMA-2', 'LLaMA-2-70B-Chat'],
    ['LLaMA 2 70B Chat', 'LLaMA-2', 'LLaMA-2-70B-Chat'],
    ['Qwen2.5-7B-Instruct', 'Qwen2.5', 'Qwen2.5-7B-Instruct'],
  ])('shows %s of %s as %s', (name, family, shown) => {
    expect(releaseName(family, readVersion(name, 'Model').release!)).toBe(shown);
  });
});

it('leaves a length of context where it stands', () => {
  expect(readVersion('Heron-Chat-1M', 'Model').release).toBeUndefined();
});

describe('namesOfReleases', () => {
  it.each([
    ['Heron-7B/13B', ['Heron-7B', 'Heron-13B']],
    ['Heron 7B and 13B', ['Heron 7B', 'Heron 13B']],
    ['Heron 7B, 13B and 70B', ['Heron 7B', 'Heron 13B', 'Heron 70B']],
    ['Heron 7B', []],
    ['Heron and Stork', []],
    ['HeronV5/v7', ['HeronV5', 'Heronv7']],
    ['Heron v1.4, v1.5 and v2', ['Heron v1.4', 'Heron v1.5', 'Heron v2']],
    ['V1 and V2', []],
    [`Heron-v1${'/v2'.repeat(100)}`, []],
  ])('reads %s', (text, names) => {
    expect(namesOfReleases(text)).toEqual(names);
  });
});

describe('namesOfVersions', () => {
  it.each([
    ['Heronv5', ['Heronv7', 'Heronv8']],
    ['Heron-V5', ['Heron-v7', 'Heron-v8']],
    ['Heron 7B', []],
    ['V5', []],
  ])('reads what follows %s', (name, names) => {
    expect(namesOfVersions(name, ['v7', 'v8'])).toEqual(names);
  });
});

describe('namesOfNumbers', () => {
  it.each([
    ['Heron-10/100-C', ['Heron-10-C', 'Heron-100-C']],
    ['Heron-10/100', ['Heron-10', 'Heron-100']],
    ['Heron 2007 & 2012', ['Heron 2007', 'Heron 2012']],
    ['Heron-18, 34 and 50', ['Heron-18', 'Heron-34', 'Heron-50']],
    ['Heron-10', []],
    ['Heron 10 and Stork 2', []],
    [`Heron-10${'/100'.repeat(100)}`, []],
  ])('reads %s', (text, names) => {
    expect(namesOfNumbers(text)).toEqual(names);
  });
});

describe('otherNumbering', () => {
  it.each([
    ['LLaMA-v2', 'LLaMA-2'],
    ['LLaMA v2', 'LLaMA-2'],
    ['YOLO5', 'YOLOv5'],
    ['DeepLab-3', 'DeepLabv3'],
    ['QuillNetV2', 'QuillNet-2'],
    ['Quill-1.5', 'Quillv1.5'],
  ])('%s is written %s as well', (name, other) => {
    expect(otherNumbering(name)).toBe(other);
  });

  it.each(['LLaMA', 'LLaMA-7B', 'GPT-4o', 'ViT-B/16', '2', `${'x'.repeat(90)}-2`])(
    '%s has no version number at its end',
    (name) => {
      expect(otherNumbering(name)).toBeUndefined();
    },
  );
});
