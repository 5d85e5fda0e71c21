/**
 * The graph schema: every label, relation type and line shape, in one place. All rooms import this file and it imports
 * nothing. `cypher/schema.cypher` is checked against it by a test.
 */

export const FORMAT_VERSION = 1;

export const ENTITY_TYPES = ['Method', 'Model', 'Benchmark'] as const;
export type EntityType = (typeof ENTITY_TYPES)[number];

export const NODE_LABELS = ['Paper', ...ENTITY_TYPES, 'Community'] as const;
export type NodeLabel = (typeof NODE_LABELS)[number];

/** "proper": a name of its own (LoRA). "family": an established generic technique or model class (knowledge distillation). */
export const SCOPES = ['proper', 'family'] as const;
export type Scope = (typeof SCOPES)[number];

/** Paper → entity, strongest first: of all that the text supports, the first one is the relationship's type. */
export const PAPER_RELATIONS = [
  'INTRODUCES',
  'EVALUATES_ON',
  'COMPARES_WITH',
  'USES',
  'MENTIONS',
] as const;
export type PaperRelation = (typeof PAPER_RELATIONS)[number];

/** Entity → entity. All but VARIANT_OF need a sentence that states them; VARIANT_OF follows from the names. */
export const ENTITY_RELATIONS = [
  'EXTENDS',
  'OUTPERFORMS',
  'PART_OF',
  'APPLIED_TO',
  'VARIANT_OF',
] as const;
export type EntityRelation = (typeof ENTITY_RELATIONS)[number];

export const RELATION_TYPES = [...PAPER_RELATIONS, ...ENTITY_RELATIONS] as const;
export type RelationType = (typeof RELATION_TYPES)[number];

export const IN_COMMUNITY = 'IN_COMMUNITY';

/**
 * What stores hold besides: a node for each name and alias in lower case, with a relationship to all that bear it. A name is then
 * found by an index, which lists of aliases have not.
 */
export const NAMES = 'NAMES';
export const STORED_LABELS = [...NODE_LABELS, 'Name'] as const;
export type StoredLabel = (typeof STORED_LABELS)[number];
export const STORED_TYPES = [...RELATION_TYPES, IN_COMMUNITY, NAMES] as const;
export type StoredType = (typeof STORED_TYPES)[number];

/** The fields of a paper that text is cut from. */
export const FIELDS = ['title', 'abstract'] as const;
export type Field = (typeof FIELDS)[number];

/** Where a paper was read: base name of the file, number of the entry in it (from 1), the id it had there. */
export interface PaperSource {
  file: string;
  entry: number;
  id?: string;
}

/** A line of papers.jsonl. Title and abstract stand as they were given: offsets count UTF-16 units in them. */
export interface Paper {
  /** arXiv id or DOI where known, else `title:` and a hash of the folded title. */
  id: string;
  title: string;
  abstract: string;
  /** ISO 8601, as exact as known: 2024, 2024-03 or 2024-03-06. */
  date?: string;
  /** A date as it was written when it cannot be completed ("Apr 21"). */
  dateText?: string;
  year?: number;
  authors?: string[];
  venue?: string;
  url?: string;
  arxivId?: string;
  doi?: string;
  sources: PaperSource[];
  formerIds?: string[];
}

/** A line of entities.jsonl. */
export interface Entity {
  /** Type in lower case, a colon, and the folded canonical name: `method:lora`. */
  id: string;
  type: EntityType;
  name: string;
  /** Other ways it is written, sorted, without the name. */
  aliases: string[];
  scope: Scope;
  /** Year, or date as exact as known, of the earliest dated paper that names it. */
  firstSeen?: string;
  /** Ids of the papers that introduce it, sorted. */
  introducedBy: string[];
  /** Models: number of weights ("7B" is 7000000000). */
  parameters?: number;
  /** Its ids in public lists, sorted: "arxiv:2009.03300", "huggingface:google/flan-t5-xl". */
  externalIds?: string[];
  /** Why it stands apart from an entity that is spelled alike: "apart:long-form", "apart:override" … (docs/correcting.md). */
  rule?: string;
  /** Papers by the type that extraction gave it there, where they disagree. */
  types?: Partial<Record<EntityType, number>>;
  /** Every way it is written, the most frequent first, with why that is the same thing. */
  spellings?: Spelling[];
  /** The user's corrections that acted on it, sorted. */
  overrides?: ActedOverride[];
}

/**
 * Why a spelling is taken for a name of an entity:
 * name: it is the name, but for case, dashes, markup or a plural s. lexicon: a list of names has it so. stated: a paper
 * says so ("low-rank adaptation (LoRA)"). abbreviation: a known abbreviation of the name, or what it abbreviates. sizes:
 * it lists several sizes or versions. override: the user says so. context: extraction took it for the same in its paper.
 */
export const SPELLING_RULES = [
  'name',
  'override',
  'lexicon',
  'stated',
  'abbreviation',
  'sizes',
  'context',
] as const;
export type SpellingRule = (typeof SPELLING_RULES)[number];

/**
 * One way an entity is written, whatever the case (the most frequent form stands for all), with the place where that is
 * seen best: of a stated one the statement.
 */
export interface Spelling {
  text: string;
  mentions: number;
  papers: number;
  /** All that hold, in the order of SPELLING_RULES. */
  by: SpellingRule[];
  /** A paper's id, and the surface in its field: field.slice(start, end). */
  paper: string;
  field: Field;
  start: number;
  end: number;
}

export const OVERRIDE_ACTIONS = [
  'same',
  'different',
  'rename',
  'retype',
  'drop',
  'relate',
  'unlink',
] as const;
export type OverrideAction = (typeof OVERRIDE_ACTIONS)[number];

/** A line of an overrides file, as far as it matters to the graph: no line number, no note. */
export interface ActedOverride {
  action: OverrideAction;
  name: string;
  /** The other name, the new name, the type or the relation. */
  value?: string;
  /** Papers that it is restricted to, as they were named. */
  papers?: string[];
}

export interface Mention {
  text: string;
  field: Field;
  start: number;
  end: number;
}

/** A line of relations.jsonl, paper → entity. One per pair. */
export interface PaperToEntity {
  from: string;
  to: string;
  type: PaperRelation;
  /** All that the text supports, strongest first; `type` is the first. */
  roles: PaperRelation[];
  /** 0 to 1. */
  confidence: number;
  /** The sentence as it stands in the paper. */
  evidence: string;
  /** Where the sentence starts in `field`. */
  evidenceStart: number;
  field: Field;
  /** The surface in `field`: field.slice(start, end). It lies within the sentence. */
  start: number;
  end: number;
  mentions: Mention[];
  /** What found it, e.g. "lexicon+cue:we-propose". */
  rule: string;
}

export interface LinkEvidence {
  paper: string;
  sentence: string;
  field: Field;
  /** Where the sentence starts in `field`. */
  sentenceStart: number;
  /** The tail's surface in `field`; of a part that is named without its whole, the part's. */
  start: number;
  end: number;
}

/** A line of relations.jsonl, entity → entity. One per pair and type. */
export interface EntityToEntity {
  from: string;
  to: string;
  type: EntityRelation;
  confidence: number;
  /** Sorted by paper; empty for VARIANT_OF, which follows from the names. */
  evidence: LinkEvidence[];
  rule: string;
}

export type Relation = PaperToEntity | EntityToEntity;

/** A line of communities.jsonl. */
export interface Community {
  /** `community:` and the folded name of the most central member: stays put when a few papers are added. */
  id: string;
  /** Its two or three most distinctive entities, joined by " · ". */
  label: string;
  size: number;
  /** Entity ids, most distinctive first. */
  distinctive: string[];
  /** Node ids (papers and entities), sorted. */
  members: string[];
  /** What it falls into, sorted by id, where it is not all of one piece: each member is in one of them. */
  subregions?: SubRegion[];
}

/** A part of a community; its id begins with `subregion:`. */
export type SubRegion = Omit<Community, 'subregions'>;

/** A community as others are told of it, without the ids of its members and without what it falls into. */
export type CommunityAbout = Omit<SubRegion, 'members'>;

export function communityAbout(community: Community): CommunityAbout {
  const { members: _, subregions: __, ...about } = community;
  return about;
}

/** A line of layout.jsonl. */
export interface LayoutPoint {
  id: string;
  x: number;
  y: number;
}

/** manifest.json. Holds no time, host, path or input order. */
export interface Manifest {
  format: number;
  generator: string;
  extractor: string;
  lexicon: string;
  offsets: 'utf-16';
  counts: Record<string, number>;
  /** SHA-256 of each file, by name. */
  files: Record<string, string>;
  /** Options that change the content. */
  options: Record<string, unknown>;
  /** Papers too long to be read whole, by id: characters at their end that were not. Left out where there are none. */
  unread?: Record<string, number>;
}

/** A whole graph in memory. Every list is sorted as its file is. */
export interface Graph {
  papers: Paper[];
  entities: Entity[];
  relations: Relation[];
  communities: Community[];
  layout: LayoutPoint[];
  manifest?: Manifest;
}

export function isPaperRelation(relation: Relation): relation is PaperToEntity {
  return (PAPER_RELATIONS as readonly string[]).includes(relation.type);
}
