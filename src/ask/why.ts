import type { GraphIndex } from '../graph/graph-index.ts';
import { mergeKey } from '../graph/merge-key.ts';
import {
  type ActedOverride,
  type Entity,
  type EntityType,
  isPaperRelation,
  type Spelling,
  type SpellingRule,
} from '../graph/schema.ts';
import { sentenceAt } from '../text/sentence-at.ts';
import { type Evidence, evidenceOf, paperRef } from './evidence.ts';
import { type NodeRef, nodeRef } from './relation.ts';

/** One spelling of an entity, with why it is taken for the same and the place that shows it best. */
export interface WhySpelling {
  text: string;
  mentions: number;
  papers: number;
  by: SpellingRule[];
  evidence: Evidence;
}

/** Something that is spelled alike and is another entity. */
export interface WhyApart {
  entity: NodeRef;
  /** Its own reason to stand apart, where it has one: "apart:long-form" … */
  rule?: string;
}

/** A version of an entity, or what it is a version of. */
export interface WhyVariant {
  entity: NodeRef;
  /** "version-grammar": the form of the name or a list says so; "version-network": judged from a paper's names. */
  rule: string;
  /** The surest sentence that names the variant. */
  evidence?: Evidence;
}

/** How an entity came to be one: what was merged into it and from which evidence, and what was kept apart. */
export interface EntityWhy {
  spellings: WhySpelling[];
  /** Papers by the type that extraction gave it there, where they disagree. */
  types?: Partial<Record<EntityType, number>>;
  /** Why it stands apart from what is spelled alike: "apart:long-form", "apart:introduced-twice", "apart:type" … */
  rule?: string;
  /** Of a name with several meanings, papers by how its meaning was told: long-form, lexicon, introduced, context, commonest. */
  told?: Record<string, number>;
  apartFrom: WhyApart[];
  variantOf: WhyVariant[];
  variants: WhyVariant[];
  externalIds: string[];
  /** The user's corrections that acted on it. */
  overrides: ActedOverride[];
}

/** Gathers how an entity came to be one, from what the build kept. */
export function whyEntity(index: GraphIndex, entity: Entity): EntityWhy {
  const told = toldBy(index, entity.id);
  return {
    spellings: (entity.spellings ?? []).map((spelling) => whySpelling(index, spelling)),
    ...(entity.types && { types: entity.types }),
    ...(entity.rule !== undefined && { rule: entity.rule }),
    ...(told && { told }),
    apartFrom: apartFrom(index, entity),
    ...variantsOf(index, entity.id),
    externalIds: entity.externalIds ?? [],
    overrides: entity.overrides ?? [],
  };
}

function whySpelling(index: GraphIndex, spelling: Spelling): WhySpelling {
  const { text, mentions, papers, by, paper, field, start, end } = spelling;
  const node = index.node(paper);
  const whole = node?.kind === 'Paper' ? node.paper[field] : '';
  const sentence =
    field === 'title' ? { start: 0, end: whole.length } : sentenceAt(whole, start, end);
  const within = (at: number) => Math.min(Math.max(at, sentence.start), sentence.end);
  const mark: [number, number] = [within(start) - sentence.start, within(end) - sentence.start];
  const evidence: Evidence = {
    paper: paperRef(index, paper),
    sentence: whole.slice(sentence.start, sentence.end),
    field,
    start,
    end,
    mark,
  };
  return { text, mentions, papers, by, evidence };
}

/** Papers by the word after "sense:" in the rules of their edges. */
function toldBy(index: GraphIndex, id: string): Record<string, number> | undefined {
  const told: Record<string, number> = {};
  for (const relation of index.relationsOf(id)) {
    const by = isPaperRelation(relation) && /\+sense:([a-z-]+)/.exec(relation.rule)?.[1];
    if (by) told[by] = (told[by] ?? 0) + 1;
  }
  return Object.keys(told).length > 0 ? told : undefined;
}

/** What has the same name but for dashes and case, and what a "different" of the user's parted from it. */
function apartFrom(index: GraphIndex, entity: Entity): WhyApart[] {
  const key = mergeKey(entity.name);
  const partedFrom = ({ overrides = [] }: Entity) =>
    overrides.filter(({ action }) => action === 'different').map(({ name }) => mergeKey(name));
  const own = partedFrom(entity);
  return index.graph.entities
    .filter(({ id }) => id !== entity.id)
    .filter((other) => {
      const otherKey = mergeKey(other.name);
      return otherKey === key || own.includes(otherKey) || partedFrom(other).includes(key);
    })
    .map(({ id, rule }) => ({
      entity: nodeRef(index, id),
      ...(rule !== undefined && { rule }),
    }));
}

function variantsOf(index: GraphIndex, id: string): Pick<EntityWhy, 'variantOf' | 'variants'> {
  const found: Pick<EntityWhy, 'variantOf' | 'variants'> = { variantOf: [], variants: [] };
  for (const { type, from, to, rule } of index.relationsOf(id)) {
    if (type !== 'VARIANT_OF') continue;
    const evidence = surest(index, from);
    const other = from === id ? to : from;
    found[from === id ? 'variantOf' : 'variants'].push({
      entity: nodeRef(index, other),
      rule,
      ...(evidence && { evidence }),
    });
  }
  return found;
}

function surest(index: GraphIndex, id: string): Evidence | undefined {
  const [best] = index
    .relationsOf(id)
    .filter((relation) => isPaperRelation(relation))
    .sort((a, b) => b.confidence - a.confidence);
  return best && evidenceOf(index, best)[0];
}
