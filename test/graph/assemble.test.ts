import { describe, expect, it } from 'vitest';
import type { ExtractedEntity, ExtractedLink, PaperExtraction } from '../../src/extract/types.ts';
import { assembleGraph } from '../../src/graph/assemble.ts';
import { nameSources } from '../../src/graph/name-sources.ts';
import type { Paper } from '../../src/graph/schema.ts';

const TEXT =
  'We propose Harbor, which extends GaLore and is compared with LoRA on GLUE. Harbor needs little.';

function paper(id: string, rest: Partial<Paper> = {}): Paper {
  return { id, title: `Paper ${id}`, abstract: TEXT, sources: [], ...rest };
}

/** An entity as extraction finds it in TEXT; the surface may differ from the name. */
function found(name: string, rest: Partial<ExtractedEntity> = {}, surface = name): ExtractedEntity {
  const start = Math.max(TEXT.indexOf(surface), 0);
  const end = start + surface.length;
  const relation = rest.relation ?? 'uses';
  return {
    name,
    type: 'Method',
    scope: 'proper',
    relation,
    roles: [relation],
    confidence: 0.8,
    mentions: [{ text: surface, field: 'abstract', start, end }],
    evidence: TEXT.slice(0, 75),
    evidenceStart: 0,
    field: 'abstract',
    start,
    end,
    rule: 'test',
    ...rest,
  };
}

function link(
  head: string,
  rel: ExtractedLink['rel'],
  tail: string,
  confidence = 0.8,
): ExtractedLink {
  const start = TEXT.indexOf(tail);
  const where = { evidence: TEXT.slice(0, 75), evidenceStart: 0, field: 'abstract' as const };
  return { head, rel, tail, confidence, ...where, start, end: start + tail.length, rule: 'test' };
}

function extraction(
  id: string,
  entities: ExtractedEntity[],
  links: ExtractedLink[] = [],
): PaperExtraction {
  return { id, title: `Paper ${id}`, entities, links };
}

describe('one entity for one name', () => {
  it('takes papers that write a name differently together, and shows the spelling of most', () => {
    const { entities, relations } = assembleGraph(
      [paper('a'), paper('b'), paper('c')],
      [
        extraction('a', [found('GPT4', { type: 'Model' })]),
        extraction('b', [found('GPT-4', { type: 'Model' })]),
        extraction('c', [found('GPT-4', { type: 'Model' })]),
      ],
    );
    expect(entities.map((e) => [e.id, e.name, e.aliases])).toEqual([['model:gpt-4', 'GPT-4', []]]);
    expect(relations.map((r) => [r.from, r.to])).toEqual([
      ['a', 'model:gpt-4'],
      ['b', 'model:gpt-4'],
      ['c', 'model:gpt-4'],
    ]);
  });

  it('lets the paper that introduces a name say how it is written', () => {
    const { entities } = assembleGraph(
      [paper('a'), paper('b'), paper('c')],
      [
        extraction('a', [found('GaLore', { relation: 'introduces' })]),
        extraction('b', [found('Galore')]),
        extraction('c', [found('GALORE')]),
      ],
    );
    expect(entities.map((e) => e.name)).toEqual(['GaLore']);
    expect(entities[0]!.introducedBy).toEqual(['a']);
  });

  it('keeps a dash between digits: LLaMA-2 7B is not LLaMA-27B', () => {
    const { entities } = assembleGraph(
      [paper('a')],
      [extraction('a', [found('LLaMA-2 7B'), found('LLaMA-27B')])],
    );
    expect(entities.map((e) => e.id)).toEqual(['method:llama-2-7b', 'method:llama-27b']);
  });

  it('gives no two results for two orders of the same input', () => {
    const papers = [paper('a', { year: 2024 }), paper('b', { year: 2023 }), paper('c')];
    const extractions = [
      extraction('a', [found('Harbor', { confidence: 0.1 }), found('LoRA')]),
      extraction('b', [found('harbor', { confidence: 0.2 }), found('LoRA', { scope: 'family' })]),
      extraction('c', [found('HARBOR', { confidence: 0.3 })], []),
    ];
    const forward = assembleGraph(papers, extractions);
    const backward = assembleGraph(papers.toReversed(), extractions.toReversed());
    expect(backward).toEqual(forward);
  });
});

describe('the type of a name that papers disagree on', () => {
  it('is one for Method and Model, by weight', () => {
    const { entities } = assembleGraph(
      [paper('a'), paper('b'), paper('c')],
      [
        extraction('a', [found('Harbor', { type: 'Model', relation: 'introduces' })]),
        extraction('b', [found('Harbor', { type: 'Method' })]),
        extraction('c', [found('Harbor', { type: 'Method' })]),
      ],
    );
    expect(entities.map((e) => e.id)).toEqual(['model:harbor']);
  });

  it('corrects a single paper that takes a benchmark for a method', () => {
    const papers = ['a', 'b', 'c', 'd'].map((id) => paper(id));
    const { entities, relations } = assembleGraph(papers, [
      extraction('a', [found('GLUE', { type: 'Method' })]),
      ...['b', 'c', 'd'].map((id) =>
        extraction(id, [found('GLUE', { type: 'Benchmark', relation: 'evaluates_on' })]),
      ),
    ]);
    expect(entities.map((e) => e.id)).toEqual(['benchmark:glue']);
    expect(relations.map((r) => r.type)).toEqual([
      'USES',
      'EVALUATES_ON',
      'EVALUATES_ON',
      'EVALUATES_ON',
    ]);
  });

  it('says that a paper uses what turned out not to be a benchmark', () => {
    const papers = ['a', 'b'].map((id) => paper(id));
    const { relations } = assembleGraph(papers, [
      extraction('a', [found('Harbor', { relation: 'introduces' })]),
      extraction('b', [found('Harbor', { type: 'Benchmark', relation: 'evaluates_on' })]),
    ]);
    expect(relations.map((r) => [r.to, r.type])).toEqual([
      ['method:harbor', 'INTRODUCES'],
      ['method:harbor', 'USES'],
    ]);
  });

  it('lets a benchmark and a model share a name where three papers speak for each', () => {
    const papers = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => paper(id));
    const { entities } = assembleGraph(
      papers,
      papers.map(({ id }, i) =>
        extraction(id, [found('Harbor', { type: i < 3 ? 'Benchmark' : 'Model' })]),
      ),
    );
    expect(entities.map((e) => e.id)).toEqual(['benchmark:harbor', 'model:harbor']);
  });
});

describe('what an entity says of itself', () => {
  const aliasesFor = (name: string, ...surfaces: string[]) => {
    const entity = found(name);
    const mentions = surfaces.map((text) => ({
      text,
      field: 'abstract' as const,
      start: 0,
      end: 1,
    }));
    const { entities } = assembleGraph(
      [paper('a')],
      [extraction('a', [{ ...entity, mentions }, found('Low Rank')])],
    );
    return entities.find((e) => e.name === name)!.aliases;
  };

  it('lists other ways it is written, without markup, sorted', () => {
    expect(aliasesFor('H2O', 'H$_2$O', 'Heavy-Hitter Oracle', '"Heavy Hitters"')).toEqual([
      'Heavy Hitters',
      'Heavy-Hitter Oracle',
    ]);
  });

  it('leaves out spellings that differ in case, dashes or a plural alone', () => {
    expect(aliasesFor('State Space Model', 'SSM', 'SSMs', 'ssm', 'state-space models')).toEqual([
      'SSM',
    ]);
  });

  it('leaves out single letters, bare sizes and what is the name of something else', () => {
    expect(aliasesFor('Heron 7B', 'Heron 7B and 13B', 'Heron-7B/13B')).toEqual([]);
    expect(aliasesFor('Heronv5', 'Heronv5/v7', 'Heron v4, v5 and v7')).toEqual([]);
    expect(aliasesFor('Heron-10', 'Heron-10/100', 'Heron 10 & 100', 'Heron-10/-100-C')).toEqual([]);
    expect(aliasesFor('LLaMA-2 13B', 'L', '13B', 'low-rank', 'Llama2-13B-chat')).toEqual([
      'Llama2-13B-chat',
    ]);
  });

  const spelled = (name: string, text: string, times: number) => {
    const mentions = Array.from({ length: times }, (_, i) => ({
      text,
      field: 'abstract' as const,
      start: i,
      end: i + text.length,
    }));
    return { ...found(name), mentions };
  };

  it('keeps an acronym that a slip of one paper is called by, and no name that mostly stands for its owner', () => {
    const aliasesBeside = (own: number, name: string, times: number) => {
      const { entities } = assembleGraph(
        [paper('a'), paper('b')],
        [
          extraction('a', [spelled('Tidal Harbour Allocation', 'THA', times)]),
          extraction('b', [spelled(name, name, own)]),
        ],
      );
      return entities.find((e) => e.name === 'Tidal Harbour Allocation')!.aliases;
    };
    expect(aliasesBeside(2, 'THA', 16)).toEqual(['THA']);
    // Its own name counts once a paper besides its mentions.
    expect(aliasesBeside(15, 'THA', 16)).toEqual(['THA']);
    expect(aliasesBeside(16, 'THA', 16)).toEqual([]);
  });

  it('leaves a spelling to the entity that it mostly stands for', () => {
    const { entities } = assembleGraph(
      [paper('a'), paper('b')],
      [
        extraction('a', [spelled('Reinforcement Learning', 'RL', 9)]),
        extraction('b', [spelled('Deep Reinforcement Learning', 'RL', 1)]),
      ],
    );
    expect(entities.map(({ name, aliases }) => [name, aliases])).toEqual([
      ['Deep Reinforcement Learning', []],
      ['Reinforcement Learning', ['RL']],
    ]);
  });

  it('leaves out rare longer forms, which may be something else, but no long form of its own', () => {
    const often = Array.from({ length: 40 }, () => 'LoRA');
    const forms = ['Low-Rank Adaptation', 'Low-Rank Adaptation', 'Low-Rank Adaptation Subtraction'];
    expect(aliasesFor('LoRA', ...often, ...forms)).toEqual(['Low-Rank Adaptation']);
  });

  it('is first seen in the earliest dated paper that names it', () => {
    const { entities } = assembleGraph(
      [paper('a', { date: '2024-03-06', year: 2024 }), paper('b', { year: 2023 }), paper('c')],
      ['a', 'b', 'c'].map((id) => extraction(id, [found('Harbor')])),
    );
    expect(entities[0]!.firstSeen).toBe('2023');
  });

  it('has the scope that most papers give it, and the number of weights if it is a model', () => {
    const { entities } = assembleGraph(
      [paper('a'), paper('b'), paper('c')],
      [
        extraction('a', [found('Harbor 7B', { type: 'Model', scope: 'family', parameters: 7e9 })]),
        extraction('b', [found('Harbor 7B', { type: 'Model', parameters: 7e9 })]),
        extraction('c', [found('Harbor 7B', { type: 'Model', parameters: 7e9 })]),
      ],
    );
    expect(entities[0]).toMatchObject({ scope: 'proper', parameters: 7_000_000_000 });
  });
});

describe('variants', () => {
  it('hang below their family, which is made where no paper names it by itself', () => {
    const variant = (name: string, familyOf: string) => found(name, { type: 'Model', familyOf });
    const { entities, relations } = assembleGraph(
      [paper('a')],
      [
        extraction('a', [
          variant('LLaMA-2 7B', 'LLaMA-2'),
          variant('LLaMA-2', 'LLaMA'),
          variant('OPT-6.7B', 'OPT'),
        ]),
      ],
    );
    expect(entities.map((e) => e.name)).toEqual([
      'LLaMA',
      'LLaMA-2',
      'LLaMA-2 7B',
      'OPT',
      'OPT-6.7B',
    ]);
    expect(entities[0]).toEqual({
      id: 'model:llama',
      type: 'Model',
      name: 'LLaMA',
      aliases: [],
      scope: 'proper',
      introducedBy: [],
    });
    const variants = relations.filter((r) => r.type === 'VARIANT_OF');
    expect(variants.map((r) => `${r.from} ${r.to}`)).toEqual([
      'model:llama-2 model:llama',
      'model:llama-2-7b model:llama-2',
      'model:opt-6.7b model:opt',
    ]);
  });

  it('of a family that only variants name hang below the family that a list gives that one', () => {
    const sources = nameSources(
      [{ type: 'Model', name: 'Heron 3', aliases: [], family: 'Heron' }],
      [],
    );
    const { relations } = assembleGraph(
      [paper('a')],
      [extraction('a', [found('Heron 3 7B', { type: 'Model', familyOf: 'Heron 3' })])],
      { sources },
    );
    const variants = relations.filter((r) => r.type === 'VARIANT_OF');
    expect(variants.map((r) => `${r.from} ${r.to}`)).toEqual([
      'model:heron-3 model:heron',
      'model:heron-3-7b model:heron-3',
    ]);
    expect(variants[0]).toMatchObject({ confidence: 0.9, rule: 'version-grammar' });
  });

  it('are as sure as the surest paper, and say why', () => {
    const variant = (
      name: string,
      confidence: number,
      rule: 'version-grammar' | 'version-network',
    ) => found(name, { familyOf: 'Heron', familyConfidence: confidence, familyRule: rule });
    const { relations } = assembleGraph(
      [paper('a'), paper('b')],
      [
        extraction('a', [variant('Heron-small', 0.4, 'version-network')]),
        extraction('b', [
          variant('Heron-small', 0.7, 'version-network'),
          variant('Heron 2', 0.9, 'version-grammar'),
        ]),
      ],
    );
    const variants = relations.filter((r) => r.type === 'VARIANT_OF');
    expect(variants.map((r) => [r.from, r.confidence, r.rule])).toEqual([
      ['method:heron-2', 0.9, 'version-grammar'],
      ['method:heron-small', 0.7, 'version-network'],
    ]);
  });

  it('never form a ring', () => {
    const { relations } = assembleGraph(
      [paper('a')],
      [
        extraction('a', [
          found('Left', { familyOf: 'Right' }),
          found('Right', { familyOf: 'Left' }),
        ]),
      ],
    );
    const variants = relations.filter((r) => r.type === 'VARIANT_OF');
    expect(variants.map((r) => `${r.from} ${r.to}`)).toEqual(['method:left method:right']);
  });
});

describe('relations', () => {
  it('of a paper to one entity are one, typed by the strongest role, with that role’s evidence', () => {
    const strong = found('LoRA', {
      relation: 'compares_with',
      roles: ['compares_with', 'mentions'],
    });
    const weak = found('Lora', { relation: 'mentions', confidence: 0.95, evidenceStart: 76 });
    const { relations } = assembleGraph([paper('a')], [extraction('a', [weak, strong])]);
    expect(relations).toHaveLength(1);
    expect(relations[0]).toMatchObject({
      type: 'COMPARES_WITH',
      roles: ['COMPARES_WITH', 'MENTIONS'],
      confidence: 0.8,
      evidenceStart: 0,
    });
  });

  it('between entities gather the evidence of all papers that state them', () => {
    const stating = (id: string, confidence: number) =>
      extraction(
        id,
        [found('Harbor'), found('GaLore')],
        [link('Harbor', 'extends', 'GaLore', confidence)],
      );
    const { relations } = assembleGraph(
      [paper('a'), paper('b')],
      [stating('b', 0.5), stating('a', 0.8)],
    );
    const links = relations.filter((r) => r.type === 'EXTENDS');
    expect(links).toHaveLength(1);
    expect(links[0]).toMatchObject({
      from: 'method:harbor',
      to: 'method:galore',
      confidence: 0.9,
      evidence: [{ paper: 'a' }, { paper: 'b' }],
    });
  });

  it('do not lead from an entity to itself', () => {
    const { relations } = assembleGraph(
      [paper('a')],
      [extraction('a', [found('LoRA'), found('Lora')], [link('LoRA', 'extends', 'Lora')])],
    );
    expect(relations.map((r) => r.type)).toEqual(['USES']);
  });
});

it('refuses an extraction of a paper that it was not given', () => {
  expect(() => assembleGraph([], [extraction('a', [])])).toThrow('"a"');
});
