import { byCodeUnit } from '../order.ts';
import { byEnds } from './relation-order.ts';
import {
  type EntityToEntity,
  type Field,
  type Graph,
  isPaperRelation,
  PAPER_RELATIONS,
  type Paper,
  type PaperToEntity,
  type SubRegion,
} from './schema.ts';

/**
 * What is wrong with a graph, a sentence each; nothing for a graph as the schema says: ids unique, lists sorted, every
 * end there, one relation a pair, evidence within its field and offsets that really cut the surface out of it.
 */
export function checkGraph(graph: Graph): string[] {
  return [...new Checker(graph).problems()];
}

class Checker {
  readonly #graph: Graph;
  readonly #papers: Map<string, Paper>;
  readonly #entities: Set<string>;

  constructor(graph: Graph) {
    this.#graph = graph;
    this.#papers = new Map(graph.papers.map((paper) => [paper.id, paper]));
    this.#entities = new Set(graph.entities.map(({ id }) => id));
  }

  *problems(): Generator<string> {
    const { papers, entities, relations, communities, layout } = this.#graph;
    yield* ascending('papers', ids(papers));
    yield* ascending('entities', ids(entities));
    yield* ascending('communities', ids(communities));
    yield* ascending('layout', ids(layout));
    for (let i = 1; i < relations.length; i++) {
      const order = byEnds(relations[i - 1]!, relations[i]!);
      if (order > 0) yield `relations: ${nameOf(relations[i]!)} is not in order`;
      if (order === 0) yield `relations: ${nameOf(relations[i]!)} is there twice`;
    }
    yield* this.#entityProblems();
    const pairs = new Set<string>();
    for (const relation of relations) {
      if (!isPaperRelation(relation)) yield* this.#ofEntities(relation);
      else {
        const pair = `${relation.from}\n${relation.to}`;
        if (pairs.has(pair)) yield `${nameOf(relation)}: the pair has another relation`;
        pairs.add(pair);
        yield* this.#ofPaper(relation);
      }
    }
    yield* this.#derivedProblems();
  }

  *#entityProblems(): Generator<string> {
    for (const entity of this.#graph.entities) {
      const { id, aliases, introducedBy, externalIds = [], spellings = [] } = entity;
      yield* ascending(`externalIds of ${id}`, externalIds);
      for (const { text, paper, field, start, end } of spellings) {
        const within = end > start && end <= (this.#papers.get(paper)?.[field].length ?? 0);
        if (!within) yield `${id}: its spelling "${text}" does not stand where it is said to`;
      }
      yield* ascending(`aliases of ${id}`, aliases);
      yield* ascending(`introducedBy of ${id}`, introducedBy);
      for (const paper of introducedBy) {
        if (!this.#papers.has(paper)) yield `${id}: introduced by ${paper}, which is not there`;
      }
    }
  }

  *#ofPaper(relation: PaperToEntity): Generator<string> {
    const name = nameOf(relation);
    const paper = this.#papers.get(relation.from);
    if (!paper) yield `${name}: the paper is not there`;
    if (!this.#entities.has(relation.to)) yield `${name}: the entity is not there`;
    yield* confidenceProblems(name, relation.confidence);
    const inOrder = PAPER_RELATIONS.filter((role) => relation.roles.includes(role));
    if (relation.type !== relation.roles[0] || inOrder.join() !== relation.roles.join()) {
      yield `${name}: its type is not the strongest of its roles (${relation.roles.join(', ')})`;
    }
    if (!paper) return;
    const { field, evidence, evidenceStart, start, end, mentions } = relation;
    yield* evidenceProblems(name, paper[field], evidence, evidenceStart, start, end);
    if (!mentions.some((m) => m.field === field && m.start === start && m.end === end)) {
      yield `${name}: the surface of its evidence is none of its mentions`;
    }
    for (const mention of mentions) {
      if (cut(paper, mention) !== mention.text) {
        yield `${name}: ${mention.field} ${mention.start} to ${mention.end} is not "${mention.text}"`;
      }
    }
  }

  *#ofEntities(relation: EntityToEntity): Generator<string> {
    const name = nameOf(relation);
    for (const id of [relation.from, relation.to]) {
      if (!this.#entities.has(id)) yield `${name}: ${id} is not there`;
    }
    if (relation.from === relation.to) yield `${name}: leads to itself`;
    yield* confidenceProblems(name, relation.confidence);
    if (relation.evidence.length === 0 && relation.type !== 'VARIANT_OF') {
      yield `${name}: has no evidence`;
    }
    for (const { paper: id, field, sentence, sentenceStart, start, end } of relation.evidence) {
      const paper = this.#papers.get(id);
      if (!paper) yield `${name}: stated by ${id}, which is not there`;
      else yield* evidenceProblems(name, paper[field], sentence, sentenceStart, start, end);
    }
  }

  *#derivedProblems(): Generator<string> {
    const isNode = (id: string) => this.#papers.has(id) || this.#entities.has(id);
    const seen = new Set<string>();
    for (const community of this.#graph.communities) {
      const { id, members, subregions } = community;
      yield* membersProblems(community);
      for (const member of members) {
        if (!isNode(member)) yield `${id}: its member ${member} is not there`;
        if (seen.has(member)) yield `${member} is in two communities`;
        seen.add(member);
      }
      if (!subregions) continue;
      yield* ascending(`sub-regions of ${id}`, ids(subregions));
      for (const part of subregions) yield* membersProblems(part);
      const within = subregions.flatMap((part) => part.members).sort(byCodeUnit);
      if (within.join('\n') !== members.join('\n')) {
        yield `${id}: its sub-regions have other members than itself`;
      }
    }
    for (const { id } of this.#graph.layout) if (!isNode(id)) yield `layout: ${id} is not there`;
  }
}

function ids(items: readonly { id: string }[]): string[] {
  return items.map(({ id }) => id);
}

function* membersProblems({ id, size, members, distinctive }: SubRegion): Generator<string> {
  yield* ascending(`members of ${id}`, members);
  if (size !== members.length) yield `${id}: size ${size}, members ${members.length}`;
  const own = new Set(members);
  for (const entity of distinctive) {
    if (!own.has(entity)) yield `${id}: ${entity} is distinctive but no member`;
  }
}

function nameOf({ from, type, to }: { from: string; type: string; to: string }): string {
  return `${from} ${type} ${to}`;
}

function cut(paper: Paper, at: { field: Field; start: number; end: number }): string {
  return paper[at.field].slice(at.start, at.end);
}

function* ascending(what: string, texts: readonly string[]): Generator<string> {
  for (let i = 1; i < texts.length; i++) {
    const order = byCodeUnit(texts[i - 1]!, texts[i]!);
    if (order > 0) yield `${what}: ${texts[i]} is not in order`;
    if (order === 0) yield `${what}: ${texts[i]} is there twice`;
  }
}

function* confidenceProblems(name: string, confidence: number): Generator<string> {
  if (!(confidence >= 0 && confidence <= 1)) yield `${name}: confidence ${confidence}`;
}

function* evidenceProblems(
  name: string,
  field: string,
  sentence: string,
  sentenceStart: number,
  start: number,
  end: number,
): Generator<string> {
  const sentenceEnd = sentenceStart + sentence.length;
  if (sentence === '' || field.slice(sentenceStart, sentenceEnd) !== sentence) {
    yield `${name}: its evidence does not stand at ${sentenceStart}`;
  }
  if (!(sentenceStart <= start && start < end && end <= sentenceEnd)) {
    yield `${name}: its surface, ${start} to ${end}, is not within its evidence`;
  }
}
