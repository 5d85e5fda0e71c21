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
 * A graph of 242 papers and 66 entities, the same on every run, with hubs, ties, hostile names, a family of models three deep,
 * papers without a year and links of every type: something for saved queries to chew on.
 */
export function wovenGraph(): Graph {
  const draw = drawer(20240306);
  const entities = wovenEntities();
  const papers = Array.from({ length: 240 }, (_, i) => wovenPaper(i));
  const facts = papers.flatMap((paper) => wovenFacts(paper, entities, draw));
  const links = wovenLinks(papers, entities, draw);
  addCorners(papers, entities, facts, links);
  tellFirsts(papers, entities, facts);
  const relations = [...facts, ...links, ...wovenVariants()];
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

/** Two methods, four models, two benchmarks, then methods: the names that the saved queries ask for where nothing is given. */
const KNOWN = [
  ...['LoRA', 'GaLore', 'LLaMA', 'LLaMA-2', 'LLaMA-2 7B', 'LLaMA-2 13B', 'MMLU', 'GLUE'],
  ...['GPTQ', 'AWQ', 'Adam', 'Transformer', 'TinyBERT', 'T5'],
];

function wovenEntities(): Entity[] {
  const names = [...KNOWN, ...HOSTILE_NAMES];
  while (names.length < 60) names.push(`Name ${names.length}`);
  return names.map((name, i): Entity => {
    const type: EntityType =
      i < 2
        ? 'Method'
        : i < 6
          ? 'Model'
          : i < 8
            ? 'Benchmark'
            : i < KNOWN.length
              ? 'Method'
              : TYPES[i % TYPES.length]!;
    const size = /(\d+)B$/.exec(name)?.[1];
    return {
      id: `${type.toLowerCase()}:${String(i).padStart(2, '0')}`,
      type,
      name,
      aliases: [
        ...(i % 3 === 0 ? [`${name.slice(0, 20)} too`] : []),
        ...(i === 0 ? ['Low-Rank Adaptation'] : []),
      ],
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
    ...(i % 4 > 0 && { venue: `Venue ${i % 3} ${year}` }),
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
    return wovenFact(paper, entity.id, type, (50 + Math.floor(draw() * 50)) / 100);
  });
}

function wovenFact(
  paper: Paper,
  to: string,
  type: PaperRelation,
  confidence: number,
): PaperToEntity {
  return {
    from: paper.id,
    to,
    type,
    roles: [type],
    confidence,
    evidence: paper.abstract,
    evidenceStart: 0,
    field: 'abstract',
    start: 4,
    end: 12,
    mentions: [{ text: 'abstract', field: 'abstract', start: 4, end: 12 }],
    rule: 'woven',
  };
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
    links.set(`${from.id} ${type} ${to.id}`, wovenLink(from.id, type, to.id, says));
  }
  return [...links.values()];
}

function wovenLink(
  from: string,
  type: EntityRelation,
  to: string,
  says: Paper[],
  confidence = 0.8,
): EntityToEntity {
  const evidence = says.map((paper) => ({
    paper: paper.id,
    sentence: paper.abstract,
    field: 'abstract' as const,
    sentenceStart: 0,
    start: 4,
    end: 12,
  }));
  return { from, to, type, confidence, evidence, rule: 'woven' };
}

/** What chance does not weave: a benchmark of one old paper, one of old papers only, a doubtful thing, claims against each other. */
function addCorners(
  papers: Paper[],
  entities: Entity[],
  facts: PaperToEntity[],
  links: EntityToEntity[],
): void {
  const entity = (type: EntityType, name: string, aliases: string[] = []): string => {
    const id = `${type.toLowerCase()}:${entities.length}`;
    entities.push({ id, type, name, aliases, scope: 'proper', introducedBy: [] });
    return id;
  };
  const named = (name: string) => entities.find((one) => one.name === name)!.id;
  const of = (year: number) => papers.filter((paper) => paper.year === year);
  const [one, other] = of(2019) as [Paper, Paper];
  facts.push(wovenFact(one, entity('Benchmark', 'Orphan'), 'INTRODUCES', 0.9));
  const past = entity('Benchmark', 'Of the Past');
  for (const paper of [one, other, ...of(2020).slice(0, 3)]) {
    facts.push(wovenFact(paper, past, 'EVALUATES_ON', 0.9));
  }
  const doubt = entity('Method', 'Doubt', ['Name 40', 'doubtful']);
  for (const paper of [one, other]) facts.push(wovenFact(paper, doubt, 'USES', 0.3));
  facts.push(wovenFact(of(2025)[0]!, entity('Model', 'Newcomer'), 'USES', 0.9));
  const twin = entity('Method', 'Twin');
  const first = { ...wovenPaper(papers.length), id: 'title:first' };
  const second = { ...wovenPaper(papers.length), id: 'title:second' };
  papers.push(first, second);
  facts.push(
    wovenFact(first, named('T5'), 'INTRODUCES', 0.9),
    wovenFact(first, twin, 'INTRODUCES', 0.9),
    wovenFact(first, entity('Benchmark', 'Lonely'), 'EVALUATES_ON', 0.9),
    wovenFact(second, twin, 'INTRODUCES', 0.9),
    wovenFact(second, named('LoRA'), 'COMPARES_WITH', 0.9),
  );
  const told = [
    wovenLink(named('LoRA'), 'OUTPERFORMS', named('Adam'), [one], 0.7),
    wovenLink(named('Adam'), 'OUTPERFORMS', named('LoRA'), [other], 0.6),
    wovenLink(named('TinyBERT'), 'EXTENDS', twin, [one], 0.7),
    wovenLink(twin, 'EXTENDS', named('LoRA'), [other], 0.2),
    wovenLink(named('LoRA'), 'APPLIED_TO', named('LLaMA'), [one], 0.7),
    wovenLink(facts[0]!.to, 'PART_OF', twin, [papers[0]!], 0.7),
  ];
  const key = ({ from, type, to }: EntityToEntity) => `${from} ${type} ${to}`;
  const woven = new Set(links.map(key));
  links.push(...told.filter((link) => !woven.has(key(link))));
}

/** When each entity was first seen, and by which papers it was introduced. */
function tellFirsts(papers: Paper[], entities: Entity[], facts: PaperToEntity[]): void {
  const years = new Map(papers.map(({ id, year }) => [id, year]));
  for (const entity of entities) {
    const own = facts.filter(({ to }) => to === entity.id);
    const seen = own.flatMap(({ from }) => years.get(from) ?? []);
    if (seen.length > 0) entity.firstSeen = String(Math.min(...seen));
    entity.introducedBy = own
      .filter(({ type }) => type === 'INTRODUCES')
      .map(({ from }) => from)
      .sort(byCodeUnit);
  }
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
