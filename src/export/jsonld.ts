import { relationKey } from '../graph/relation-key.ts';
import type { Community, Entity, EntityType, Graph, Paper, Relation } from '../graph/schema.ts';
import { isPaperRelation, type LinkEvidence } from '../graph/schema.ts';
import { arxivAddress, doiAddress } from '../graph/web-address.ts';
import { wellFormed } from '../text/well-formed.ts';
import { iriPart, webIri } from './iri.ts';
import { JSONLD_CONTEXT } from './jsonld-context.ts';

/**
 * JSON-LD 1.1 (https://www.w3.org/TR/json-ld11/), for triple stores and programs that know schema.org. Papers, entities,
 * communities and relations are nodes of one `@graph`, one a line.
 *
 * A relation is said twice: as a plain triple, to be walked along, and as an rdf:Statement about that triple, which has what
 * triples have no room for: how sure it is, and the sentences. The triple stands within the statement's subject.
 */
export function* writeJsonLd(graph: Graph): Iterable<string> {
  yield `{"@context":${JSON.stringify(JSONLD_CONTEXT)},\n"@graph":[`;
  let before = '\n';
  for (const node of described(graph)) {
    yield before + written(node);
    before = ',\n';
  }
  yield ']}\n';
}

function* described(graph: Graph): Iterable<object> {
  const community = new Map<string, string>();
  for (const { id, members } of graph.communities) {
    for (const member of members) community.set(member, id);
  }
  for (const paper of graph.papers) yield paperNode(paper, community.get(paper.id));
  for (const entity of graph.entities) yield entityNode(entity, community.get(entity.id));
  for (const one of graph.communities) yield communityNode(one);
  for (const relation of graph.relations) yield statement(relation);
}

/**
 * RDF has no half surrogate pairs: each is U+FFFD. "<" is written as an escape, so that the file can stand in the script element of a
 * page, as is usual with schema.org: no title can end it.
 */
function written(node: object): string {
  const plain = JSON.stringify(node);
  const text = /\\ud[89a-f]/.test(plain) ? JSON.stringify(node, withoutHalves) : plain;
  return text.replaceAll('<', '\\u003c');
}

function withoutHalves(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? wellFormed(value) : value;
}

const nodeIri = (id: string) => `node:${iriPart(id)}`;

/** A value that is empty is not there: JSON.stringify skips undefined. */
function filled<Item>(list: readonly Item[] | undefined): readonly Item[] | undefined {
  return list?.length ? list : undefined;
}

function paperNode(paper: Paper, community: string | undefined): object {
  const { arxivId, doi, year } = paper;
  const identifiers = [
    ...(arxivId ? [{ '@type': 'PropertyValue', propertyID: 'arXiv', value: arxivId }] : []),
    ...(doi ? [{ '@type': 'PropertyValue', propertyID: 'DOI', value: doi }] : []),
  ];
  return {
    '@id': nodeIri(paper.id),
    '@type': ['ScholarlyArticle', 'Paper'],
    name: paper.title,
    abstract: paper.abstract || undefined,
    datePublished: paper.date ?? year?.toString(),
    dateText: paper.dateText,
    author: filled(paper.authors?.map((name) => ({ '@type': 'Person', name }))),
    isPartOf: paper.venue ? { '@type': 'CreativeWork', name: paper.venue } : undefined,
    identifier: filled(identifiers),
    sameAs: filled([arxivAddress(arxivId), doiAddress(doi)].filter((one) => one !== undefined)),
    url: webIri(paper.url),
    community: community && nodeIri(community),
  };
}

/**
 * A method or a model is a term that papers define; a model is not called software, since that would say that it can be run, and a
 * graph of papers does not know.
 */
const SCHEMA_CLASS: Record<EntityType, string> = {
  Method: 'DefinedTerm',
  Model: 'DefinedTerm',
  Benchmark: 'Dataset',
};

function entityNode(entity: Entity, community: string | undefined): object {
  const ids = entity.externalIds ?? [];
  return {
    '@id': nodeIri(entity.id),
    '@type': [SCHEMA_CLASS[entity.type], entity.type],
    name: entity.name,
    alternateName: filled(entity.aliases),
    scope: entity.scope,
    firstSeen: entity.firstSeen,
    introducedBy: filled(entity.introducedBy.map(nodeIri)),
    parameters: entity.parameters,
    identifier: filled(ids),
    sameAs: filled(ids.map(pageOf).filter((one) => one !== undefined)),
    // What a list names by an arXiv id is the paper about the thing, not the thing.
    subjectOf: filled(ids.map(aboutPaper).filter((one) => one !== undefined)),
    rule: entity.rule,
    community: community && nodeIri(community),
  };
}

/** "huggingface:google/flan-t5-xl" → its page there. An id that is an address is its own page. */
function pageOf(id: string): string | undefined {
  return webIri(id.replace(/^huggingface:(?=[\w.-]+(?:\/[\w.-]+)?$)/, 'https://huggingface.co/'));
}

function aboutPaper(id: string): string | undefined {
  return id.startsWith('arxiv:') ? arxivAddress(id.slice('arxiv:'.length)) : undefined;
}

function communityNode({ id, label, size, distinctive }: Community): object {
  return {
    '@id': nodeIri(id),
    '@type': 'Community',
    name: label,
    size,
    distinctive: filled(distinctive.map(nodeIri)),
  };
}

function statement(relation: Relation): object {
  const { type, confidence, rule } = relation;
  const [from, to] = [nodeIri(relation.from), nodeIri(relation.to)];
  return {
    '@id': `relation:${iriPart(relationKey(relation))}`,
    '@type': 'Statement',
    subject: { '@id': from, [type]: to },
    predicate: type,
    object: to,
    roles: isPaperRelation(relation) ? relation.roles : undefined,
    confidence,
    evidence: filled(evidenceOf(relation).map(quotation)),
    rule,
  };
}

function evidenceOf(relation: Relation): readonly LinkEvidence[] {
  if (!isPaperRelation(relation)) return relation.evidence;
  const { from: paper, evidence: sentence, evidenceStart, field, start, end } = relation;
  return [{ paper, sentence, field, sentenceStart: evidenceStart, start, end }];
}

function quotation({ paper, sentence, ...place }: LinkEvidence): object {
  return {
    '@type': 'Quotation',
    isPartOf: nodeIri(paper),
    text: sentence || undefined,
    field: place.field,
    sentenceStart: place.sentenceStart,
    start: place.start,
    end: place.end,
  };
}
