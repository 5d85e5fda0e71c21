import type { MapColumns, MapRegion } from '../../../src/server/wire.ts';
import { monthsOf, type Period } from './months.ts';

export const PAPER = 0;

/** The graph in the page: columns as typed arrays, and for each node the edges that touch it. */
export class Atlas {
  readonly version: string;
  /** What of the graph's folder could not be read. */
  readonly notice: string | undefined;
  readonly counts: MapColumns['counts'];
  readonly relations: string[];
  readonly regions: MapRegion[];
  readonly strands: MapColumns['strands'];
  readonly size: number;
  readonly ids: readonly string[];
  readonly labels: readonly string[];
  readonly type: Uint8Array;
  readonly family: Uint8Array;
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly region: Int32Array;
  readonly weight: Uint32Array;
  readonly year: Uint16Array;
  /** 1 to 12, 0 where it is not known. */
  readonly month: Uint8Array;
  readonly edges: { from: Uint32Array; to: Uint32Array; type: Uint8Array; confidence: Uint8Array };
  /** Edges of node i: #touching[#start[i]] up to #touching[#start[i + 1]]. */
  readonly #start: Uint32Array;
  readonly #touching: Uint32Array;
  readonly #places: Map<string, number>;
  readonly #regionPlaces: Map<string, number>;

  constructor(data: MapColumns) {
    const { nodes } = data;
    this.version = data.version;
    this.notice = data.notice;
    this.counts = data.counts;
    this.relations = data.relations;
    this.regions = data.regions;
    this.strands = data.strands;
    this.size = nodes.id.length;
    this.ids = nodes.id;
    this.labels = nodes.label;
    this.type = new Uint8Array(nodes.type);
    this.family = new Uint8Array(nodes.family);
    this.x = new Float32Array(nodes.x);
    this.y = new Float32Array(nodes.y);
    this.region = new Int32Array(nodes.region);
    this.weight = new Uint32Array(nodes.weight);
    this.year = new Uint16Array(nodes.year);
    this.month = new Uint8Array(nodes.month);
    this.edges = {
      from: runningSum(data.edges.fromStep),
      to: new Uint32Array(data.edges.to),
      type: new Uint8Array(data.edges.type),
      confidence: new Uint8Array(data.edges.confidence),
    };
    this.#places = new Map(nodes.id.map((id, place) => [id, place]));
    this.#regionPlaces = new Map(data.regions.map(({ id }, place) => [id, place]));
    [this.#start, this.#touching] = adjacency(this.size, this.edges);
  }

  /** Place of a node by its id. */
  place(id: string): number | undefined {
    return this.#places.get(id);
  }

  regionPlace(id: string): number | undefined {
    return this.#regionPlaces.get(id);
  }

  /** The months that a paper may be of; nothing where it has no date. */
  monthsOf(node: number): Period | undefined {
    const year = this.year[node]!;
    return year === 0 ? undefined : monthsOf(year, this.month[node]);
  }

  /** Places of the edges that touch a node. */
  edgesOf(node: number): Uint32Array {
    return this.#touching.subarray(this.#start[node]!, this.#start[node + 1]!);
  }

  /** The other end of an edge. */
  across(edge: number, node: number): number {
    const from = this.edges.from[edge]!;
    return from === node ? this.edges.to[edge]! : from;
  }
}

function runningSum(steps: ArrayLike<number>): Uint32Array {
  const sums = new Uint32Array(steps.length);
  let sum = 0;
  for (let i = 0; i < steps.length; i += 1) {
    sum += steps[i]!;
    sums[i] = sum;
  }
  return sums;
}

function adjacency(
  size: number,
  { from, to }: { from: Uint32Array; to: Uint32Array },
): [Uint32Array, Uint32Array] {
  const start = new Uint32Array(size + 1);
  for (let i = 0; i < from.length; i += 1) {
    start[from[i]! + 1]! += 1;
    start[to[i]! + 1]! += 1;
  }
  for (let i = 0; i < size; i += 1) start[i + 1]! += start[i]!;
  const next = start.slice();
  const touching = new Uint32Array(from.length * 2);
  for (let i = 0; i < from.length; i += 1) {
    touching[next[from[i]!]!++] = i;
    touching[next[to[i]!]!++] = i;
  }
  return [start, touching];
}
