import { identityOf, NODE_PROPERTIES, type PropertyKinds } from '../graph/properties.ts';
import type { LinkRecord, NodeRecord } from '../graph/record-stream.ts';
import { RELATIONSHIP_SHAPES } from '../graph/records.ts';
import type { StoredLabel, StoredType } from '../graph/schema.ts';
import { numbersOf } from './neo4j-scan.ts';
import { toNeo4j } from './neo4j-values.ts';
import type { Json } from './store.ts';

/** A row of `$rows`: the identity, or those of both ends, then a value a property. A list is half as long as a map, and read faster. */
export type Row = unknown[];

/**
 * How things of one label, or of one type between two labels, are written and compared. Labels, types and property names are the
 * schema's own constants; all data goes in `$rows`.
 */
export interface LoadText {
  /** The label or type. */
  name: StoredLabel | StoredType;
  /** Makes every row: right only where there is none of them. Answers how many were written, of nodes also their element ids. */
  create: string;
  /** Of relationships: `create` for rows that begin with the element ids of both ends, which are found without an index. */
  createAt?: string;
  /** Whose numbers the identities are that a row begins with: one for a node, two for the ends of a relationship. */
  spaces: ('ids' | 'keys')[];
  /** Makes what is missing and sets what is there. Answers how many there are. */
  merge: string;
  /** The numbers of rows that are missing (state 0) or differ (state 1); the others are as they should be. */
  compare: string;
}

/** Text and rows of some records of one kind. */
export interface LoadGroup {
  text: LoadText;
  rows: Row[];
}

/** Puts records that one text can write together. */
export function loadGroups(records: (NodeRecord | LinkRecord)[]): LoadGroup[] {
  const groups = new Map<LoadText, LoadGroup>();
  for (const record of records) {
    const text =
      'label' in record
        ? nodeText(record.label)
        : linkText(record.type, record.fromLabel, record.toLabel);
    let group = groups.get(text);
    if (!group) {
      group = { text, rows: [] };
      groups.set(text, group);
    }
    group.rows.push('label' in record ? nodeRow(record) : linkRow(record));
  }
  return [...groups.values()];
}

const texts = new Map<string, LoadText>();

function kept(key: string, make: () => LoadText): LoadText {
  let text = texts.get(key);
  if (!text) {
    text = make();
    texts.set(key, text);
  }
  return text;
}

function nodeText(label: StoredLabel): LoadText {
  return kept(label, () => {
    const identity = `paperloom: true, ${identityOf(label)}: row[0]`;
    const keys = nodeKeys(label);
    return {
      name: label,
      spaces: [numbersOf(label)],
      create: `UNWIND $rows AS row
CREATE (x:${label} {${[identity, ...keys.map((key, i) => `${quoted(key)}: row[${i + 1}]`)].join(', ')}})
RETURN count(x) AS written, collect(elementId(x)) AS places`,
      merge: `UNWIND $rows AS row
MERGE (x:${label} {${identity}})${setting(keys, 1)}
RETURN count(DISTINCT x) AS written`,
      compare: comparing(`(x:${label} {${identity}})`, keys, 1),
    };
  });
}

/**
 * An end's index is found sooner by its own label. Between two entities, where few relationships are, all their labels stand in one
 * text: nine texts a type would cost the server more to plan than they save.
 */
function linkText(type: StoredType, fromLabel: StoredLabel, toLabel: StoredLabel): LoadText {
  const { fromLabels, toLabels } = RELATIONSHIP_SHAPES[type];
  const links = fromLabels.length > 1 && toLabels.length > 1;
  const [fromText, toText] = links
    ? [fromLabels.join('|'), toLabels.join('|')]
    : [fromLabel, toLabel];
  return kept(`${fromText} ${type} ${toText}`, () => {
    const from = `(a:${fromText} {paperloom: true, ${identityOf(fromLabel)}: row[0]})`;
    const to = `(b:${toText} {paperloom: true, ${identityOf(toLabel)}: row[1]})`;
    const keys = Object.keys(RELATIONSHIP_SHAPES[type].kinds);
    const values = keys.map((key, i) => `, ${quoted(key)}: row[${i + 2}]`).join('');
    const make = `CREATE (a)-[x:${type} {paperloom: true${values}}]->(b)
RETURN count(x) AS written`;
    return {
      name: type,
      create: `UNWIND $rows AS row
MATCH ${from}
MATCH ${to}
${make}`,
      createAt: `UNWIND $rows AS row
MATCH (a) WHERE elementId(a) = row[0] AND a.paperloom = true
MATCH (b) WHERE elementId(b) = row[1] AND b.paperloom = true
${make}`,
      spaces: [numbersOf(fromLabel), numbersOf(toLabel)],
      merge: `UNWIND $rows AS row
MATCH ${from}
MATCH ${to}
MERGE (a)-[x:${type} {paperloom: true}]->(b)${setting(keys, 2)}
RETURN count(DISTINCT row) AS written`,
      compare: comparing(`${from}-[x:${type} {paperloom: true}]->${to}`, keys, 2),
    };
  });
}

function setting(keys: string[], first: number): string {
  if (keys.length === 0) return '';
  return `\nSET ${keys.map((key, i) => `x.${quoted(key)} = row[${first + i}]`).join(', ')}`;
}

function comparing(pattern: string, keys: string[], first: number): string {
  const same = keys.map((key, i) => {
    const [is, wanted] = [`x.${quoted(key)}`, `row[${first + i}]`];
    return `(${is} = ${wanted} OR (${is} IS NULL AND ${wanted} IS NULL))`;
  });
  return `UNWIND range(0, size($rows) - 1) AS i
WITH i, $rows[i] AS row
OPTIONAL MATCH ${pattern}
WITH i, min(CASE WHEN x IS NULL THEN 0 WHEN ${same.join(' AND ') || 'true'} THEN 2 ELSE 1 END) AS state
WHERE state < 2
RETURN i, state`;
}

/** Some names of properties are also words of Cypher ("end"). */
function quoted(key: string): string {
  return `\`${key}\``;
}

function nodeKeys(label: StoredLabel): string[] {
  return Object.keys(NODE_PROPERTIES[label]).filter((key) => key !== identityOf(label));
}

function nodeRow({ label, id, properties }: NodeRecord): Row {
  const row: Row = [id];
  for (const key of nodeKeys(label)) {
    row.push(heldValue(properties[key], NODE_PROPERTIES[label], key));
  }
  return row;
}

function linkRow({ type, from, to, properties }: LinkRecord): Row {
  const row: Row = [from, to];
  const { kinds } = RELATIONSHIP_SHAPES[type];
  for (const key of Object.keys(kinds)) row.push(heldValue(properties[key], kinds, key));
  return row;
}

/** Whole numbers go as integers, which the driver would send as floats; what is not there as null, so that an old value goes. */
function heldValue(value: Json | undefined, kinds: PropertyKinds, key: string): unknown {
  if (value === undefined || value === null) return null;
  return kinds[key]!.startsWith('integer') ? toNeo4j(value) : value;
}
