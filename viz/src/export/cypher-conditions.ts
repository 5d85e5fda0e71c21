import { stringLiteral } from '../../../src/export/cypher.ts';
import { PAPER_RELATIONS } from '../../../src/graph/schema.ts';
import { NODE_TYPES } from '../../../src/server/wire.ts';
import { type Atlas, PAPER } from '../data/atlas.ts';
import { type Period, yearOf } from '../data/months.ts';
import { applyFilters } from '../data/shown.ts';
import { partsToExport } from '../data/what-to-export.ts';
import type { State } from '../store.ts';

/** What a node has to be, by the name of its variable. */
export type NodeConditions = (name: string) => string[];

/**
 * Whether paperloom wrote a node or relationship: of a relationship that bears the mark, both ends do. Uses `unmarked`, which is
 * true where nothing bears it, so that all is ours.
 */
export function marked(name: string): string {
  return `coalesce(${name}.paperloom = true, unmarked)`;
}

/** The embedded engine does not read `(a:Paper|Method)`. */
export function anyLabel(name: string, labels: readonly string[]): string {
  const each = labels.map((label) => `${name}:${label}`).join(' OR ');
  return labels.length === 1 ? each : `(${each})`;
}

export function typesShown(atlas: Atlas, state: State): string[] {
  return atlas.relations.filter((_, place) => !state.hiddenRelations.has(place));
}

/** Whether a relationship is sure enough: the map has hundredths, rounded as they are here. */
export function sure({ leastConfidence }: State, name: string): string[] {
  return leastConfidence > 0 ? [`${name}.confidence * 100 >= ${leastConfidence - 0.5}`] : [];
}

/**
 * The filters as conditions on a node, the same as `applyFilters` has in the page, and of a region that the node is in it. Nothing
 * where they give other nodes than these.
 */
export function filterConditions(
  atlas: Atlas,
  state: State,
  nodes: readonly number[],
): NodeConditions | undefined {
  const region = atlas.region[nodes[0]!]!;
  // Of two that hold the same nodes the last one, all that is shown, says what the person has set.
  const part = partsToExport(atlas, state, applyFilters(atlas, state), undefined, region).findLast(
    (one) => one.nodes.length === nodes.length && one.nodes.every((node, i) => node === nodes[i]),
  );
  if (!part) return undefined;
  return (name) => [
    ...byType(atlas, state, name),
    ...(part.key === 'region'
      ? [memberOf(name, [atlas.regions[region]!.id])]
      : byRegion(atlas, state, name)),
    ...byHand(atlas, state, name),
  ];
}

function byType(atlas: Atlas, state: State, name: string): string[] {
  const labels = NODE_TYPES.filter((_, type) => {
    if (state.hiddenTypes.has(type)) return false;
    return type === PAPER || state.hiddenScopes.size < 2;
  });
  const conditions = [anyLabel(name, labels)];
  const [papers, entities] = [labels.includes('Paper'), labels.some((label) => label !== 'Paper')];
  if (papers && state.period) {
    const dated = inPeriod(state.period, name);
    conditions.push(entities ? `(NOT ${name}:Paper OR ${dated})` : dated);
  }
  if (entities) {
    for (const condition of [...byScope(state, name), ...byPaper(atlas, state, name)]) {
      conditions.push(papers ? `(${name}:Paper OR ${condition})` : condition);
    }
  }
  return conditions;
}

function byScope({ hiddenScopes }: State, name: string): string[] {
  if (hiddenScopes.size === 0) return [];
  return [`${name}.scope ${hiddenScopes.has(1) ? '<>' : '='} 'family'`];
}

/** An entity goes with the last of its papers, whether or not these are shown themselves; one that has none stays. */
function byPaper(atlas: Atlas, state: State, name: string): string[] {
  const { period, leastConfidence, hiddenRelations } = state;
  if (!period && leastConfidence === 0 && hiddenRelations.size === 0) return [];
  const shown = typesShown(atlas, state);
  const types = PAPER_RELATIONS.filter((type) => shown.includes(type));
  const dated = period ? [inPeriod(period, 'p')] : [];
  const left = [marked('o'), ...sure(state, 'o'), ...dated].join(' AND ');
  const named = (by: string, where: string) =>
    `EXISTS { MATCH (${name})<-[o${by}]-(p:Paper) WHERE ${where} }`;
  const never = `NOT ${named('', marked('o'))}`;
  if (types.length === 0) return [never];
  return [`(${named(`:${types.join('|')}`, left)}\n    OR ${never})`];
}

/** Dates are as exact as they are known, and compared as text; a paper of "2024" may be of any of its months. */
function inPeriod([first, last]: Period, name: string): string {
  const date = `coalesce(${name}.date, toString(${name}.year))`;
  const from = `${date} >= ${monthText(first)}`;
  const year =
    first % 12 === 0 ? from : `(${from} OR ${date} = ${monthText(first - (first % 12))})`;
  return `${year} AND ${date} < ${monthText(last + 1)}`;
}

/** Where a month begins, as a text that stands before all dates of it: "2024" for January, which all of 2024 follow. */
function monthText(month: number): string {
  // As text, the year 10000 would stand before all others.
  if (yearOf(month) > 9999) return "'~'";
  const year = String(yearOf(month)).padStart(4, '0');
  const inYear = month % 12;
  return `'${inYear === 0 ? year : `${year}-${String(inYear + 1).padStart(2, '0')}`}'`;
}

function byRegion(atlas: Atlas, state: State, name: string): string[] {
  const ids = [...state.hiddenRegions].filter((id) => atlas.regionPlace(id) !== undefined).sort();
  return ids.length > 0 ? [`NOT ${memberOf(name, ids)}`] : [];
}

function memberOf(name: string, ids: readonly string[]): string {
  return `EXISTS { MATCH (${name})-[i:IN_COMMUNITY]->(c:Community) WHERE c.id IN ${list(ids)} AND ${marked('i')} }`;
}

function byHand(atlas: Atlas, state: State, name: string): string[] {
  const ids = [...state.hiddenNodes].filter((id) => atlas.place(id) !== undefined).sort();
  return ids.length > 0 ? [`NOT ${name}.id IN ${list(ids)}`] : [];
}

function list(ids: readonly string[]): string {
  return `[${ids.map(stringLiteral).join(', ')}]`;
}
