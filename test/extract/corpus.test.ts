import { describe, expect, it } from 'vitest';
import { type CorpusOptions, extractCorpus } from '../../src/extract/corpus.ts';
import type { PaperExtraction, PaperText } from '../../src/extract/types.ts';
import { loadLexicon } from '../../src/lexicon/lexicon.ts';

const PAPERS: PaperText[] = [
  {
    id: 'tide',
    title: 'TideLoRA: Folding Adapters for Large Language Models',
    abstract:
      'Fine-tuning large language models (LLMs) needs much memory. We propose TideLoRA, a parameter-efficient ' +
      'fine-tuning method that folds the adapters of LoRA. Experiments on MMLU and GSM8K with LLaMA-2-7B/13B show ' +
      'that TideLoRA outperforms LoRA and needs 50\\% less memory.',
  },
  {
    id: 'pond',
    title: 'How Adapters Age',
    abstract:
      'We compare TideLoRA with full fine-tuning on Mistral 7B. Unlike GaLore, it changes few weights.',
  },
  {
    id: 'sand',
    title: 'SandQA: A Benchmark of Questions about Beaches',
    abstract:
      'We introduce SandQA, a benchmark of 4,000 questions about beaches. We evaluate GPT-4 and ResNet-50 features on it. ' +
      'The heavy-hitter oracle (H$_2$O) evicts entries of the KV cache.',
  },
  {
    id: 'water',
    title: 'Drinking Water',
    abstract: 'Samples of H2O were taken from a river and its acidity was measured.',
  },
  { id: 'empty', title: '', abstract: '' },
];

async function extract(papers: PaperText[], options?: CorpusOptions): Promise<PaperExtraction[]> {
  const found: PaperExtraction[] = [];
  for await (const e of extractCorpus(() => papers, options)) found.push(e);
  return found;
}

const extractions = await extract(PAPERS);

function entity(id: string, name: string) {
  return extractions.find((e) => e.id === id)!.entities.find((e) => e.name === name);
}

describe('extractCorpus', () => {
  it('finds what a paper introduces, uses, compares with and evaluates on', () => {
    expect(entity('tide', 'TideLoRA')).toMatchObject({
      type: 'Method',
      scope: 'proper',
      relation: 'introduces',
    });
    expect(entity('tide', 'LoRA')).toMatchObject({ type: 'Method', scope: 'proper' });
    expect(entity('tide', 'MMLU')).toMatchObject({ type: 'Benchmark', relation: 'evaluates_on' });
    expect(entity('tide', 'GSM8K')).toMatchObject({ type: 'Benchmark', relation: 'evaluates_on' });
    expect(entity('tide', 'Large Language Model')).toMatchObject({
      type: 'Model',
      scope: 'family',
    });
    expect(entity('sand', 'SandQA')).toMatchObject({ type: 'Benchmark', relation: 'introduces' });
    expect(entity('sand', 'GPT-4')).toMatchObject({ type: 'Model', scope: 'proper' });
  });

  it('makes one entity of abbreviation, long form and plural, with all mentions', () => {
    const { mentions } = entity('tide', 'Large Language Model')!;
    expect(mentions.map((m) => m.text)).toEqual([
      'Large Language Models',
      'large language models',
      'LLMs',
    ]);
  });

  it('knows in all papers what one of them introduces', () => {
    expect(entity('pond', 'TideLoRA')).toMatchObject({ type: 'Method', scope: 'proper' });
  });

  it('reads versions', () => {
    expect(entity('sand', 'ResNet-50')).toMatchObject({ type: 'Model', familyOf: 'ResNet' });
    expect(entity('pond', 'Mistral 7B') ?? entity('pond', 'Mistral-7B')).toMatchObject({
      type: 'Model',
      familyOf: 'Mistral',
      parameters: 7e9,
    });
  });

  it('makes a model of each size in a list, of one family', () => {
    for (const [name, parameters] of [
      ['LLaMA-2 7B', 7e9],
      ['LLaMA-2 13B', 13e9],
    ] as const) {
      expect(entity('tide', name)).toMatchObject({
        type: 'Model',
        familyOf: 'LLaMA-2',
        parameters,
      });
      expect(entity('tide', name)!.mentions.map((m) => m.text)).toEqual(['LLaMA-2-7B/13B']);
    }
  });

  it('takes water for water', () => {
    expect(extractions.find((e) => e.id === 'water')!.entities).toEqual([]);
  });

  it('cuts mentions and evidence out of the fields as they were given', () => {
    for (const extraction of extractions) {
      const paper = PAPERS.find((p) => p.id === extraction.id)!;
      for (const e of extraction.entities) {
        for (const m of e.mentions) expect(paper[m.field].slice(m.start, m.end)).toBe(m.text);
        const evidenceEnd = e.evidenceStart + e.evidence.length;
        expect(paper[e.field].slice(e.evidenceStart, evidenceEnd)).toBe(e.evidence);
        expect(e.start).toBeGreaterThanOrEqual(e.evidenceStart);
        expect(e.end).toBeLessThanOrEqual(evidenceEnd);
        expect(e.mentions.some((m) => m.field === e.field && m.start === e.start)).toBe(true);
        expect(e.roles[0]).toBe(e.relation);
        expect(e.confidence).toBeGreaterThan(0);
        expect(e.confidence).toBeLessThanOrEqual(1);
      }
    }
  });

  it('links entities of the same paper only', () => {
    for (const { entities, links } of extractions) {
      const names = entities.map((e) => e.name);
      for (const link of links) {
        expect(names).toContain(link.head);
        expect(names).toContain(link.tail);
      }
    }
    const { links } = extractions.find((e) => e.id === 'tide')!;
    expect(links).toContainEqual(
      expect.objectContaining({ head: 'TideLoRA', rel: 'outperforms', tail: 'LoRA' }),
    );
  });

  it('says the same whatever the order of the papers, and answers in their order', async () => {
    const turned = await extract(PAPERS.toReversed());
    expect(turned.map((e) => e.id)).toEqual(PAPERS.map((p) => p.id).toReversed());
    expect(turned.toReversed()).toEqual(extractions);
  });

  it('says the same on worker threads', async () => {
    const many = Array.from({ length: 40 }, (_, i) =>
      PAPERS.map((p) => ({ ...p, id: `${p.id}${i}` })),
    ).flat();
    expect(await extract(many, { jobs: 3 })).toEqual(await extract(many));
  });

  it('knows what a paper introduces wherever it stands in a corpus that threads are called in for', async () => {
    const [tide, pond] = PAPERS as [PaperText, PaperText];
    const swell = {
      id: 'swell',
      title: 'SwellLoRA: Adapters on Waves',
      abstract: 'We propose SwellLoRA, which adds to LoRA.',
    };
    const both = { ...pond, abstract: `${pond.abstract} We fine-tune with SwellLoRA, too.` };
    const filler = Array.from({ length: 560 }, (_, i) => ({
      id: `calm${i}`,
      title: 'A Calm Day',
      abstract: 'Nothing moved.',
    }));
    const found = await extract([tide, both, ...filler, swell]);
    expect(found).toHaveLength(563);
    expect(found[1]!.entities.map((e) => e.name)).toEqual(
      expect.arrayContaining(['TideLoRA', 'SwellLoRA']),
    );
    expect(await extract([tide, both, ...filler, swell], { jobs: 1 })).toEqual(found);
  });

  it('finds names without any list', async () => {
    const lexicon = loadLexicon({ bundled: false, files: [] });
    const bare = await extract(PAPERS, { lexicon, bundledForms: false });
    const names = bare[0]!.entities.map((e) => e.name);
    expect(names).toContain('TideLoRA');
    expect(names).toContain('MMLU');
  });

  it('lets a paper introduce what it says that it introduces, in whatever words', async () => {
    const papers: PaperText[] = [
      {
        id: 'lora',
        title: 'LoRA: Low-Rank Adaptation of Large Language Models',
        abstract:
          'Copies of large models cost space. We introduce LoRA (Low-Rank Adaptation), which learns thin matrices beside ' +
          'frozen weights. LoRA is tested with RoBERTa on GLUE.',
      },
      {
        id: 'llama',
        title: 'The Llama 3 Herd of Models',
        abstract: 'We introduce Llama 3, a herd of models in many languages.',
      },
      {
        id: 'int8',
        title: 'LLM.int8(): Counting in Bytes',
        abstract:
          'We trace outliers and introduce LLM.int8(), an inference method for large models.',
      },
      {
        id: 'sharp',
        title: 'QuIP#: Lattices for Quantization',
        abstract: 'We introduce QuIP#, which quantizes with lattices. QuIP# outperforms QuIP.',
      },
    ];
    const introduced = (await extract(papers)).map((paper) =>
      paper.entities.filter((e) => e.relation === 'introduces').map((e) => e.name),
    );
    expect(introduced).toEqual([['LoRA'], ['LLaMA-3'], ['LLM.int8()'], ['QuIP#']]);
  });

  it('parts two names that "and" joins', async () => {
    const [found] = await extract([
      {
        id: 'two',
        title: 'Reading Slowly',
        abstract: 'The model is pre-trained on BooksCorpus and English Wikipedia.',
      },
    ]);
    const names = found!.entities.filter((e) => e.type === 'Benchmark').map((e) => e.name);
    expect(names).toEqual(['BookCorpus', 'English Wikipedia']);
  });

  it('takes the listed longer name, not the one inside it', async () => {
    const [found] = await extract([
      {
        id: 'few',
        title: 'Few Pictures',
        abstract: 'We report results on CIFAR-FS and mini-ImageNet.',
      },
    ]);
    const names = found!.entities.filter((e) => e.type === 'Benchmark').map((e) => e.name);
    expect(names).toEqual(['CIFAR-FS', 'miniImageNet']);
  });

  it('parts a list of listed names', async () => {
    const [found] = await extract([
      {
        id: 'lists',
        title: 'Two at Once',
        abstract: 'We evaluate our classifier on CIFAR-10/100 and on PASCAL VOC 2007/2012.',
      },
    ]);
    const names = found!.entities.filter((e) => e.type === 'Benchmark').map((e) => e.name);
    expect(names.sort()).toEqual(['CIFAR-10', 'CIFAR-100', 'PASCAL VOC 2007', 'PASCAL VOC 2012']);
  });

  it('parts a list in strokes behind a listed name, and the versions behind one', async () => {
    const [found] = await extract([
      {
        id: 'strokes',
        title: 'Many at Once',
        abstract:
          'We evaluate LLaMA-1/2 on AIME24/25, CIFAR-10/100-C and LiveCodeBench v5/v6. We compare YOLOv3, v4 and v7 with it.',
      },
    ]);
    expect(found!.entities.map((e) => e.name)).toEqual(
      expect.arrayContaining([
        ...['LLaMA-1', 'LLaMA-2', 'AIME 2024', 'AIME 2025', 'CIFAR-10-C', 'CIFAR-100-C'],
        ...['LiveCodeBench-v5', 'LiveCodeBench-v6', 'YOLOv3', 'YOLOv4', 'YOLOv7'],
      ]),
    );
  });

  it('names a generic term without the abbreviation within it', async () => {
    const [found] = await extract([
      {
        id: 'bracket',
        title: 'Near and Far',
        abstract:
          'We minimize the Kullback-Leibler (KL) divergence between both posteriors by gradient descent.',
      },
    ]);
    expect(found!.entities.map((e) => e.name)).toContain('KL Divergence');
  });

  it('takes plain words for no name that is written as one word', async () => {
    const [found] = await extract([
      {
        id: 'plain',
        title: 'Robots in Rooms',
        abstract:
          'We train embodied agents with dynamic control, and compare reasoning flow of both agents.',
      },
    ]);
    const names = found!.entities.map((e) => e.name);
    expect(names).toContain('Embodied Agent');
    expect(names).not.toContain('DynamicControl');
    expect(names).not.toContain('ReasoningFlow');
  });

  it('takes no number format for a name', async () => {
    const [found] = await extract([
      {
        id: 'bits',
        title: 'TideQuant: Few Bits',
        abstract:
          'We propose TideQuant. It is tested in W4A4 on an A100 against FP16 with LLaMA 7B and 13B.',
      },
    ]);
    const names = found!.entities.map((e) => e.name);
    expect(names).toEqual(expect.arrayContaining(['TideQuant', 'LLaMA-7B', 'LLaMA-13B']));
    for (const format of ['W4A4', 'A100', 'FP16']) expect(names).not.toContain(format);
  });

  it('takes no edition alone for a name', async () => {
    const [found] = await extract([
      {
        id: 'gulls',
        title: 'Gulls at Sea',
        abstract:
          'We train YOLOv7 and v8 to find gulls. Among the models v8 is best, and v8 outperforms Faster R-CNN.',
      },
    ]);
    const names = found!.entities.map((e) => e.name);
    expect(names).toEqual(expect.arrayContaining(['YOLOv7', 'YOLOv8', 'Faster R-CNN']));
    expect(names).not.toContain('v8');
    const second = found!.entities.find((e) => e.name === 'YOLOv8')!;
    expect(second.familyOf).toBe('YOLO');
    expect(second.mentions.map((mention) => mention.text)).toEqual(['YOLOv7 and v8']);
  });

  it('takes no key of a citation for a name', async () => {
    const [found] = await extract([
      {
        id: 'cited',
        title: 'TideQuant: Few Bits',
        abstract:
          'Earlier solutions include the methods otter2023folding and heron2024quiet, LoRA and GaLore. We propose TideQuant.',
      },
    ]);
    const names = found!.entities.map((e) => e.name);
    expect(names).toEqual(expect.arrayContaining(['TideQuant', 'LoRA', 'GaLore']));
    for (const key of ['otter2023folding', 'heron2024quiet']) expect(names).not.toContain(key);
  });

  it('does not take a contrast for a use', async () => {
    const [found] = await extract([
      {
        id: 'kv',
        title: 'TideKV: Quantizing the Cache',
        abstract:
          'We propose TideKV. Unlike eviction policies such as H2O, TideKV drops no token of the KV cache.',
      },
    ]);
    const evicting = found!.entities.find((e) => e.name === 'H2O')!;
    expect(['compares_with', 'mentions']).toContain(evicting.relation);
    expect(evicting.roles).not.toContain('uses');
  });

  it('states links in sentences that name the head or speak of the own work', async () => {
    const [found] = await extract([
      {
        id: 'net',
        title: 'TideNet: Folding Ponds',
        abstract:
          'ResNet is common. We propose TideNet, a network for ponds. It outperforms ResNet-50 on ImageNet. The weather was fine.',
      },
    ]);
    for (const link of found!.links)
      expect(link.evidence).toMatch(new RegExp(`${link.head}|\\b(?:We|It|Our)\\b`));
    expect(found!.links).toContainEqual(
      expect.objectContaining({ head: 'TideNet', rel: 'outperforms', tail: 'ResNet-50' }),
    );
  });
});
