import type { GraphStream } from './graph-stream.ts';
import {
  communityProperties,
  entityProperties,
  type Properties,
  paperProperties,
  relationProperties,
} from './record-properties.ts';
import { IN_COMMUNITY, NAMES, type StoredLabel, type StoredType } from './schema.ts';
import type { Survey } from './survey.ts';

/** A node as a store holds it. */
export interface NodeRecord {
  label: StoredLabel;
  /** Its identity: an id, or a name's key. */
  id: string;
  properties: Properties;
}

/** A relationship as a store holds it. */
export interface LinkRecord {
  type: StoredType;
  fromLabel: StoredLabel;
  toLabel: StoredLabel;
  from: string;
  to: string;
  properties: Properties;
}

/** All nodes of a graph, some at a time, label after label. */
export async function* nodeRecords(
  stream: GraphStream,
  { ids, keys, standing }: Survey,
): AsyncGenerator<NodeRecord[]> {
  for await (const papers of stream.papers()) {
    yield papers.map((paper) => ({
      label: 'Paper',
      id: paper.id,
      properties: paperProperties(paper, standing, ids.get(paper.id)!),
    }));
  }
  for await (const entities of stream.entities()) {
    yield entities.map((entity) => ({
      label: entity.type,
      id: entity.id,
      properties: entityProperties(entity, standing, ids.get(entity.id)!),
    }));
  }
  for await (const communities of stream.communities()) {
    yield communities.map((one) => ({
      label: 'Community',
      id: one.id,
      properties: communityProperties(one),
    }));
  }
  yield* pieces(keys.keys(), (key) => ({ label: 'Name', id: key, properties: { key } }));
}

/** All relationships of a graph, some at a time. */
export async function* linkRecords(
  stream: GraphStream,
  survey: Survey,
): AsyncGenerator<LinkRecord[]> {
  for await (const relations of stream.relations()) {
    yield relations.map((relation) => ({
      type: relation.type,
      fromLabel: survey.labelOf(relation.from)!,
      toLabel: survey.labelOf(relation.to)!,
      from: relation.from,
      to: relation.to,
      properties: relationProperties(relation),
    }));
  }
  for await (const communities of stream.communities()) {
    for (const { id, members } of communities) {
      yield* pieces(members, (member) => ({
        type: IN_COMMUNITY,
        fromLabel: survey.labelOf(member)!,
        toLabel: 'Community',
        from: member,
        to: id,
        properties: {},
      }));
    }
  }
  yield* naming(survey);
}

function* naming({ ids, keys, naming, labelOf }: Survey): Generator<LinkRecord[]> {
  const id = [...ids.keys()];
  const name = [...keys.keys()];
  yield* pieces(naming.key.keys(), (i) => {
    const to = id[naming.bearer[i]!]!;
    return {
      type: NAMES,
      fromLabel: 'Name',
      toLabel: labelOf(to)!,
      from: name[naming.key[i]!]!,
      to,
      properties: {},
    };
  });
}

function* pieces<From, To>(all: Iterable<From>, make: (one: From) => To): Generator<To[]> {
  let piece: To[] = [];
  for (const one of all) {
    piece.push(make(one));
    if (piece.length < 1000) continue;
    yield piece;
    piece = [];
  }
  if (piece.length > 0) yield piece;
}
