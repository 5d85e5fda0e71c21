import type { Atlas } from '../data/atlas.ts';
import { PAPER } from '../data/atlas.ts';
import type { Focus } from '../data/focus.ts';
import type { Shown } from '../data/shown.ts';
import { SHAPES } from './shape-program.ts';

/** How near the map is seen, by the distance of neighbouring nodes on the screen, so that any size of graph is alike. */
export type Level = 'far' | 'middle' | 'near';

/** Pixels between neighbours at which the level changes. */
export const MIDDLE_FROM = 6;
export const NEAR_FROM = 24;

export function levelAt(spacing: number): Level {
  return spacing < MIDDLE_FROM ? 'far' : spacing > NEAR_FROM ? 'near' : 'middle';
}

/** The whole map of a small graph is of the middle level already, and has enough to say with its regions. */
const WITHIN_FROM = 1.6;

/** Whether what regions fall into is drawn. @param zoom 1 at the whole map, 2 at twice its size */
export function showsWithin(level: Level, zoom: number): boolean {
  return level === 'middle' && zoom > WITHIN_FROM;
}

export interface Look {
  size: number;
  shape: number;
  hollow: boolean;
  alpha: number;
  inert: boolean;
  hidden: boolean;
  zIndex: number;
}

/** Half the height of a paper's sheet, in pixels. */
const SHEET = 5.5;
const TRACE = 0.1;
const DIMMED = 0.13;

/** What decides a node's look. */
export interface Scene {
  atlas: Atlas;
  shown: Shown;
  level: Level;
  focus: Focus | undefined;
  /** Nodes that the person pinned: they stay full. */
  pinned: ReadonlySet<number>;
  /** Place of a chosen region, whose members stay full. */
  region: number;
  /** Place of each entity among those of its type, the heaviest 0. */
  rank: Uint32Array;
  /** Far off, only entities before this place are drawn. */
  most: number;
}

/**
 * Radius of an entity at the whole map, in pixels, by the number of papers that name it. Names of a single paper stay
 * small: they are most of a graph, and at more they would be confetti.
 */
export function entityRadius(papers: number): number {
  return Math.min(16, Math.max(2.4, 0.6 + 2.1 * Math.sqrt(papers)));
}

export function lookOf(scene: Scene, node: number): Look {
  const { atlas, shown, level, focus } = scene;
  const isPaper = atlas.type[node] === PAPER;
  const chosen = focus !== undefined && (focus.node === node || focus.other === node);
  const near = focus !== undefined && (chosen || focus.neighbours.has(node));
  // A path is shown whole, whatever the filters hide.
  const visible = shown.node[node] === 1 || (near && focus.kind === 'path');
  const full = near || focus?.related.has(node) === true || scene.pinned.has(node);
  const asSheet = isPaper && visible && (level === 'near' || near);
  const tooSmall = level === 'far' && !isPaper && !full && !isDrawnFar(scene, node);
  const base = isPaper ? (level === 'far' ? 0.85 : 1) : 1;
  return {
    size: asSheet ? (chosen ? SHEET * 1.5 : SHEET) : radius(atlas, node),
    shape: asSheet ? SHAPES.sheet : isPaper ? SHAPES.dot : shapeOf(atlas.type[node]!),
    hollow: atlas.family[node] === 1,
    alpha: visible ? (dimmed(scene, node, full) ? DIMMED : alphaOf(isPaper, near) * base) : TRACE,
    inert: !visible,
    hidden: tooSmall,
    zIndex: chosen ? 4 : near ? 3 : full ? 2 : isPaper ? 0 : 1,
  };
}

function dimmed({ atlas, focus, region }: Scene, node: number, full: boolean): boolean {
  if (focus) return !full;
  return region >= 0 && atlas.region[node] !== region;
}

function alphaOf(isPaper: boolean, near: boolean): number {
  return isPaper && !near ? 0.5 : 1;
}

function radius(atlas: Atlas, node: number): number {
  const weight = atlas.weight[node]!;
  return atlas.type[node] === PAPER ? Math.min(2.2, 1.2 + 0.1 * weight) : entityRadius(weight);
}

function shapeOf(type: number): number {
  return type === 1 ? SHAPES.circle : type === 2 ? SHAPES.square : SHAPES.diamond;
}

/** Entities of each type that are drawn when all of a large map is seen. */
const DRAWN_FAR = 60;

/**
 * How many of each type are drawn at a zoom: as the screen shows less of the map, more of what is there comes up, in
 * steps, so that not every move of the camera changes it.
 */
export function drawnFar(zoom: number): number {
  const step = Math.max(0, Math.floor(2 * Math.log2(zoom)));
  return DRAWN_FAR * 2 ** step;
}

export function isDrawnFar({ rank, most }: Pick<Scene, 'rank' | 'most'>, node: number): boolean {
  return rank[node]! < most;
}

/** Place of each entity among those of its type, by weight. */
export function rankEntities({ size, type, weight }: Atlas): Uint32Array {
  const rank = new Uint32Array(size);
  const next = [0, 0, 0, 0];
  // Heavy ones first, then as they stand: both in one number each, so that sorting them needs no comparing function.
  const most = weight.reduce((a, b) => Math.max(a, b), 0);
  const order = Float64Array.from(weight, (one, node) => (most - one) * size + node).sort();
  for (const key of order) {
    const node = key % size;
    if (type[node] !== PAPER) rank[node] = next[type[node]!]!++;
  }
  return rank;
}
