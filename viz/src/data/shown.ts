import type { State } from '../store.ts';
import { type Atlas, PAPER } from './atlas.ts';

/** What the filters leave, and why the rest is hidden. */
export interface Shown {
  /** 1 where the node is shown. */
  node: Uint8Array;
  byType: number[];
  /** Shown members by region place. */
  byRegion: Uint32Array;
  /** Shown relations by relation place, whether or not that relation is itself hidden. */
  byRelation: Uint32Array;
  papers: number;
  entities: number;
  /** Numbers of hidden nodes by reason. */
  hidden: {
    papersByDate: number;
    byType: number[];
    byRegion: number;
    byHand: number;
    withoutPaper: number;
  };
  /** Whether any filter hides a node or a relation. */
  filtered: boolean;
}

/** Whether the filters of a state leave an edge's kind. */
export function relationShown(state: State, type: number): boolean {
  return !state.hiddenRelations.has(type);
}

/** Applies the filters. An entity that loses all its papers to the date or the relations goes with them. */
export function applyFilters(atlas: Atlas, state: State): Shown {
  const shown: Shown = {
    node: new Uint8Array(atlas.size),
    byType: [0, 0, 0, 0],
    byRegion: new Uint32Array(atlas.regions.length),
    byRelation: new Uint32Array(atlas.relations.length),
    papers: 0,
    entities: 0,
    hidden: { papersByDate: 0, byType: [0, 0, 0, 0], byRegion: 0, byHand: 0, withoutPaper: 0 },
    filtered:
      state.hiddenTypes.size > 0 ||
      state.hiddenRelations.size > 0 ||
      state.hiddenRegions.size > 0 ||
      state.hiddenNodes.size > 0 ||
      state.period !== undefined,
  };
  const hiddenRegion = atlas.regions.map(({ id }) => state.hiddenRegions.has(id));
  const inPeriod = (node: number): boolean => {
    if (!state.period) return true;
    const year = atlas.year[node]!;
    return year >= state.period[0] && year <= state.period[1];
  };
  for (let i = 0; i < atlas.size; i += 1) {
    const type = atlas.type[i]!;
    if (state.hiddenTypes.has(type)) shown.hidden.byType[type]! += 1;
    else if (hiddenRegion[atlas.region[i]!]) shown.hidden.byRegion += 1;
    else if (type === PAPER && !inPeriod(i)) shown.hidden.papersByDate += 1;
    else shown.node[i] = 1;
  }
  // One by one: before orphans are looked for, so that hiding a paper does not take its names away.
  for (const id of state.hiddenNodes) {
    const node = atlas.place(id);
    if (node === undefined || !shown.node[node]) continue;
    shown.node[node] = 0;
    shown.hidden.byHand += 1;
  }
  if (state.period || state.hiddenRelations.size > 0) dropOrphans(atlas, state, shown, inPeriod);

  for (let i = 0; i < atlas.size; i += 1) {
    if (!shown.node[i]) continue;
    const type = atlas.type[i]!;
    shown.byType[type]! += 1;
    if (type === PAPER) shown.papers += 1;
    else shown.entities += 1;
    const region = atlas.region[i]!;
    if (region >= 0) shown.byRegion[region]! += 1;
  }
  const { from, to, type } = atlas.edges;
  for (let e = 0; e < from.length; e += 1) {
    if (shown.node[from[e]!] && shown.node[to[e]!]) shown.byRelation[type[e]!]! += 1;
  }
  return shown;
}

function dropOrphans(
  atlas: Atlas,
  state: State,
  shown: Shown,
  inPeriod: (node: number) => boolean,
): void {
  for (let i = 0; i < atlas.size; i += 1) {
    if (!shown.node[i] || atlas.type[i] === PAPER) continue;
    let had = false;
    let has = false;
    for (const edge of atlas.edgesOf(i)) {
      const other = atlas.across(edge, i);
      if (atlas.type[other] !== PAPER) continue;
      had = true;
      // Papers hidden by type or region are still papers: hiding the dots must not empty the map.
      if (relationShown(state, atlas.edges.type[edge]!) && inPeriod(other)) {
        has = true;
        break;
      }
    }
    if (had && !has) {
      shown.node[i] = 0;
      shown.hidden.withoutPaper += 1;
    }
  }
}
