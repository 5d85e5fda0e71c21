import type { ExtractedEntity, ExtractedLink, PaperExtraction } from '../extract/types.ts';
import { byCodeUnit } from '../order.ts';
import { EntityDraft } from './entity-draft.ts';
import { EntityRelationDraft } from './entity-relation.ts';
import { mergeKey } from './merge-key.ts';
import { paperRelation } from './paper-relation.ts';
import { byEnds } from './relation-order.ts';
import type {
  EntityRelation,
  EntityType,
  Graph,
  Paper,
  PaperToEntity,
  Relation,
} from './schema.ts';
import { TypeVotes } from './type-votes.ts';
import { variantRelations } from './variants.ts';

/**
 * Weaves what was extracted from each paper into one graph: entities of the same type and name become one, each paper
 * has one relation to each entity it names, and links stated by several papers one relation with all their evidence.
 * The result is sorted as the schema says and does not depend on the order of the input.
 *
 * @param papers each id once
 * @param extractions at most one a paper, with the paper's id
 */
export function assembleGraph(
  papers: Iterable<Paper>,
  extractions: Iterable<PaperExtraction>,
): Pick<Graph, 'papers' | 'entities' | 'relations'> {
  const byId = [...papers].sort((a, b) => byCodeUnit(a.id, b.id));
  const assembly = new Assembly(new Map(byId.map((paper) => [paper.id, paper])));
  // Sums of decimals depend on the order of adding.
  const inOrder = [...extractions].sort((a, b) => byCodeUnit(a.id, b.id));
  for (const extraction of inOrder) assembly.vote(extraction);
  for (const extraction of inOrder) assembly.weave(extraction);
  return { papers: byId, ...assembly.finish() };
}

/** What one paper was found to say of one entity. */
interface Found {
  paper: string;
  draft: EntityDraft;
  entities: ExtractedEntity[];
}

class Assembly {
  readonly #papers: ReadonlyMap<string, Paper>;
  readonly #types = new TypeVotes();
  /** By type and merge key. */
  readonly #drafts = new Map<string, EntityDraft>();
  readonly #found: Found[] = [];
  readonly #links: { paper: string; link: ExtractedLink; head: EntityDraft; tail: EntityDraft }[] =
    [];

  constructor(papers: ReadonlyMap<string, Paper>) {
    this.#papers = papers;
  }

  vote(extraction: PaperExtraction): void {
    for (const entity of extraction.entities) this.#types.add(mergeKey(entity.name), entity);
  }

  weave(extraction: PaperExtraction): void {
    const paper = this.#papers.get(extraction.id);
    if (!paper)
      throw new Error(`an extraction names the paper "${extraction.id}", which is not there`);
    const found = new Map<EntityDraft, Found>();
    const byName = new Map<string, EntityDraft>();
    for (const entity of extraction.entities) {
      const draft = this.#draftOf(entity.name, entity.type);
      draft.add(paper, entity);
      if (!byName.has(entity.name)) byName.set(entity.name, draft);
      const there = found.get(draft);
      if (there) there.entities.push(entity);
      else found.set(draft, { paper: paper.id, draft, entities: [entity] });
    }
    this.#found.push(...found.values());
    for (const link of extraction.links) {
      const head = byName.get(link.head);
      const tail = byName.get(link.tail);
      if (head && tail && head !== tail) this.#links.push({ paper: paper.id, link, head, tail });
    }
  }

  finish(): Pick<Graph, 'entities' | 'relations'> {
    const variants = variantRelations([...this.#drafts.values()], (name, type, weight) =>
      this.#familyDraft(name, type, weight),
    );
    const ids = new Map<EntityDraft, string>();
    const names = new Set<string>();
    const spellings = new Map<string, number>();
    for (const draft of this.#drafts.values()) {
      ids.set(draft, draft.id);
      names.add(mergeKey(draft.name));
      draft.countSpellings(spellings);
    }
    const elsewhere = {
      isName: (key: string) => names.has(key),
      occurrences: (key: string) => spellings.get(key) ?? 0,
    };
    const entities = [...this.#drafts.values()].map((draft) => draft.entity(elsewhere));
    const relations: Relation[] = [
      ...this.#paperRelations(ids),
      ...this.#entityRelations(ids),
      ...variants,
    ];
    return {
      entities: entities.sort((a, b) => byCodeUnit(a.id, b.id)),
      relations: relations.sort(byEnds),
    };
  }

  #paperRelations(ids: ReadonlyMap<EntityDraft, string>): PaperToEntity[] {
    return this.#found.map(({ paper, draft, entities }) =>
      paperRelation(paper, ids.get(draft)!, draft.type, entities),
    );
  }

  #entityRelations(ids: ReadonlyMap<EntityDraft, string>): Relation[] {
    const drafts = new Map<string, EntityRelationDraft>();
    for (const { paper, link, head, tail } of this.#links) {
      const from = ids.get(head)!;
      const to = ids.get(tail)!;
      const type = link.rel.toUpperCase() as EntityRelation;
      const key = `${from} ${type} ${to}`;
      let draft = drafts.get(key);
      if (!draft) {
        draft = new EntityRelationDraft(from, type, to);
        drafts.set(key, draft);
      }
      draft.add(paper, link);
    }
    return [...drafts.values()].map((draft) => draft.relation());
  }

  #draftOf(name: string, type: EntityType): EntityDraft {
    const key = mergeKey(name);
    const decided = this.#types.decide(key, type);
    const id = `${decided} ${key}`;
    let draft = this.#drafts.get(id);
    if (!draft) {
      draft = new EntityDraft(decided);
      this.#drafts.set(id, draft);
    }
    return draft;
  }

  /** The family of a variant: an entity that papers name, or one that only its variants speak of. */
  #familyDraft(name: string, type: EntityType, weight: number): EntityDraft {
    const draft = this.#draftOf(name, type);
    draft.addUnseen(name, weight);
    return draft;
  }
}
