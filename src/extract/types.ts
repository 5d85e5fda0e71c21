import type { EntityType, Field, Mention, PaperRelation, Scope } from '../graph/schema.ts';

/** What the extractor reads of a paper. Paper is one; so is a line of JSONL. */
export interface PaperText {
  id: string;
  title: string;
  abstract: string;
  date?: string;
  year?: number;
}

/** The relation as `paperloom extract` writes it: lower case of a PaperRelation. */
export type RelationName = Lowercase<PaperRelation>;

export type LinkName = 'extends' | 'outperforms' | 'part_of' | 'applied_to';

/** The form of a name or a list tells what it is a version of, or else a network judges the paper's names. */
export type FamilyRule = 'version-grammar' | 'version-network';

/** One entity of one paper. */
export interface ExtractedEntity {
  /** Canonical name. */
  name: string;
  type: EntityType;
  scope: Scope;
  relation: RelationName;
  /** All relations that the text supports, strongest first. */
  roles: RelationName[];
  confidence: number;
  /** The version family as the name writes it (LLaMA-2 for LLaMA-2 7B, ViT for ViT-B/16); itself an entity or not. */
  familyOf?: string;
  /**
   * Canonical name of what it belongs to, where familyOf is missing (GPT of GPT-4, of which the paper tells no other) or another
   * name (Vision Transformer of ViT-B/16).
   */
  seriesOf?: string;
  /** How sure it is that it is one of that family or series, and what says so. */
  familyConfidence?: number;
  familyRule?: FamilyRule;
  /** Number of weights, for a model whose name says it. */
  parameters?: number;
  mentions: Mention[];
  /** The sentence as it stands in `field`, from `evidenceStart`; the surface is field.slice(start, end) within it. */
  evidence: string;
  evidenceStart: number;
  field: Field;
  start: number;
  end: number;
  rule: string;
}

/** A stated link between two entities of the same paper, by their canonical names. */
export interface ExtractedLink {
  head: string;
  rel: LinkName;
  tail: string;
  confidence: number;
  evidence: string;
  evidenceStart: number;
  field: Field;
  /** The tail's surface; of a part (`part_of`) whose sentence does not name the whole, the head's. */
  start: number;
  end: number;
  rule: string;
}

/** What the extractor says of one paper. `id` is the input's, unchanged. */
export interface PaperExtraction {
  id: string;
  title: string;
  entities: ExtractedEntity[];
  links: ExtractedLink[];
  /** Characters at the end of the fields that were not read; left out where all was, as in any real paper. */
  unread?: number;
}
