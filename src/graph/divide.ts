import { byCodeUnit } from '../order.ts';
import { type GraphContent, paperCounts, type WeightedGraph } from './association.ts';
import type { Atlas } from './atlas.ts';
import type { DivisionMethod } from './division-method.ts';
import type { EarlierMap } from './earlier-map.ts';
import { follow, heirs, numberOf } from './follow.ts';
import { gatherLoose, gatherSmall } from './gather.ts';
import { partition } from './partition.ts';
import { hashText } from './random.ts';
import type { Community } from './schema.ts';
import { columnsOf, modularityOf, renumber, restrict, type TieColumns } from './tie-columns.ts';

export interface DivisionOptions {
  /** Default leiden. */
  method?: DivisionMethod;
  /** What it starts from where it knows names of the graph. */
  atlas?: Atlas | undefined;
  /** What is kept where it still holds; method and atlas then decide on what is new alone. */
  earlier?: EarlierMap | undefined;
  /** Told the modularity of the regions that follow earlier ones, as a share of what a division from nothing reaches. */
  onFollowed?: (share: number) => void;
}

/** Ids of the members of a region, and of its sub-regions, where it falls into several: each member is in one. */
export interface RegionParts {
  members: string[];
  within: string[][];
}

/**
 * Divides a graph into regions, and these into sub-regions.
 *
 * 1. Names that only one paper uses say nothing of how papers hang together: they are set aside.
 * 2. The rest is divided by modularity, on ties in which common names count less (see `associationGraph`).
 * 3. A part of too few papers joins another.
 * 4. Each region is divided in the same way by itself.
 * 5. Names set aside go where their paper is.
 * What is tied to nothing large enough is in no region: a paper that shares no name with others.
 */
export function divide(
  graph: GraphContent,
  ties: WeightedGraph,
  options: DivisionOptions = {},
): RegionParts[] {
  const division = new Division(graph, ties, options);
  const { earlier } = options;
  const before = earlier && numberOf(earlier.communities);
  const regions = division.divide(division.core, division.region, leastOfRegion, 1, before);
  const within = earlier && numberOf(earlier.communities.flatMap(partsOf));
  for (const nodes of listed(division.region, regions)) {
    division.divide(nodes, division.within, leastWithin, EFFORT_WITHIN, within);
  }
  return division.finish();
}

/** A fifth of the root of all papers, at least three. */
function leastOfRegion(papers: number): number {
  return Math.max(3, Math.ceil(Math.sqrt(papers) / 5));
}

/** Half of the root of the region's papers, at least eight: fewer need no name of their own. */
function leastWithin(papers: number): number {
  return Math.max(8, Math.ceil(Math.sqrt(papers) / 2));
}

/** What a community falls into; itself, where it is of one piece. */
function partsOf({ members, subregions }: Community): readonly { members: readonly string[] }[] {
  return subregions ?? [{ members }];
}

/** There are many regions, and their own divisions matter less than that into regions. */
const EFFORT_WITHIN = 0.08;
/** What is only compared with need not be as steady either. */
const EFFORT_COMPARED = 0.1;

/** The steps of `divide`, over nodes by number. */
export class Division {
  /** Papers, and names that several papers use. */
  readonly core: number[];
  /** The region of each node, and its sub-region, numbered within the region. */
  readonly region: Int32Array;
  readonly within: Int32Array;
  readonly #ids: string[];
  readonly #ties: TieColumns;
  readonly #isPaper: Uint8Array;
  readonly #cells: Int32Array;
  readonly #options: DivisionOptions;

  constructor(graph: GraphContent, ties: WeightedGraph, options: DivisionOptions) {
    this.#options = options;
    this.#ids = inHashedOrder(ties.nodes());
    this.#ties = columnsOf(ties, this.#ids);
    this.#isPaper = Uint8Array.from(this.#ids, (id) =>
      Number(!ties.getNodeAttribute(id, 'entity')),
    );
    const papersOf = paperCounts(graph);
    const names = new Map(graph.entities.map(({ id, name }) => [id, name]));
    this.#cells = Int32Array.from(this.#ids, (id) => this.#cellOf(names.get(id)));
    this.core = [...this.#ids.keys()].filter(
      (node) => this.#isPaper[node] === 1 || (papersOf.get(this.#ids[node]!) ?? 0) > 1,
    );
    this.region = new Int32Array(this.#ids.length).fill(-1);
    this.within = this.region.slice();
  }

  /** Divides some nodes by themselves (effort: see `partition`). @returns their ties, numbered as they are given, and the group of each */
  partition(nodes: readonly number[], effort = 1): { ties: TieColumns; groupOf: Int32Array } {
    const { method, atlas } = this.#options;
    const ties = restrict(this.#ties, nodes);
    const keys = Uint32Array.from(nodes, (node) => hashText(this.#ids[node]!));
    const cells = Int32Array.from(nodes, (node) => this.#cells[node]!);
    const groupOf = partition(ties, keys, {
      ...(method && { method }),
      effort,
      ...(atlas && { anchoring: { cells, regionOf: atlas.regionOf } }),
    });
    return { ties, groupOf };
  }

  /**
   * Divides some nodes by themselves into groups that are large enough, and writes down the group of each.
   *
   * @param least papers that a group has, by how many papers there are
   * @param before the groups that nodes were in, which they keep where these still hold
   * @returns how many groups there are
   */
  divide(
    nodes: readonly number[],
    into: Int32Array,
    least: (papers: number) => number,
    effort = 1,
    before?: ReadonlyMap<string, number>,
  ): number {
    const earlier = before && this.#numbered(nodes, before);
    const { ties, groupOf } = earlier
      ? this.#followed(nodes, earlier)
      : this.partition(nodes, effort);
    const isPaper = Uint8Array.from(nodes, (node) => this.#isPaper[node]!);
    const papers = isPaper.reduce((sum, one) => sum + one, 0);
    // What was large enough once stays till it is half of what is asked of a new one.
    const goesOn = earlier && heirs(groupOf, earlier);
    const weighs = goesOn
      ? isPaper.map((one, i) => (goesOn.has(groupOf[i]!) ? 2 * one : one))
      : isPaper;
    gatherSmall(ties, groupOf, weighs, least(papers));
    const groups = renumber(groupOf);
    for (const [i, node] of nodes.entries()) into[node] = groupOf[i]!;
    return groups;
  }

  #followed(
    nodes: readonly number[],
    before: Int32Array,
  ): { ties: TieColumns; groupOf: Int32Array } {
    const ties = restrict(this.#ties, nodes);
    const groupOf = follow(ties, before);
    const { onFollowed } = this.#options;
    if (onFollowed && nodes === this.core) {
      const fresh = modularityOf(ties, this.partition(nodes, EFFORT_COMPARED).groupOf);
      onFollowed(fresh > 0 ? modularityOf(ties, groupOf) / fresh : 1);
    }
    return { ties, groupOf };
  }

  /** The groups that nodes were in, numbered from 0, −1 for none; undefined where none was in any. */
  #numbered(nodes: readonly number[], before: ReadonlyMap<string, number>): Int32Array | undefined {
    const earlier = Int32Array.from(nodes, (node) => before.get(this.#ids[node]!) ?? -1);
    return renumber(earlier) > 0 ? earlier : undefined;
  }

  /** Brings along what was set aside. */
  finish(): RegionParts[] {
    gatherLoose(this.#ties, this.region);
    gatherLoose(this.#ties, this.within, this.region);
    const regions = this.region.reduce((most, one) => Math.max(most, one + 1), 0);
    return listed(this.region, regions).map((nodes) => {
      const within = Int32Array.from(nodes, (node) => this.within[node]!);
      const count = within.reduce((most, one) => Math.max(most, one + 1), 0);
      const name = (i: number) => this.#ids[nodes[i]!]!;
      return {
        members: nodes.map((node) => this.#ids[node]!),
        within: count < 2 ? [] : listed(within, count).map((some) => some.map(name)),
      };
    });
  }

  #cellOf(name: string | undefined): number {
    const { atlas } = this.#options;
    const row = atlas && name !== undefined ? atlas.find(name) : -1;
    return row < 0 ? -1 : atlas!.cellOf[row]!;
  }
}

/** By a hash of the id: a new node takes its place among the others and leaves their order as it was. */
function inHashedOrder(ids: readonly string[]): string[] {
  return ids
    .map((id) => ({ id, hash: hashText(id) }))
    .sort((a, b) => a.hash - b.hash || byCodeUnit(a.id, b.id))
    .map(({ id }) => id);
}

/** The nodes of each group; those of none (−1) are left out. */
function listed(groupOf: Int32Array, groups: number): number[][] {
  const lists: number[][] = Array.from({ length: groups }, () => []);
  for (const [node, group] of groupOf.entries()) if (group >= 0) lists[group]!.push(node);
  return lists;
}
