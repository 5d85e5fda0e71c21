import type { State } from '../store.ts';
import { type Atlas, PAPER } from './atlas.ts';
import { meet } from './months.ts';

/** What hides a node. "paper": none of the papers that name it is left. */
export type Reason = 'hand' | 'type' | 'region' | 'scope' | 'date' | 'paper';

/** What the filters leave, and why the rest is hidden. */
export interface Shown {
  /** 1 where the node is shown. */
  node: Uint8Array;
  byType: number[];
  /** Shown entities by scope: names of their own, generic names. */
  byScope: number[];
  /** Shown members by region place. */
  byRegion: Uint32Array;
  /** Shown relations by relation place, whether or not that relation is itself hidden. */
  byRelation: Uint32Array;
  papers: number;
  entities: number;
  /** Numbers of hidden nodes by reason, and of relations that are not sure enough. */
  hidden: {
    papersByDate: number;
    byType: number[];
    byScope: number;
    byRegion: number;
    byHand: number;
    withoutPaper: number;
    unsure: number;
  };
  /** Whether any filter hides a node or a relation. */
  filtered: boolean;
}

/** Whether the filters of a state leave an edge. */
export function edgeShown(atlas: Atlas, state: State, edge: number): boolean {
  return (
    atlas.edges.confidence[edge]! >= state.leastConfidence &&
    !state.hiddenRelations.has(atlas.edges.type[edge]!)
  );
}

/** What of the state is a filter. */
export const FILTERS = [
  'hiddenTypes',
  'hiddenRelations',
  'hiddenRegions',
  'hiddenScopes',
  'hiddenNodes',
  'period',
  'leastConfidence',
] as const satisfies readonly (keyof State)[];

/** Whether a filter is set. */
export function isFiltered(state: State): boolean {
  return FILTERS.some((key) => {
    const value = state[key];
    return value instanceof Set ? value.size > 0 : Boolean(value);
  });
}

/** What hides a node, by the node alone. */
export function ownReason(atlas: Atlas, state: State, node: number): Reason | undefined {
  const type = atlas.type[node]!;
  if (state.hiddenTypes.has(type)) return 'type';
  if (state.hiddenNodes.size > 0 && state.hiddenNodes.has(atlas.ids[node]!)) return 'hand';
  if (state.hiddenRegions.size > 0) {
    const region = atlas.regions[atlas.region[node]!];
    if (region && state.hiddenRegions.has(region.id)) return 'region';
  }
  if (type === PAPER) return inPeriod(atlas, state, node) ? undefined : 'date';
  return state.hiddenScopes.has(atlas.family[node]!) ? 'scope' : undefined;
}

/**
 * Applies the filters. An entity that loses all its papers to the date or the relations goes with them, and so does a family
 * that no paper names, when all its variants go.
 */
export function applyFilters(atlas: Atlas, state: State): Shown {
  const shown: Shown = {
    node: new Uint8Array(atlas.size),
    byType: [0, 0, 0, 0],
    byScope: [0, 0],
    byRegion: new Uint32Array(atlas.regions.length),
    byRelation: new Uint32Array(atlas.relations.length),
    papers: 0,
    entities: 0,
    hidden: {
      papersByDate: 0,
      byType: [0, 0, 0, 0],
      byScope: 0,
      byRegion: 0,
      byHand: 0,
      withoutPaper: 0,
      unsure: 0,
    },
    filtered: isFiltered(state),
  };
  const { hidden } = shown;
  for (let i = 0; i < atlas.size; i += 1) {
    const reason = shown.filtered ? ownReason(atlas, state, i) : undefined;
    if (reason === undefined) shown.node[i] = 1;
    else if (reason === 'type') hidden.byType[atlas.type[i]!]! += 1;
    else if (reason === 'region') hidden.byRegion += 1;
    else if (reason === 'scope') hidden.byScope += 1;
    else if (reason === 'hand') hidden.byHand += 1;
    else hidden.papersByDate += 1;
  }
  if (state.period || state.hiddenRelations.size > 0 || state.leastConfidence > 0) {
    dropOrphans(atlas, state, shown);
  }
  for (let i = 0; i < atlas.size; i += 1) {
    if (!shown.node[i]) continue;
    const type = atlas.type[i]!;
    shown.byType[type]! += 1;
    if (type === PAPER) shown.papers += 1;
    else {
      shown.entities += 1;
      shown.byScope[atlas.family[i]!]! += 1;
    }
    const region = atlas.region[i]!;
    if (region >= 0) shown.byRegion[region]! += 1;
  }
  const { from, to, type, confidence } = atlas.edges;
  for (let e = 0; e < from.length; e += 1) {
    if (confidence[e]! < state.leastConfidence) hidden.unsure += 1;
    else if (shown.node[from[e]!] && shown.node[to[e]!]) shown.byRelation[type[e]!]! += 1;
  }
  return shown;
}

/** Whether a paper is of the chosen months. One without a date is of none. */
export function inPeriod(atlas: Atlas, { period }: State, paper: number): boolean {
  if (!period) return true;
  const months = atlas.monthsOf(paper);
  return months !== undefined && meet(months, period);
}

function dropOrphans(atlas: Atlas, state: State, shown: Shown): void {
  const hold = holds(atlas, state);
  for (let i = 0; i < atlas.size; i += 1) {
    if (!shown.node[i] || atlas.type[i] === PAPER || hold(i)) continue;
    shown.node[i] = 0;
    shown.hidden.withoutPaper += 1;
  }
}

/** Whether the filters leave something that holds an entity: a paper that names it, else one of its variants. */
function holds(atlas: Atlas, state: State): (entity: number) => boolean {
  const variantOf = atlas.relations.indexOf('VARIANT_OF');
  const { from, type } = atlas.edges;
  // A family of families asks its variants again, and a circle of them must come to an end.
  const known = new Map<number, boolean>();
  const byVariants = (family: number): boolean => {
    const before = known.get(family);
    if (before !== undefined) return before;
    known.set(family, false);
    const variants = [...atlas.edgesOf(family)].filter(
      (edge) => type[edge] === variantOf && from[edge] !== family,
    );
    const held =
      variants.length === 0 ||
      variants.some((edge) => edgeShown(atlas, state, edge) && hold(from[edge]!));
    known.set(family, held);
    return held;
  };
  const hold = (entity: number): boolean => {
    let had = false;
    for (const edge of atlas.edgesOf(entity)) {
      const other = atlas.across(edge, entity);
      if (atlas.type[other] !== PAPER) continue;
      had = true;
      // Papers hidden by type or region are still papers: hiding the dots must not empty the map.
      if (edgeShown(atlas, state, edge) && inPeriod(atlas, state, other)) return true;
    }
    return !had && byVariants(entity);
  };
  return hold;
}
