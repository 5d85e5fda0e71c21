import type { StoredLabel } from './schema.ts';

/** What a property holds in a store. Lists of objects become JSON text, or lists side by side, since stores hold neither. */
export type PropertyKind = 'string' | 'integer' | 'float' | 'strings' | 'integers';

export type PropertyKinds = Readonly<Record<string, PropertyKind>>;

/** How much hangs on a node: see standing.ts. */
const STANDING: PropertyKinds = { degree: 'integer', rank: 'float' };

const ENTITY: PropertyKinds = {
  id: 'string',
  name: 'string',
  aliases: 'strings',
  /** Name and aliases in lower case: what a name is looked up by. */
  names: 'strings',
  scope: 'string',
  firstSeen: 'string',
  introducedBy: 'strings',
  parameters: 'integer',
  externalIds: 'strings',
  rule: 'string',
  ...STANDING,
};

/** Every property that a node of each label may carry. */
export const NODE_PROPERTIES: Readonly<Record<StoredLabel, PropertyKinds>> = {
  Paper: {
    id: 'string',
    title: 'string',
    abstract: 'string',
    date: 'string',
    dateText: 'string',
    year: 'integer',
    authors: 'strings',
    venue: 'string',
    url: 'string',
    arxivId: 'string',
    doi: 'string',
    /** JSON of the list of {file, entry, id?}. */
    sources: 'string',
    formerIds: 'strings',
    ...STANDING,
  },
  Method: ENTITY,
  Model: ENTITY,
  Benchmark: ENTITY,
  Community: { id: 'string', label: 'string', size: 'integer', distinctive: 'strings' },
  Name: { key: 'string' },
};

/** The property that tells nodes of one label apart. */
export function identityOf(label: StoredLabel): 'id' | 'key' {
  return label === 'Name' ? 'key' : 'id';
}

/** Paper → entity. */
export const FACT_PROPERTIES: PropertyKinds = {
  roles: 'strings',
  confidence: 'float',
  evidence: 'string',
  evidenceStart: 'integer',
  field: 'string',
  start: 'integer',
  end: 'integer',
  /** JSON of the list of {text, field, start, end}. */
  mentions: 'string',
  rule: 'string',
};

/** Entity → entity: one value an evidence, in lists of one length. */
export const LINK_PROPERTIES: PropertyKinds = {
  confidence: 'float',
  papers: 'strings',
  sentences: 'strings',
  fields: 'strings',
  sentenceStarts: 'integers',
  starts: 'integers',
  ends: 'integers',
  rule: 'string',
};
