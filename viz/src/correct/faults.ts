import {
  type ActedOverride,
  ENTITY_TYPES,
  type OverrideAction,
  PAPER_RELATIONS,
} from '../../../src/graph/schema.ts';
import type { EdgeRef, NodePanel } from '../../../src/server/wire.ts';
import { relationStyle } from '../map/relation-style.ts';

/** What a person is asked for, beside what is wrong. */
export type Field =
  | { kind: 'choice'; label: string; options: [value: string, words: string][] }
  | { kind: 'text'; label: string; first: string }
  /** A node of the graph; the answer is what an overrides file calls it. */
  | { kind: 'entity'; label: string };

/** Something that can be wrong, and the correction that says so. */
export interface Fault {
  words: string;
  /** What the correction does, in a sentence. */
  does: string;
  fields: Field[];
  /** @param answers one for each field @returns nothing while they do not make a correction */
  correction(answers: readonly string[]): ActedOverride | undefined;
}

/** What can be wrong with an edge. */
export function edgeFaults(edge: EdgeRef): Fault[] {
  return edge.from === undefined ? paperFaults(edge) : linkFaults({ ...edge, from: edge.from });
}

function paperFaults({ type, to, toType, papers }: EdgeRef): Fault[] {
  const others = PAPER_RELATIONS.filter(
    (relation) => relation !== type && (relation !== 'EVALUATES_ON' || toType === 'Benchmark'),
  );
  return [
    {
      words: 'Not this relation',
      does: `Leaves ${to} out of this paper.`,
      fields: [],
      correction: () => ({ action: 'drop', name: to, papers }),
    },
    {
      words: 'Other relation',
      does: 'Changes what this paper does with it.',
      fields: [
        {
          kind: 'choice',
          label: 'It is this one',
          options: others.map((relation) => [relation, relationStyle(relation).words]),
        },
      ],
      correction: ([value]) => ({ action: 'relate', name: to, ...only(value), papers }),
    },
    {
      words: 'Not the same thing',
      does: `In this paper ${to} means something else.`,
      fields: [{ kind: 'text', label: 'What it is called', first: to }],
      correction: ([value]) => named('different', to, value, papers),
    },
    {
      words: 'Wrong type',
      does: 'Changes the type.',
      fields: [typeField(toType), WHERE],
      correction: ([value, where]) => ({
        action: 'retype',
        name: to,
        ...only(value),
        ...(where === HERE && { papers }),
      }),
    },
  ];
}

function linkFaults({ from, fromType, to, toType, papers }: EdgeRef & { from: string }): Fault[] {
  const ends: [string, string][] = [
    [from, from],
    [to, to],
  ];
  const subject: Field = { kind: 'choice', label: 'Which of the two', options: ends };
  // What follows from the names alone is said in no paper in which one could mean something else.
  const apart: Fault = {
    words: 'Not the same thing',
    does: 'Where this is said, the name means something else.',
    fields: [subject, { kind: 'text', label: 'What it is called', first: from }],
    correction: ([name = from, value]) => named('different', name, value, papers),
  };
  return [
    {
      words: 'Not this relation',
      does: `Says that ${from} and ${to} have no such relation.`,
      fields: [],
      correction: () => ({ action: 'unlink', name: from, value: to }),
    },
    ...(papers.length > 0 ? [apart] : []),
    {
      words: 'Wrong type',
      does: 'Changes the type, everywhere.',
      fields: [subject, typeField(undefined)],
      correction: ([name = from, value]) =>
        value === (name === from ? fromType : toType)
          ? undefined
          : { action: 'retype', name, ...only(value) },
    },
  ];
}

/** What can be wrong with the type of an entity. */
export function typeFaults({ name, type }: { name: string; type: string }): Fault[] {
  return [
    {
      words: 'Wrong type',
      does: 'Changes the type, everywhere.',
      fields: [typeField(type)],
      correction: ([value]) => ({ action: 'retype', name, ...only(value) }),
    },
    {
      words: 'No method, model or benchmark',
      does: 'Leaves it out of the graph.',
      fields: [],
      correction: () => ({ action: 'drop', name }),
    },
  ];
}

/** What can be wrong with what was taken for one entity, and what it is called. */
export function mergeFaults({ name, spellings }: NonNullable<NodePanel['correct']>): Fault[] {
  const others = spellings.filter(({ text }) => text !== name);
  const faults: Fault[] = [
    {
      words: 'Something else is the same',
      does: 'Makes the two one, with all their edges. This name stays.',
      fields: [{ kind: 'entity', label: 'The other name' }],
      correction: ([value]) => named('same', name, value),
    },
    {
      words: 'It should be called otherwise',
      does: 'Changes the name.',
      fields: [{ kind: 'text', label: 'The name', first: name }],
      correction: ([value]) => named('rename', name, value),
    },
  ];
  if (others.length === 0) return faults;
  return [
    {
      words: 'A spelling means something else',
      does: 'What is written so stands apart from now on.',
      fields: [
        {
          kind: 'choice',
          label: 'The spelling',
          options: others.map(({ text, papers }) => [
            text,
            `${text} (${papers} ${papers === 1 ? 'paper' : 'papers'})`,
          ]),
        },
      ],
      correction: ([value]) => named('different', name, value),
    },
    ...faults,
  ];
}

const HERE = 'here';
const WHERE: Field = {
  kind: 'choice',
  label: 'Where',
  options: [
    [HERE, 'In this paper'],
    ['everywhere', 'Everywhere'],
  ],
};

function typeField(now: string | undefined): Field {
  const options = ENTITY_TYPES.filter((type) => type !== now);
  return {
    kind: 'choice',
    label: 'The type is',
    options: options.map((type) => [type, type]),
  };
}

/** A correction that gives a name, where what was typed can be one. */
function named(
  action: OverrideAction,
  name: string,
  typed = '',
  papers?: string[],
): ActedOverride | undefined {
  // A tab or a line end would part the line; a name has neither.
  const value = typed.replace(/\p{Cc}+/gu, ' ').trim();
  if (!/[\p{L}\p{N}]/u.test(value) || value.length > 300) return undefined;
  if (value === name && !(action === 'different' && papers)) return undefined;
  return { action, name, value, ...(papers && { papers }) };
}

function only(value: string | undefined): { value?: string } {
  return value === undefined ? {} : { value };
}
