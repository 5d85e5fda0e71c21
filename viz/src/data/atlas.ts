import type { MapData, MapRegion } from '../../../src/server/wire.ts';
import { monthsOf, type Period } from './months.ts';

export const PAPER = 0;

/** The graph in the page: columns as typed arrays, and for each node the edges that touch it. */
export class Atlas {
  readonly version: string;
  /** What of the graph's folder could not be read. */
  readonly notice: string | undefined;
  readonly counts: MapData['counts'];
  readonly relations: string[];
  readonly regions: MapRegion[];
  readonly strands: MapData['strands'];
  readonly size: number;
  readonly ids: string[];
  readonly labels: string[];
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

  constructor(data: MapData) {
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
    this.type = Uint8Array.from(nodes.type);
    this.family = Uint8Array.from(nodes.family);
    this.x = Float32Array.from(nodes.x);
    this.y = Float32Array.from(nodes.y);
    this.region = Int32Array.from(nodes.region);
    this.weight = Uint32Array.from(nodes.weight);
    this.year = Uint16Array.from(nodes.year);
    this.month = Uint8Array.from(nodes.month);
    this.edges = {
      from: runningSum(data.edges.fromStep),
      to: Uint32Array.from(data.edges.to),
      type: Uint8Array.from(data.edges.type),
      confidence: Uint8Array.from(data.edges.confidence),
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

function runningSum(steps: number[]): Uint32Array {
  const sums = new Uint32Array(steps.length);
  let sum = 0;
  for (const [i, step] of steps.entries()) {
    sum += step;
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
