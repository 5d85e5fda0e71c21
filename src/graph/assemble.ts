import type { ExtractedLink, PaperExtraction } from '../extract/types.ts';
import { byCodeUnit } from '../order.ts';
import { EntityDraft } from './entity-draft.ts';
import { EntityRelationDraft } from './entity-relation.ts';
import { groupBy } from './group-by.ts';
import { mergeKey } from './merge-key.ts';
import { type NameSources, NO_SOURCES } from './name-sources.ts';
import { type Occurrence, type Thing, Things } from './occurrence.ts';
import { type AppliedOverrides, applyOverrides } from './overrides/apply.ts';
import type { Override } from './overrides/override.ts';
import { Unlinks } from './overrides/unlinks.ts';
import { paperRelation } from './paper-relation.ts';
import { byEnds } from './relation-order.ts';
import { Resolver, ruleOf } from './resolve.ts';
import type { Entity, EntityRelation, Graph, Paper, PaperToEntity, Relation } from './schema.ts';
import { variantRelations } from './variants.ts';

export interface AssembleOptions {
  /** What lists say of names: the reasons for merges and ids elsewhere. */
  sources?: NameSources;
  /** The user's corrections, applied last, with the name of their file for messages. */
  overrides?: { file: string; lines: readonly Override[] };
}

/** What a graph is made of before communities and places. */
export type Assembled = Pick<Graph, 'papers' | 'entities' | 'relations'> & {
  /** What came of the overrides, where there are any. */
  overrides?: Pick<AppliedOverrides, 'acted' | 'notes'>;
};

/**
 * Weaves what was extracted from each paper into one graph: entities of the same type, name and meaning become one, each
 * paper has one relation to each entity it names, and links stated by several papers one relation with all their
 * evidence. The result is sorted as the schema says and does not depend on the order of the input.
 *
 * @param papers each id once
 * @param extractions at most one a paper, with the paper's id
 * @throws OverridesError where overrides contradict each other
 */
export function assembleGraph(
  papers: Iterable<Paper>,
  extractions: Iterable<PaperExtraction>,
  options: AssembleOptions = {},
): Assembled {
  const byId = [...papers].sort((a, b) => byCodeUnit(a.id, b.id));
  const assembly = new Assembly(byId, extractions, options.sources ?? NO_SOURCES);
  const applied = options.overrides && assembly.override(options.overrides);
  const { entities, relations } = assembly.finish();
  const overrides = applied && {
    acted: applied.acted + applied.unlinks.acted,
    notes: [...applied.notes, ...applied.unlinks.notes()].sort((a, b) => a.line - b.line),
  };
  return { papers: byId, entities, relations, ...(overrides && { overrides }) };
}

/** A link with what its ends were found as. */
interface FoundLink {
  paper: string;
  link: ExtractedLink;
  head: Occurrence;
  tail: Occurrence;
}

class Assembly {
  readonly #papers: readonly Paper[];
  readonly #sources: NameSources;
  readonly #things = new Things();
  readonly #resolver: Resolver;
  readonly #links: FoundLink[] = [];
  #occurrences: Occurrence[] = [];
  #applied: Pick<AppliedOverrides, 'becomes' | 'names' | 'unlinks'> = {
    becomes: (thing) => thing,
    names: new Map(),
    unlinks: new Unlinks(),
  };

  constructor(
    papers: readonly Paper[],
    extractions: Iterable<PaperExtraction>,
    sources: NameSources,
  ) {
    this.#papers = papers;
    this.#sources = sources;
    const byId = new Map(papers.map((paper) => [paper.id, paper]));
    // Sums of decimals depend on the order of adding.
    const inOrder = [...extractions].sort((a, b) => byCodeUnit(a.id, b.id));
    for (const extraction of inOrder) this.#read(extraction, byId.get(extraction.id));
    this.#resolver = new Resolver(this.#things, sources);
    this.#resolver.resolve(this.#occurrences);
  }

  #read(extraction: PaperExtraction, paper: Paper | undefined): void {
    if (!paper)
      throw new Error(`an extraction names the paper "${extraction.id}", which is not there`);
    const byName = new Map<string, Occurrence>();
    for (const entity of extraction.entities) {
      const thing = this.#things.of(entity.type, mergeKey(entity.name));
      const occurrence: Occurrence = { paper, entity, thing };
      this.#occurrences.push(occurrence);
      if (!byName.has(entity.name)) byName.set(entity.name, occurrence);
    }
    for (const link of extraction.links) {
      const head = byName.get(link.head);
      const tail = byName.get(link.tail);
      if (head && tail) this.#links.push({ paper: paper.id, link, head, tail });
    }
  }

  override({ file, lines }: { file: string; lines: readonly Override[] }): AppliedOverrides {
    const { drafts } = this.#draft();
    const named = this.#entitiesOf(drafts)
      .map(({ draft, entity: { id, name, aliases } }) => {
        return { thing: draft.thing, id, name, aliases, surfaces: draft.surfaces };
      })
      .sort((a, b) => byCodeUnit(a.id, b.id));
    const applied = applyOverrides(
      lines,
      this.#occurrences,
      named,
      this.#papers,
      this.#things,
      file,
    );
    const order = new Map(this.#occurrences.map((occurrence, i) => [occurrence, i]));
    const last = order.size;
    this.#occurrences = applied.occurrences
      .map((one) => ({ one, at: order.get(one) ?? last }))
      .sort((a, b) => byCodeUnit(a.one.paper.id, b.one.paper.id) || a.at - b.at)
      .map(({ one }) => one);
    this.#applied = applied;
    return applied;
  }

  /** An entity for each thing, with the relations that follow from names. */
  #draft(): { drafts: Map<Thing, EntityDraft>; variants: Relation[] } {
    const drafts = new Map<Thing, EntityDraft>();
    const draftOf = (thing: Thing): EntityDraft => {
      let draft = drafts.get(thing);
      if (!draft) {
        draft = new EntityDraft(thing);
        drafts.set(thing, draft);
      }
      return draft;
    };
    for (const occurrence of this.#occurrences) draftOf(occurrence.thing).add(occurrence);
    const variants = variantRelations([...drafts.values()], (name, type, weight) => {
      const thing = this.#applied.becomes(this.#resolver.thingOf(name, type));
      if (!thing) return undefined;
      const draft = draftOf(thing);
      const family = this.#sources.family(type, name);
      draft.addUnseen(this.#applied.names.get(thing) ?? name, weight, family);
      return draft;
    });
    return { drafts, variants };
  }

  #entitiesOf(drafts: ReadonlyMap<Thing, EntityDraft>): { draft: EntityDraft; entity: Entity }[] {
    const names = new Set<string>();
    const spellings = new Map<string, number>();
    for (const draft of drafts.values()) {
      names.add(mergeKey(draft.name));
      draft.countSpellings(spellings);
    }
    const elsewhere = {
      isName: (key: string) => names.has(key),
      occurrences: (key: string) => spellings.get(key) ?? 0,
    };
    return [...drafts.values()].map((draft) => {
      const apart = this.#resolver.hasTypes(draft.thing.key) ? 'apart:type' : undefined;
      return { draft, entity: draft.entity(elsewhere, this.#sources, apart) };
    });
  }

  finish(): Pick<Graph, 'entities' | 'relations'> {
    const { drafts, variants } = this.#draft();
    const entities = this.#entitiesOf(drafts);
    const ids = new Map(entities.map(({ draft, entity }) => [draft.thing, entity.id]));
    const things = new Map(entities.map(({ draft, entity }) => [entity.id, draft.thing]));
    const { unlinks } = this.#applied;
    const relations: Relation[] = [
      ...this.#paperRelations(ids),
      ...this.#entityRelations(ids),
      ...variants.filter(({ from, to }) => !unlinks.cut(things.get(from), things.get(to))),
    ];
    return {
      entities: entities.map(({ entity }) => entity).sort((a, b) => byCodeUnit(a.id, b.id)),
      relations: relations.sort(byEnds),
    };
  }

  #paperRelations(ids: ReadonlyMap<Thing, string>): PaperToEntity[] {
    const pairs = groupBy(
      this.#occurrences,
      ({ paper, thing }) => `${paper.id}\n${ids.get(thing)!}`,
    );
    return [...pairs.values()].map((found) => {
      const { paper, thing } = found[0]!;
      const said = found.map((one) => ({ ...one.entity, rule: ruleOf(one) }));
      return paperRelation(paper.id, ids.get(thing)!, thing.type, said);
    });
  }

  #entityRelations(ids: ReadonlyMap<Thing, string>): Relation[] {
    const left = new Set(this.#occurrences);
    const drafts = new Map<string, EntityRelationDraft>();
    for (const { paper, link, head, tail } of this.#links) {
      if (!left.has(head) || !left.has(tail) || head.thing === tail.thing) continue;
      if (this.#applied.unlinks.cut(head.thing, tail.thing, paper)) continue;
      const from = ids.get(head.thing)!;
      const to = ids.get(tail.thing)!;
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
}
