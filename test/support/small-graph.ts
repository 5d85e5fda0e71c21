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
  Scope,
} from '../../src/graph/schema.ts';
import { byCodeUnit } from '../../src/order.ts';
import { foldName } from '../../src/text/fold.ts';

/**
 * A graph small enough to read: seven papers, eleven entities, every node label, every relation type, one entry without a
 * date, one name that two entities share (Falcon). All offsets are found in the text, so they are true.
 */
export function smallGraph(): Graph {
  const papers = [...PAPERS].sort((a, b) => byCodeUnit(a.id, b.id));
  const entities = [...ENTITIES].sort((a, b) => byCodeUnit(a.id, b.id));
  const relations = [...paperRelations(papers), ...links(papers)].sort(
    (a, b) => byCodeUnit(a.from, b.from) || byCodeUnit(a.type, b.type) || byCodeUnit(a.to, b.to),
  );
  return { papers, entities, relations, communities: COMMUNITIES, layout: layout() };
}

function paper(id: string, title: string, abstract: string, rest: Partial<Paper> = {}): Paper {
  return { id, title, abstract, sources: [{ file: 'small.jsonl', entry: 1 }], ...rest };
}

function entity(type: EntityType, name: string, rest: Partial<Entity> = {}): Entity {
  const scope: Scope = 'proper';
  const id = `${type.toLowerCase()}:${foldName(name)}`;
  return { id, type, name, aliases: [], scope, introducedBy: [], ...rest };
}

const PAPERS: Paper[] = [
  paper(
    '2106.09685',
    'LoRA: Low-Rank Adaptation of Large Language Models',
    'We propose LoRA, which freezes a model and trains small factors beside it. On GLUE it is as good as full fine-tuning.',
    {
      date: '2021-06-17',
      year: 2021,
      authors: ['Ada Ames', 'Ben Bo'],
      venue: 'ICLR',
      arxivId: '2106.09685',
      url: 'https://arxiv.org/abs/2106.09685',
    },
  ),
  paper(
    '2403.03507',
    'GaLore: Gradients Projected to a Low Rank',
    'We introduce GaLore, an optimiser that projects gradients. Unlike LoRA, it trains all weights. GaLore outperforms LoRA on GLUE when LLaMA-2 7B is tuned.',
    { date: '2024-03-06', year: 2024, arxivId: '2403.03507' },
  ),
  paper(
    '2407.11239',
    'From GaLore to WeLore',
    'WeLore extends GaLore to compression. We compress LLaMA-2 and test on MMLU.',
    { date: '2024-07', year: 2024, arxivId: '2407.11239' },
  ),
  paper(
    '10.1000/h2o.5',
    'Heavy Hitters in the Cache',
    'H2O keeps the tokens that matter. We apply H2O to LLaMA-2 7B and report MMLU.',
    { year: 2023, doi: '10.1000/h2o.5', venue: 'Workshop on Caches' },
  ),
  paper('title:0011223344556677', 'A Survey of Small Factors', 'LoRA and others are discussed.', {
    dateText: 'Apr 21',
  }),
  paper('2401.00001', 'Falcon on Land', 'We use Falcon on MMLU.', { year: 2024 }),
  paper('2401.00002', 'Falcon in the Air', 'Falcon is a scheduler that we introduce.', {
    date: '2024-01-02',
    year: 2024,
  }),
];

const ENTITIES: Entity[] = [
  entity('Method', 'LoRA', {
    aliases: ['Low-Rank Adaptation'],
    firstSeen: '2021-06-17',
    introducedBy: ['2106.09685'],
  }),
  entity('Method', 'GaLore', { firstSeen: '2024-03-06', introducedBy: ['2403.03507'] }),
  entity('Method', 'WeLore', { firstSeen: '2024-07', introducedBy: ['2407.11239'] }),
  entity('Method', 'H2O', { firstSeen: '2023', introducedBy: ['10.1000/h2o.5'] }),
  entity('Method', 'full fine-tuning', { scope: 'family', firstSeen: '2021-06-17' }),
  entity('Method', 'Falcon', { firstSeen: '2024-01-02', introducedBy: ['2401.00002'] }),
  entity('Model', 'Falcon', { firstSeen: '2024' }),
  entity('Model', 'LLaMA-2', { aliases: ['Llama 2'], firstSeen: '2024-03-06' }),
  entity('Model', 'LLaMA-2 7B', { firstSeen: '2023', parameters: 7_000_000_000 }),
  entity('Benchmark', 'GLUE', { firstSeen: '2021-06-17' }),
  entity('Benchmark', 'MMLU', { firstSeen: '2023' }),
];

/** [paper, entity, surface, roles, confidence]: the evidence is the abstract's first sentence with the surface in it. */
const FACTS: [string, string, string, PaperRelation[], number][] = [
  ['2106.09685', 'method:lora', 'LoRA', ['INTRODUCES'], 0.97],
  ['2106.09685', 'method:full-fine-tuning', 'full fine-tuning', ['COMPARES_WITH'], 0.7],
  ['2106.09685', 'benchmark:glue', 'GLUE', ['EVALUATES_ON'], 0.9],
  ['2403.03507', 'method:galore', 'GaLore', ['INTRODUCES'], 0.98],
  ['2403.03507', 'method:lora', 'LoRA', ['COMPARES_WITH', 'MENTIONS'], 0.88],
  ['2403.03507', 'benchmark:glue', 'GLUE', ['EVALUATES_ON'], 0.85],
  ['2403.03507', 'model:llama-2-7b', 'LLaMA-2 7B', ['USES'], 0.8],
  ['2407.11239', 'method:welore', 'WeLore', ['INTRODUCES'], 0.9],
  ['2407.11239', 'method:galore', 'GaLore', ['USES'], 0.75],
  ['2407.11239', 'model:llama-2', 'LLaMA-2', ['USES'], 0.8],
  ['2407.11239', 'benchmark:mmlu', 'MMLU', ['EVALUATES_ON'], 0.9],
  ['10.1000/h2o.5', 'method:h2o', 'H2O', ['INTRODUCES', 'USES'], 0.86],
  ['10.1000/h2o.5', 'model:llama-2-7b', 'LLaMA-2 7B', ['USES'], 0.82],
  ['10.1000/h2o.5', 'benchmark:mmlu', 'MMLU', ['EVALUATES_ON'], 0.9],
  ['title:0011223344556677', 'method:lora', 'LoRA', ['MENTIONS'], 0.5],
  ['2401.00001', 'model:falcon', 'Falcon', ['USES'], 0.8],
  ['2401.00001', 'benchmark:mmlu', 'MMLU', ['EVALUATES_ON'], 0.8],
  ['2401.00002', 'method:falcon', 'Falcon', ['INTRODUCES'], 0.9],
];

function paperRelations(papers: Paper[]): PaperToEntity[] {
  return FACTS.map(([from, to, surface, roles, confidence]) => {
    const { abstract } = papers.find((p) => p.id === from)!;
    const { start, end, sentence, sentenceStart } = locate(abstract, surface);
    return {
      from,
      to,
      type: roles[0]!,
      roles,
      confidence,
      evidence: sentence,
      evidenceStart: sentenceStart,
      field: 'abstract',
      start,
      end,
      mentions: [{ text: surface, field: 'abstract', start, end }],
      rule: 'by hand',
    };
  });
}

/** [head, relation, tail, paper that says so, surface of the tail, sentence's own words] */
const LINKS: [string, EntityRelation, string, string?, string?][] = [
  ['method:galore', 'OUTPERFORMS', 'method:lora', '2403.03507', 'outperforms LoRA'],
  ['method:welore', 'EXTENDS', 'method:galore', '2407.11239', 'GaLore'],
  ['method:h2o', 'APPLIED_TO', 'model:llama-2-7b', '10.1000/h2o.5', 'LLaMA-2 7B'],
  ['method:lora', 'PART_OF', 'method:full-fine-tuning', '2106.09685', 'full fine-tuning'],
  ['model:llama-2-7b', 'VARIANT_OF', 'model:llama-2'],
];

function links(papers: Paper[]): EntityToEntity[] {
  return LINKS.map(([from, type, to, paperId, surface]) => ({
    from,
    to,
    type,
    confidence: paperId ? 0.8 : 1,
    evidence: paperId
      ? [{ paper: paperId, field: 'abstract', ...locateLast(papers, paperId, surface!) }]
      : [],
    rule: 'by hand',
  }));
}

function locateLast(papers: Paper[], paperId: string, surface: string) {
  const { abstract } = papers.find((p) => p.id === paperId)!;
  const { end, sentence, sentenceStart } = locate(abstract, surface);
  // Of "outperforms LoRA" only the last word is the surface; names of more words are given whole.
  const name = surface.replace(/^outperforms /, '');
  return { sentence, sentenceStart, start: end - name.length, end };
}

function locate(text: string, surface: string) {
  const start = text.indexOf(surface);
  if (start < 0) throw new Error(`"${surface}" is not in "${text}"`);
  const end = start + surface.length;
  const sentenceStart = text.lastIndexOf('. ', start) < 0 ? 0 : text.lastIndexOf('. ', start) + 2;
  const stop = text.indexOf('. ', end);
  const sentence = text.slice(sentenceStart, stop < 0 ? text.length : stop + 1);
  return { start, end, sentence, sentenceStart };
}

const COMMUNITIES: Community[] = [
  {
    id: 'community:lora',
    label: 'LoRA · GaLore',
    size: 10,
    distinctive: ['method:lora', 'method:galore', 'method:welore'],
    members: [
      '2106.09685',
      '2403.03507',
      '2407.11239',
      'benchmark:glue',
      'method:full-fine-tuning',
      'method:galore',
      'method:lora',
      'method:welore',
      'model:llama-2',
      'title:0011223344556677',
    ],
  },
  {
    id: 'community:mmlu',
    label: 'MMLU · H2O',
    size: 6,
    distinctive: ['benchmark:mmlu', 'method:h2o'],
    members: [
      '10.1000/h2o.5',
      '2401.00001',
      'benchmark:mmlu',
      'method:h2o',
      'model:falcon',
      'model:llama-2-7b',
    ],
  },
];

/** On a circle, rounded as in a real folder. */
function layout() {
  const ids = [...PAPERS, ...ENTITIES].map((node) => node.id).sort(byCodeUnit);
  return ids.map((id, i) => ({
    id,
    x: Math.round(10_000 * Math.cos((2 * Math.PI * i) / ids.length)) / 100,
    y: Math.round(10_000 * Math.sin((2 * Math.PI * i) / ids.length)) / 100,
  }));
}
