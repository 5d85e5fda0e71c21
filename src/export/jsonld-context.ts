import { ENTITY_TYPES, RELATION_TYPES } from '../graph/schema.ts';

const reference = (id: string) => ({ '@id': id, '@type': '@id' });

/** schema.org's own classes and properties, by their own names. */
const SCHEMA_ORG = [
  'ScholarlyArticle',
  'DefinedTerm',
  'Dataset',
  'Person',
  'CreativeWork',
  'Quotation',
  'PropertyValue',
  'name',
  'alternateName',
  'abstract',
  'identifier',
  'propertyID',
  'value',
  'text',
];

const OWN_TERMS = [
  'Paper',
  ...ENTITY_TYPES,
  'Community',
  'dateText',
  'scope',
  'parameters',
  'rule',
  'size',
  'evidence',
  'field',
  'sentenceStart',
  'start',
  'end',
];

/**
 * What the words of a JSON-LD export mean. It stands in the file whole, so that nothing has to be fetched to read one. Words that
 * schema.org lacks are `urn:paperloom:term:…`, relations among them by the names that they have everywhere else.
 */
export const JSONLD_CONTEXT = {
  '@version': 1.1,
  schema: 'https://schema.org/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  term: 'urn:paperloom:term:',
  node: 'urn:paperloom:node:',
  relation: 'urn:paperloom:relation:',
  ...Object.fromEntries(SCHEMA_ORG.map((word) => [word, `schema:${word}`])),
  // Typed as in schema.org's own context. The order of authors matters.
  datePublished: { '@id': 'schema:datePublished', '@type': 'schema:Date' },
  author: { '@id': 'schema:author', '@container': '@list' },
  isPartOf: reference('schema:isPartOf'),
  url: reference('schema:url'),
  sameAs: reference('schema:sameAs'),
  subjectOf: reference('schema:subjectOf'),
  ...Object.fromEntries(OWN_TERMS.map((word) => [word, `term:${word}`])),
  firstSeen: { '@id': 'term:firstSeen', '@type': 'schema:Date' },
  introducedBy: reference('term:introducedBy'),
  community: reference('term:community'),
  distinctive: { ...reference('term:distinctive'), '@container': '@list' },
  Statement: 'rdf:Statement',
  subject: reference('rdf:subject'),
  predicate: { '@id': 'rdf:predicate', '@type': '@vocab' },
  object: reference('rdf:object'),
  roles: { '@id': 'term:roles', '@type': '@vocab' },
  // Else 1 would be an integer and .9 a double.
  confidence: { '@id': 'term:confidence', '@type': 'xsd:double' },
  ...Object.fromEntries(RELATION_TYPES.map((type) => [type, reference(`term:${type}`)])),
};
