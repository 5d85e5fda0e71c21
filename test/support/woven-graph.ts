import type {
  Community,
  Entity,
  EntityRelation,
  EntityToEntity,
  EntityType,
  Graph,
  Paper,
  PaperRelation,
  PaperToEntity,
} from '../../src/graph/schema.ts';
import { byCodeUnit } from '../../src/order.ts';

/** Names that break a Cypher text which is put together from data, and writers that stop at odd characters. */
export const HOSTILE_NAMES = [
  'Back`tick',
  'It\'s "quoted"',
  '$param',
  "x'}) DETACH DELETE n //",
  'nu\u0000ll',
  'back\\slash \\u0027',
  '日本語 🎈',
  'Ünï–cödé',
  'very long '.repeat(1000),
];

/**
 * A graph of 240 papers and 60 entities, the same on every run, with hubs, ties, hostile names, a family of models three deep,
 * papers without a year and links of every type: something for saved queries to chew on.
 */
export function wovenGraph(): Graph {
  const draw = drawer(20240306);
  const entities = wovenEntities();
  const papers = Array.from({ length: 240 }, (_, i) => wovenPaper(i));
  const facts = papers.flatMap((paper) => wovenFacts(paper, entities, draw));
  const relations = [...facts, ...wovenLinks(papers, entities, draw), ...wovenVariants()];
  return {
    papers: papers.sort((a, b) => byCodeUnit(a.id, b.id)),
    entities: entities.sort((a, b) => byCodeUnit(a.id, b.id)),
    relations: relations.sort(
      (a, b) => byCodeUnit(a.from, b.from) || byCodeUnit(a.type, b.type) || byCodeUnit(a.to, b.to),
    ),
    communities: wovenCommunities(papers, entities),
    layout: [],
  };
}

/** Numbers from 0 up to 1, the same on every run (a linear congruential generator of Numerical Recipes). */
function drawer(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const KNOWN = ['LoRA', 'GaLore', 'LLaMA', 'LLaMA-2', 'LLaMA-2 7B', 'LLaMA-2 13B', 'MMLU', 'GLUE'];

function wovenEntities(): Entity[] {
  const names = [...KNOWN, ...HOSTILE_NAMES];
  while (names.length < 60) names.push(`Name ${names.length}`);
  return names.map((name, i): Entity => {
    const type: EntityType =
      i < 2 ? 'Method' : i < 6 ? 'Model' : i < 8 ? 'Benchmark' : TYPES[i % TYPES.length]!;
    const size = /(\d+)B$/.exec(name)?.[1];
    return {
      id: `${type.toLowerCase()}:${String(i).padStart(2, '0')}`,
      type,
      name,
      aliases: i % 3 === 0 ? [`${name.slice(0, 20)} too`] : [],
      scope: i % 7 === 0 ? 'family' : 'proper',
      introducedBy: [],
      ...(size && { parameters: Number(size) * 1e9 }),
    };
  });
}

const TYPES: EntityType[] = ['Method', 'Method', 'Model', 'Benchmark'];

function wovenPaper(i: number): Paper {
  const year = 2019 + (i % 7);
  const id = i === 0 ? '2106.09685' : `title:${String(i).padStart(16, '0')}`;
  return {
    id,
    title: i % 40 === 7 ? `A title with ${HOSTILE_NAMES[i % 8]}` : `Paper number ${i}`,
    abstract: `The abstract of paper ${i} names what it names.`,
    sources: [{ file: 'woven.jsonl', entry: i + 1 }],
    ...(i % 11 > 0 && { year, date: i % 2 ? String(year) : `${year}-03` }),
  };
}

function wovenFacts(paper: Paper, entities: Entity[], draw: () => number): PaperToEntity[] {
  const chosen = new Set<Entity>();
  // The square makes the first names frequent and the last ones rare.
  for (let i = 0; i < 6; i++) chosen.add(entities[Math.floor(draw() ** 2 * entities.length)]!);
  return [...chosen].map((entity, i): PaperToEntity => {
    const other: PaperRelation = (['COMPARES_WITH', 'USES', 'MENTIONS'] as const)[
      Math.floor(draw() * 3)
    ]!;
    const type = i === 0 ? 'INTRODUCES' : entity.type === 'Benchmark' ? 'EVALUATES_ON' : other;
    const { abstract } = paper;
    return {
      from: paper.id,
      to: entity.id,
      type,
      roles: [type],
      confidence: 0.5 + Math.floor(draw() * 50) / 100,
      evidence: abstract,
      evidenceStart: 0,
      field: 'abstract',
      start: 4,
      end: 12,
      mentions: [{ text: 'abstract', field: 'abstract', start: 4, end: 12 }],
      rule: 'woven',
    };
  });
}

const STATED: EntityRelation[] = ['EXTENDS', 'OUTPERFORMS', 'PART_OF', 'APPLIED_TO'];

function wovenLinks(papers: Paper[], entities: Entity[], draw: () => number): EntityToEntity[] {
  const links = new Map<string, EntityToEntity>();
  for (let i = 0; i < 80; i++) {
    const from = entities[Math.floor(draw() * entities.length)]!;
    const to = entities[Math.floor(draw() ** 2 * entities.length)]!;
    const type = STATED[i % STATED.length]!;
    if (from === to) continue;
    const says = [papers[i]!, papers[i + 80]!].slice(0, 1 + (i % 2));
    const evidence = says.map((paper) => ({
      paper: paper.id,
      sentence: paper.abstract,
      field: 'abstract' as const,
      sentenceStart: 0,
      start: 4,
      end: 12,
    }));
    const link = { from: from.id, to: to.id, type, confidence: 0.8, evidence, rule: 'woven' };
    links.set(`${from.id} ${type} ${to.id}`, link);
  }
  return [...links.values()];
}

function wovenVariants(): EntityToEntity[] {
  const pairs = [
    ['model:03', 'model:02'],
    ['model:04', 'model:03'],
    ['model:05', 'model:03'],
  ];
  return pairs.map(([from, to]) => ({
    from: from!,
    to: to!,
    type: 'VARIANT_OF',
    confidence: 1,
    evidence: [],
    rule: 'woven',
  }));
}

function wovenCommunities(papers: Paper[], entities: Entity[]): Community[] {
  const ids = [...papers, ...entities].map(({ id }) => id).sort(byCodeUnit);
  return [0, 1, 2, 3].map((part) => {
    const members = ids.filter((_, i) => i % 5 === part);
    const distinctive = members.filter((id) => id.includes('m')).slice(0, 3);
    return {
      id: `community:${part}`,
      label: distinctive.join(' · '),
      size: members.length,
      distinctive,
      members,
    };
  });
}
