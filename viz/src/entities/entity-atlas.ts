import type { EntityMapData } from '../../../src/server/wire.ts';
import { Atlas } from '../data/atlas.ts';
import { applyFilters, edgeShown, type Shown } from '../data/shown.ts';
import type { State } from '../store.ts';

/** From so many shared papers on, one line is like another. */
export const MOST_SHARED = 10;

/** The atlas of entities alone: its kinds of relation are the numbers of shared papers, so that filters hide the few. */
export function entityAtlas(data: EntityMapData): Atlas {
  const relations = Array.from({ length: MOST_SHARED }, (_, i) => String(i + 1));
  const type = data.shared.map((shared) => Math.min(shared, MOST_SHARED) - 1);
  return new Atlas({ ...data, relations, edges: { ...data.edges, type } });
}

/** The least number of shared papers that any line of a map has. */
export function leastOf({ shared }: EntityMapData): number {
  return Math.max(
    1,
    shared.reduce((least, count) => Math.min(least, count), MOST_SHARED),
  );
}

/** The page's state as the map of entities takes it: lines of fewer shared papers than wanted are hidden. */
export function entityState(state: State): State {
  const fewer = Array.from({ length: state.leastShared - 1 }, (_, i) => i);
  // Always a set of its own, so that the map follows whatever filter was changed.
  return {
    ...state,
    path: undefined,
    camera: undefined,
    leastConfidence: 0,
    hiddenRelations: new Set(fewer),
  };
}

/**
 * What of the entities is shown: those that the page's filters leave on the whole map, as far as a line is left to them.
 * @param isShown whether the whole map shows the entity
 */
export function entitiesShown(atlas: Atlas, state: State, isShown: (id: string) => boolean): Shown {
  const shown = applyFilters(atlas, { ...state, period: undefined });
  const leave = (node: number) => {
    shown.node[node] = 0;
    shown.entities -= 1;
    shown.byType[atlas.type[node]!]! -= 1;
    const region = atlas.region[node]!;
    if (region >= 0) shown.byRegion[region]! -= 1;
  };
  for (let i = 0; i < atlas.size; i += 1) {
    if (shown.node[i] && !isShown(atlas.ids[i]!)) leave(i);
  }
  for (let i = 0; i < atlas.size; i += 1) {
    if (!shown.node[i]) continue;
    const edges = [...atlas.edgesOf(i)];
    const tied = edges.some(
      (edge) => edgeShown(atlas, state, edge) && shown.node[atlas.across(edge, i)],
    );
    if (!tied) leave(i);
  }
  return shown;
}
