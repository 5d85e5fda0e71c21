import type { Atlas } from '../data/atlas.ts';
import { PAPER } from '../data/atlas.ts';
import type { Focus } from '../data/focus.ts';
import type { Shown } from '../data/shown.ts';
import { SHAPES } from './shape-program.ts';
import { entityRadius, SMALL_SIGN } from './sign-size.ts';

/** How near the map is seen, by the distance of neighbouring nodes on the screen, so that any size of graph is alike. */
export type Level = 'far' | 'middle' | 'near';

/** Pixels between neighbours at which the level changes. */
export const MIDDLE_FROM = 6;
export const NEAR_FROM = 24;

export function levelAt(spacing: number): Level {
  return spacing < MIDDLE_FROM ? 'far' : spacing > NEAR_FROM ? 'near' : 'middle';
}

/** Pixels between neighbours from which on papers are drawn as strongly as they may from afar. */
const LOOSE = 1.2;

/**
 * How strongly papers are drawn from afar: they are the grain of the ground, and where they lie closer than they can be
 * told apart, as on a phone, they would cover it. @param spacing pixels between neighbours at the whole map
 */
export function grainAt(spacing: number): number {
  return 0.85 * Math.min(1, spacing / LOOSE) ** 1.5;
}

/** The whole map of a small graph is of the middle level already, and has enough to say with its regions. */
const WITHIN_FROM = 1.6;

/** Whether what regions fall into is drawn. @param zoom 1 at the whole map, 2 at twice its size */
export function showsWithin(level: Level, zoom: number): boolean {
  return level !== 'near' && zoom > WITHIN_FROM;
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
  /** Whether an entity is drawn from afar. */
  isDrawnFar(node: number): boolean;
  /** Whether an entity's sign lies under no heavier one's at the middle distance. */
  standsClear(node: number): boolean;
  /** How strongly papers are drawn from afar, 0 to 1. */
  grain: number;
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
  const tooSmall = level === 'far' && !isPaper && !full && !scene.isDrawnFar(node);
  const crowded = level === 'middle' && !isPaper && !full && !scene.standsClear(node);
  const base = isPaper && level === 'far' ? scene.grain : 1;
  return {
    size: asSheet ? (chosen ? SHEET * 1.5 : SHEET) : crowded ? SMALL_SIGN : radius(atlas, node),
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
