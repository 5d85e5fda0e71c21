import { byCodeUnit } from '../order.ts';
import type { EntityDraft } from './entity-draft.ts';
import type { EntityToEntity, EntityType } from './schema.ts';

/** A family that only its variants name must not outvote a spelling that papers use. */
const UNSEEN = 1e-6;

/**
 * VARIANT_OF relations from each entity to the version family that extraction read from its name. A family that no
 * paper names by itself becomes an entity here. Rings (two names each called a variant of the other) are cut where
 * they would close.
 *
 * @param familyDraft gives the draft of a family, made if need be; nothing for one that is not wanted
 */
export function variantRelations(
  drafts: readonly EntityDraft[],
  familyDraft: (name: string, type: EntityType, weight: number) => EntityDraft | undefined,
): EntityToEntity[] {
  const parents = new Map<EntityDraft, EntityDraft>();
  const inOrder = drafts
    .map((draft) => ({ draft, id: draft.id, family: draft.family }))
    .sort((a, b) => byCodeUnit(a.id, b.id));
  const known = new Set(drafts);
  for (const { draft, family } of inOrder) {
    if (family === undefined) continue;
    const parent = familyDraft(family, draft.type, UNSEEN);
    if (!parent) continue;
    if (!reaches(parent, draft, parents)) parents.set(draft, parent);
    // One that was made for its variants may be a variant itself: Claude 3 of Claude.
    if (!known.has(parent)) inOrder.push({ draft: parent, id: parent.id, family: parent.family });
    known.add(parent);
  }
  return [...parents].map(([draft, parent]) => ({
    from: draft.id,
    to: parent.id,
    type: 'VARIANT_OF',
    ...draft.kinship!,
    evidence: [],
  }));
}

/** Whether going up from `start` comes to `end`. */
function reaches(
  start: EntityDraft,
  end: EntityDraft,
  parents: ReadonlyMap<EntityDraft, EntityDraft>,
): boolean {
  for (let at: EntityDraft | undefined = start; at; at = parents.get(at)) {
    if (at === end) return true;
  }
  return false;
}
