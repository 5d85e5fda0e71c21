import type { GraphIndex } from '../graph/graph-index.ts';
import type { Relation, RelationType } from '../graph/schema.ts';
import type { NodeType } from './wire.ts';

/** A relation as a section of the panel shows it. */
export interface Row {
  /** The neighbour that the row shows. */
  other: string;
  relation: Relation;
}

export interface SectionKind {
  key: string;
  title: string;
  unit: 'papers' | 'entities';
  relations: RelationType[];
  /** Shown as names without sentences. */
  chips?: boolean;
  pick(relations: readonly Relation[], id: string, index: GraphIndex): Row[];
}

/** The panel's sections for a node of a type, in the order in which they stand. */
export function sectionKinds(type: NodeType): SectionKind[] {
  if (type === 'Paper') return PAPER_SECTIONS;
  return type === 'Benchmark' ? BENCHMARK_SECTIONS : ENTITY_SECTIONS;
}

/** A section of the relations of one type that leave the node ("out") or reach it ("in"). */
function section(
  title: string,
  type: RelationType,
  way: 'in' | 'out',
  unit: SectionKind['unit'],
  chips = false,
): SectionKind {
  return {
    key: `${way}-${type.toLowerCase().replaceAll('_', '-')}`,
    title,
    unit,
    relations: [type],
    chips,
    pick: (relations, id) =>
      relations
        .filter((relation) => relation.type === type)
        .filter((relation) => (way === 'in' ? relation.to : relation.from) === id)
        .map((relation) => ({ other: way === 'in' ? relation.from : relation.to, relation })),
  };
}

/** What the papers that introduce a method or model evaluate on: the nearest thing to "evaluated on" that a text says. */
const EVALUATED_ON: SectionKind = {
  key: 'evaluated-on',
  title: 'Evaluated on, where it is introduced',
  unit: 'entities',
  relations: [],
  pick: (relations, id, index) => {
    const rows = new Map<string, Row>();
    for (const introduction of relations) {
      if (introduction.type !== 'INTRODUCES' || introduction.to !== id) continue;
      for (const relation of index.relationsOf(introduction.from)) {
        if (relation.type !== 'EVALUATES_ON' || relation.to === id) continue;
        const known = rows.get(relation.to);
        if (known && known.relation.confidence >= relation.confidence) continue;
        rows.set(relation.to, { other: relation.to, relation });
      }
    }
    return [...rows.values()];
  },
};

const LINKS: SectionKind[] = [
  section('Extends', 'EXTENDS', 'out', 'entities'),
  section('Extended by', 'EXTENDS', 'in', 'entities'),
  section('Outperforms', 'OUTPERFORMS', 'out', 'entities'),
  section('Outperformed by', 'OUTPERFORMS', 'in', 'entities'),
  section('Part of', 'PART_OF', 'out', 'entities'),
  section('Has as a part', 'PART_OF', 'in', 'entities'),
  section('Applied to', 'APPLIED_TO', 'out', 'entities'),
  section('Applied here', 'APPLIED_TO', 'in', 'entities'),
  section('Variant of', 'VARIANT_OF', 'out', 'entities', true),
  section('Variants', 'VARIANT_OF', 'in', 'entities', true),
];

const INTRODUCED = section('Introduced by', 'INTRODUCES', 'in', 'papers');
const USED = section('Used by', 'USES', 'in', 'papers');
const COMPARED = section('Compared with', 'COMPARES_WITH', 'in', 'papers');
const EVALUATED = section('Evaluated by', 'EVALUATES_ON', 'in', 'papers');
const MENTIONED = section('Mentioned by', 'MENTIONS', 'in', 'papers');

const ENTITY_SECTIONS = [INTRODUCED, USED, COMPARED, EVALUATED_ON, EVALUATED, ...LINKS, MENTIONED];
const BENCHMARK_SECTIONS = [INTRODUCED, EVALUATED, USED, COMPARED, ...LINKS, MENTIONED];

const PAPER_SECTIONS = [
  section('Introduces', 'INTRODUCES', 'out', 'entities'),
  section('Uses', 'USES', 'out', 'entities'),
  section('Compares with', 'COMPARES_WITH', 'out', 'entities'),
  section('Evaluates on', 'EVALUATES_ON', 'out', 'entities'),
  section('Mentions', 'MENTIONS', 'out', 'entities'),
];
