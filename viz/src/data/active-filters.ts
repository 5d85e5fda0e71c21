import { relationStyle } from '../map/relation-style.ts';
import { FIRST_STATE, type State, toggled } from '../store.ts';
import type { Atlas } from './atlas.ts';
import { periodWords } from './months.ts';
import { ownReason, type Reason, type Shown } from './shown.ts';

/** A filter that is set, in words, and the change that takes it off. */
export interface ActiveFilter {
  words: string;
  off: Partial<State>;
}

export const TYPE_NAMES = ['Papers', 'Methods', 'Models', 'Benchmarks'];
const TYPE_NOUNS = ['paper', 'method', 'model', 'benchmark'];
const SCOPE_NAMES = ['own names', 'generic names'];
/** From this many members of one kind on, one chip stands for all that are hidden. */
const MANY = 4;

/** Nothing hidden: the change that takes all filters off. */
export const NOTHING_HIDDEN: Partial<State> = {
  hiddenTypes: FIRST_STATE.hiddenTypes,
  hiddenRelations: FIRST_STATE.hiddenRelations,
  hiddenRegions: FIRST_STATE.hiddenRegions,
  hiddenScopes: FIRST_STATE.hiddenScopes,
  hiddenNodes: FIRST_STATE.hiddenNodes,
  period: undefined,
  leastConfidence: 0,
};

export function activeFilters(atlas: Atlas, state: State): ActiveFilter[] {
  const filters: ActiveFilter[] = [];
  const add = (words: string, off: Partial<State>) => filters.push({ words, off });
  if (state.period) add(`Date: ${periodWords(state.period)}`, { period: undefined });
  gather(state, 'hiddenTypes', 'Type', TYPE_NAMES, [0, 1, 2, 3], add);
  gather(state, 'hiddenScopes', 'Scope', SCOPE_NAMES, [0, 1], add);
  const regions = new Map(atlas.regions.map(({ id, label, names }) => [id, names[0] ?? label]));
  gather(state, 'hiddenRegions', 'Region', regions, [...regions.keys()], add);
  const relations = new Map(atlas.relations.map((type, i) => [i, relationStyle(type).words]));
  gather(state, 'hiddenRelations', 'Relation', relations, [...relations.keys()], add);
  if (state.leastConfidence > 0) {
    add(`Confidence: from ${(state.leastConfidence / 100).toFixed(2)}`, { leastConfidence: 0 });
  }
  if (state.hiddenNodes.size > 0) {
    add(`By hand: ${state.hiddenNodes.size}`, { hiddenNodes: FIRST_STATE.hiddenNodes });
  }
  return filters;
}

type HiddenSet = 'hiddenTypes' | 'hiddenScopes' | 'hiddenRegions' | 'hiddenRelations';

/** One chip for what alone is left, one for each that is hidden, or one for many. */
function gather<Member extends string | number>(
  state: State,
  key: HiddenSet,
  kind: string,
  names: { [member: number]: string } | ReadonlyMap<Member, string>,
  all: readonly Member[],
  add: (words: string, off: Partial<State>) => void,
): void {
  const hidden = state[key] as ReadonlySet<Member>;
  if (hidden.size === 0) return;
  const name = (member: Member) =>
    (names instanceof Map ? names.get(member) : (names as string[])[member as number]) ??
    String(member);
  const left = all.filter((member) => !hidden.has(member));
  const none = { [key]: FIRST_STATE[key] };
  if (left.length === 1) add(`${kind}: ${name(left[0]!)}`, none);
  else if (hidden.size >= MANY) add(`${kind}: ${hidden.size} of ${all.length} hidden`, none);
  else
    for (const member of hidden) {
      add(`${kind}: not ${name(member)}`, { [key]: toggled(hidden, member) });
    }
}

/** What the filters hide, in numbers: "223 papers by date, 42 benchmarks by type". */
export function hiddenParts(state: State, { hidden }: Shown): [count: number, words: string][] {
  const parts: [number, string, string?][] = [
    [hidden.papersByDate, 'paper by date', 'papers by date'],
    ...hidden.byType.map((count, type): [number, string, string] => [
      count,
      `${TYPE_NOUNS[type]} by type`,
      `${TYPE_NOUNS[type]}s by type`,
    ]),
    [hidden.byScope, 'entity by scope', 'entities by scope'],
    [hidden.byRegion, 'member by region', 'members by region'],
    [hidden.byHand, 'by hand'],
    [hidden.withoutPaper, 'entity left without a paper', 'entities left without a paper'],
    [hidden.unsure, 'relation by confidence', 'relations by confidence'],
    [state.hiddenRelations.size, 'kind of relation', 'kinds of relation'],
  ];
  return parts
    .filter(([count]) => count > 0)
    .map(([count, one, many]) => [count, count === 1 ? one : (many ?? one)]);
}

/** Why a node is not shown, in a word, and the change that shows it. */
export function unhide(
  atlas: Atlas,
  state: State,
  node: number,
): { by: string; change: Partial<State> } {
  const reason = ownReason(atlas, state, node) ?? 'paper';
  const words: Record<Reason, string> = {
    hand: 'Hide',
    type: 'Type',
    region: 'Region',
    scope: 'Scope',
    date: 'Date',
    paper: state.period ? 'Date' : state.leastConfidence > 0 ? 'Confidence' : 'Relation',
  };
  const region = atlas.regions[atlas.region[node]!]?.id ?? '';
  const changes: Record<Reason, Partial<State>> = {
    hand: { hiddenNodes: toggled(state.hiddenNodes, atlas.ids[node]!) },
    type: { hiddenTypes: toggled(state.hiddenTypes, atlas.type[node]!) },
    region: { hiddenRegions: toggled(state.hiddenRegions, region) },
    scope: { hiddenScopes: toggled(state.hiddenScopes, atlas.family[node]!) },
    date: { period: undefined },
    paper: {
      period: undefined,
      leastConfidence: 0,
      hiddenRelations: FIRST_STATE.hiddenRelations,
    },
  };
  return { by: words[reason], change: changes[reason] };
}
