import { closestNames } from '../graph/closest.ts';
import { FACT_PROPERTIES, LINK_PROPERTIES, NODE_PROPERTIES } from '../graph/properties.ts';
import { STORED_LABELS, STORED_TYPES } from '../graph/schema.ts';
import { foldName } from '../text/fold.ts';
import { lineAndColumn } from './cypher-error.ts';
import { type UsedName, usedNames } from './cypher-text.ts';

export type NameKind = 'label' | 'type' | 'property';

/** A name that a query uses and the store does not hold. */
export interface UnknownName extends UsedName {
  kind: NameKind;
}

const KNOWN: Readonly<Record<NameKind, readonly string[]>> = {
  label: STORED_LABELS,
  type: STORED_TYPES,
  property: [
    ...new Set(
      [...Object.values(NODE_PROPERTIES), FACT_PROPERTIES, LINK_PROPERTIES].flatMap(Object.keys),
    ),
  ],
};

const SENTENCE: Readonly<Record<NameKind, string>> = {
  label: 'No node has the label',
  type: 'No relationship has the type',
  property: 'Nothing has the property',
};

/** The names of a query that the schema of a graph does not have. A property may be of a map, so it has to resemble a known one. */
export function unknownNames(cypher: string): UnknownName[] {
  const { labels, types, properties } = usedNames(cypher);
  const all = [
    ...labels.map((one) => ({ ...one, kind: 'label' as const })),
    ...types.map((one) => ({ ...one, kind: 'type' as const })),
    ...properties
      .filter(({ name }) => closest(name, 'property') !== undefined)
      .map((one) => ({ ...one, kind: 'property' as const })),
  ];
  // `r:USES` asks a relationship for its type as `n:Paper` asks a node for its label.
  const typesToo = ({ kind, name }: UnknownName) => kind === 'label' && KNOWN.type.includes(name);
  return all.filter((one) => !typesToo(one));
}

/**
 * A sentence for each name that the schema of a graph does not have either: most such names are misspelt, and a query with one
 * silently answers nothing.
 */
export function nameHints(unknown: readonly UnknownName[], cypher: string): string[] {
  return unknown
    .filter(({ kind, name }) => !KNOWN[kind].includes(name))
    .sort((a, b) => a.start - b.start)
    .map(({ kind, name, start }) => {
      const near = closest(name, kind);
      const { line, column } = lineAndColumn(cypher, start);
      const known = kind === 'property' ? '' : ` A graph has ${KNOWN[kind].join(', ')}.`;
      const advice = near === undefined ? known : ` Did you mean "${near}"?`;
      return `${SENTENCE[kind]} "${name}" (line ${line}, column ${column}).${advice}`;
    });
}

function closest(name: string, kind: NameKind): string | undefined {
  const names = KNOWN[kind].map((one) => ({
    name: one,
    spellings: [foldName(one)],
    weight: 0,
    title: false,
  }));
  return closestNames(name, names, 1)[0];
}
