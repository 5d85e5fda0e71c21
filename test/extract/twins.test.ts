import { describe, expect, it } from 'vitest';
import { collectFacts } from '../../src/extract/corpus.ts';
import { buildKnowledge } from '../../src/extract/knowledge.ts';
import { extractPaper } from '../../src/extract/paper.ts';
import { shortTie, wordingOf, wordTie } from '../../src/extract/twin-words.ts';
import { loadLexicon } from '../../src/lexicon/lexicon.ts';

const tie = (a: string, b: string) => wordTie(wordingOf(a), wordingOf(b))?.kind;
const letters = (short: string, long: string) => shortTie(short.toLowerCase(), wordingOf(long));

describe('how the words of two names lie to each other', () => {
  it('knows a word by its beginning, whatever its ending', () => {
    expect(tie('distilling knowledge', 'knowledge distillation')).toBe('order');
    expect(tie('Normalising Flows', 'normalizing flow')).toBe('same');
    expect(tie('tide folding', 'knowledge distillation')).toBeUndefined();
  });

  it('tells where the shorter name stands in the longer one', () => {
    expect(tie('language models', 'large language model')).toBe('end');
    expect(tie('Tidal Folding', 'Tidal Folding on Graphs')).toBe('beginning');
    expect(tie('Entropy-Based Pruning', 'Entropy-Based Block Pruning')).toBe('both ends');
    expect(tie('golden cache eviction', 'golden tide eviction')).toBe('some last first2');
  });
});

describe('what an abbreviation has of a name', () => {
  it('takes initials, with small words or without', () => {
    expect(letters('TFG', 'Tidal Folding on Graphs')).toBe('initials');
    expect(letters('TFOG', 'Tidal Folding on Graphs')).toBe('initials');
    expect(letters('TF', 'Tidal Folding on Graphs')).toBe('shorter');
    expect(letters('TFGN', 'Tidal Folding on Graphs')).toBe('longer');
  });

  it('finds letters within the words, the first one at their beginning', () => {
    expect(letters('GaLoP', 'Gated Low-Rank Projection')).toBe('letters');
    expect(letters('RALP', 'Gated Low-Rank Projection')).toBe('');
  });

  it('does not take a version with a plus for what it is a version of', () => {
    expect(wordingOf('GRPO++').short).toBe('grpo++');
    expect(wordingOf('folding').short).toBeUndefined();
  });
});

describe('two names of one thing', async () => {
  const knowledge = buildKnowledge(
    loadLexicon({ bundled: true, files: [] }),
    await collectFacts(() => []),
  );
  const read = (title: string, abstract: string) =>
    extractPaper({ id: '1', title, abstract }, knowledge).entities;

  it('does not name what an abbreviation is short for here by what the lists know by it', () => {
    const name = (title: string, short: string) =>
      read(
        `${title} for Long Contexts`,
        `We introduce ${short}, a new method of our own for long inputs. ${title} keeps what is read again and needs no training. ${short} outperforms H2O by 3 points on LongBench.`,
      )
        .filter(({ relation }) => relation === 'introduces')
        .map((entity) => entity.name);
    expect(name('Recursive Answer Grouping', 'RAG')).toEqual(['RAG']);
    expect(name('Retrieval-Augmented Generation', 'RAG')).toEqual([
      'Retrieval-Augmented Generation',
    ]);
  });

  it('does not take a name of its own for the listed thing that it is made of', () => {
    const entities = read(
      'Masked AutoEncoder for Tide Maps',
      'To this end, we present Masked AutoEncoder for TIdes (MAETi), a novel method. MAETi masks what the tide covers.',
    );
    expect(entities.map(({ name }) => name).sort()).toEqual(['MAETi', 'Masked Autoencoder']);
  });

  it('joins the long form of the title with an abbreviation that stands in no brackets, under the latter', () => {
    const entities = read(
      'Tidal Cache Eviction for Long Contexts',
      'We introduce TCE, a cache eviction method. Tidal Cache Eviction keeps what is read again. TCE outperforms H2O.',
    );
    const own = entities.filter(({ relation }) => relation === 'introduces');
    expect(own.map(({ name }) => name)).toEqual(['TCE']);
    expect(own[0]!.mentions.map(({ text }) => text)).toEqual([
      'Tidal Cache Eviction',
      'TCE',
      'Tidal Cache Eviction',
      'TCE',
    ]);
  });

  it('leaves apart what is only alike', () => {
    const names = read(
      'On Optimizers',
      'We compare Adam with AdamW and SGD with SVRG when training ResNet-50 and ResNet-101 on CIFAR-10 and CIFAR-100.',
    ).map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['Adam', 'AdamW', 'SGD', 'SVRG', 'CIFAR-10', 'CIFAR-100']),
    );
  });

  it('gives each mention once, in their order', () => {
    const entities = read(
      'TideFold: Tidal Folding of Caches',
      'We present TideFold, short for tidal folding. Tidal folding is fast. TideFold beats LoRA.',
    );
    for (const { mentions } of entities) {
      const places = mentions.map(({ field, start }) => (field === 'title' ? 0 : 1e6) + start);
      expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
    }
  });
});
