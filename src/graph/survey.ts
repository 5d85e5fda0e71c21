import type { GraphStream } from './graph-stream.ts';
import { LinkIndex } from './link-index.ts';
import { lookupKeys } from './lookup-keys.ts';
import { Numbers } from './numbers.ts';
import {
  ENTITY_TYPES,
  IN_COMMUNITY,
  isPaperRelation,
  NAMES,
  STORED_LABELS,
  STORED_TYPES,
  type StoredLabel,
  type StoredType,
} from './schema.ts';
import { type Standing, standingOf } from './standing.ts';

const COMMUNITY = 1 + ENTITY_TYPES.length;

/** Labels by the number that stands for each in `labels`. */
const LABELS: readonly StoredLabel[] = ['Paper', ...ENTITY_TYPES, 'Community'];

/**
 * What has to be known of the whole graph before a part of it can be stored, in numbers: nodes have the numbers in which their ids
 * first stood, papers before entities before communities; names have numbers of their own.
 */
export interface Survey {
  /** Ids of papers, entities and communities. */
  ids: Map<string, number>;
  /** What names are looked up by. */
  keys: Map<string, number>;
  /** Who bears which name: a name's number and the number of its bearer, side by side. */
  naming: { key: Int32Array; bearer: Int32Array };
  /** Of papers and entities. */
  standing: Standing;
  /** All relationships. */
  links: LinkIndex;
  /** Nodes by label and relationships by type. */
  counts: Map<StoredLabel | StoredType, number>;
  labelOf(id: string): StoredLabel | undefined;
}

/**
 * Reads a graph once, checks that its ids are unique and its relations end somewhere, and gathers what a store has to know.
 *
 * @throws the stream's errors
 */
export async function surveyGraph(stream: GraphStream): Promise<Survey> {
  const ids = new Map<string, number>();
  const labels: number[] = [];
  const keys = new Map<string, number>();
  const [key, bearer, from, to] = [new Numbers(), new Numbers(), new Numbers(), new Numbers()];
  const links = new LinkIndex();
  const counts = new Map<StoredLabel | StoredType, number>();
  const count = (what: StoredLabel | StoredType, n = 1) =>
    counts.set(what, (counts.get(what) ?? 0) + n);

  const add = (id: string, label: number, file: Parameters<GraphStream['fault']>[0]): number => {
    const number = ids.size;
    ids.set(id, number);
    if (ids.size === number) throw stream.fault(file, `the id "${id}" is there twice`);
    labels.push(label);
    count(LABELS[label]!);
    return number;
  };
  for await (const papers of stream.papers()) {
    for (const { id } of papers) add(id, 0, 'papers.jsonl');
  }
  for await (const entities of stream.entities()) {
    for (const entity of entities) {
      const label = 1 + ENTITY_TYPES.indexOf(entity.type);
      const number = add(entity.id, label, 'entities.jsonl');
      for (const name of lookupKeys(entity)) {
        if (!keys.has(name)) keys.set(name, keys.size);
        key.push(keys.get(name)!);
        bearer.push(number);
        links.add(keys.get(name)!, NAMES, number);
      }
    }
  }
  const nodes = ids.size;
  const find = (id: string, fits: (label: number) => boolean, what: string): number => {
    const number = ids.get(id);
    if (number !== undefined && fits(labels[number]!)) return number;
    throw stream.fault('relations.jsonl', `no ${what} has the id "${id}"`);
  };
  for await (const relations of stream.relations()) {
    for (const relation of relations) {
      const ofPaper = isPaperRelation(relation);
      from.push(
        find(relation.from, (label) => (label === 0) === ofPaper, ofPaper ? 'paper' : 'entity'),
      );
      to.push(find(relation.to, (label) => label > 0, 'entity'));
      links.add(ids.get(relation.from)!, relation.type, ids.get(relation.to)!);
      count(relation.type);
    }
  }
  for await (const communities of stream.communities()) {
    for (const { id, members } of communities) {
      const community = add(id, COMMUNITY, 'communities.jsonl');
      for (const member of members) {
        const number = ids.get(member);
        if (number === undefined || number >= nodes) {
          throw stream.fault('communities.jsonl', `no node has the id "${member}"`);
        }
        links.add(number, IN_COMMUNITY, community);
      }
      count(IN_COMMUNITY, members.length);
    }
  }
  count('Name', keys.size);
  count(NAMES, key.length);
  for (const name of [...STORED_LABELS, ...STORED_TYPES]) count(name, 0);
  const twin = links.seal();
  if (twin !== undefined) {
    const id = (number: number) => [...ids.keys()][number];
    const problem = `"${id(twin.from)}" ${twin.type} "${id(twin.to)}" is there twice`;
    throw stream.fault(
      twin.type === IN_COMMUNITY ? 'communities.jsonl' : 'relations.jsonl',
      problem,
    );
  }
  return {
    ids,
    keys,
    links,
    naming: { key: key.array(), bearer: bearer.array() },
    standing: standingOf(nodes, from.array(), to.array()),
    counts,
    labelOf(id) {
      const number = ids.get(id);
      return number === undefined ? undefined : LABELS[labels[number]!];
    },
  };
}
