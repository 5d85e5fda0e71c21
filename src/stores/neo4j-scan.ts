import neo4j, { type Session } from 'neo4j-driver';
import { identityOf, NODE_PROPERTIES } from '../graph/properties.ts';
import { RELATIONSHIP_SHAPES } from '../graph/records.ts';
import type { StoredLabel, StoredType } from '../graph/schema.ts';
import type { Survey } from '../graph/survey.ts';

/** A node or relationship that bears the mark, as it was found. */
export interface Found {
  elementId: string;
  /** A node's id or a name's key; of a relationship those of both ends. */
  told: string;
  /** A node's number in the survey, or a relationship's place in its index; -1 where the graph has none such. */
  place: number;
  /** In the order of the schema's property kinds; empty where they were not asked for. */
  values: unknown[];
}

/**
 * All nodes of a label that bear the mark, as they come from the server: no more than some thousands are held. A node of another label to
 * which somebody gave this one as well is left out.
 */
export async function* scanNodes(
  session: Session,
  survey: Survey,
  label: StoredLabel,
  withValues: boolean,
): AsyncGenerator<Found> {
  const keys = withValues ? Object.keys(NODE_PROPERTIES[label]) : [];
  const result = session.run(
    `MATCH (n:${label})
WHERE n.paperloom = true
RETURN ${['elementId(n)', `n.${identityOf(label)}`, 'labels(n)', ...keys.map((key) => `n.\`${key}\``)].join(', ')}`,
  );
  for await (const record of result) {
    const [elementId, id, labels] = [record.get(0), record.get(1), record.get(2) as string[]];
    const wanted = typeof id === 'string' ? labelIn(survey, label, id) : undefined;
    if (wanted !== undefined && wanted !== label && labels.includes(wanted)) continue;
    const place = wanted === label ? survey[numbersOf(label)].get(id)! : -1;
    yield { elementId, told: String(id), place, values: keys.map((_, i) => record.get(i + 3)) };
  }
}

function labelIn(survey: Survey, label: StoredLabel, id: string): StoredLabel | undefined {
  if (label !== 'Name') return survey.labelOf(id);
  return survey.keys.has(id) ? 'Name' : undefined;
}

/** Which of a survey's maps has the numbers of nodes of a label. */
export function numbersOf(label: StoredLabel): 'ids' | 'keys' {
  return label === 'Name' ? 'keys' : 'ids';
}

/** All relationships of a type that bear the mark. */
export async function* scanLinks(
  session: Session,
  survey: Survey,
  type: StoredType,
  withValues: boolean,
): AsyncGenerator<Found> {
  const { fromLabels, kinds } = RELATIONSHIP_SHAPES[type];
  const keys = withValues ? Object.keys(kinds) : [];
  const columns = [
    'elementId(r)',
    `a.${identityOf(fromLabels[0]!)}`,
    'a.paperloom',
    'b.id',
    'b.paperloom',
    ...keys.map((key) => `r.\`${key}\``),
  ];
  const result = session.run(
    `MATCH (a)-[r:${type}]->(b)
WHERE r.paperloom = true
RETURN ${columns.join(', ')}`,
  );
  const starts = survey[numbersOf(fromLabels[0]!)];
  for await (const record of result) {
    const [elementId, from, fromMark, to, toMark] = [0, 1, 2, 3, 4].map((i) => record.get(i));
    const ours = fromMark === true && toMark === true;
    const [start, end] = [ours ? starts.get(from) : undefined, survey.ids.get(to)];
    const place =
      start === undefined || end === undefined ? -1 : survey.links.indexOf(start, type, end);
    const told = `${from} → ${to}`;
    yield { elementId, told, place, values: keys.map((_, i) => record.get(i + 5)) };
  }
}

/** Sessions that read much: records come in pieces, and the server waits while one is worked on. */
export const SCANNING = { fetchSize: 2000, defaultAccessMode: neo4j.session.READ } as const;
