import { UndirectedGraph } from 'graphology';
import Sigma from 'sigma';
import { type Atlas, PAPER } from '../data/atlas.ts';
import { motion } from '../theme/theme.ts';
import type { Bounds } from './bounds.ts';
import type { Padding } from './camera.ts';
import type { Look } from './look.ts';
import { shapeProgram } from './shape-program.ts';

/** Canvases of our own, by where they lie among Sigma's. */
const LAYERS = {
  land: { beforeLayer: 'edges' },
  lines: { afterLayer: 'edges' },
  names: { afterLayer: 'nodes' },
} as const;
export type Layer = keyof typeof LAYERS;

interface StageSettings {
  bounds: Bounds;
  /** What Sigma is told of a node. */
  display(node: number): Look & { x: number; y: number; color: string };
  /** The ground's colour as channels from 0 to 1. */
  ground(): [number, number, number];
  /** How much smaller than at full size signs are drawn at a camera ratio. */
  sizeRatio(ratio: number): number;
}

/**
 * Sigma on a container, with one node alone: until the camera stands each picture of all nodes would be drawn in vain.
 * @throws Error where the browser has no WebGL
 */
export function makeStage(container: HTMLElement, atlas: Atlas, settings: StageSettings): Sigma {
  const sigma = new Sigma(graphOf(atlas, [0]), container, {
    renderLabels: false,
    renderEdgeLabels: false,
    defaultDrawNodeHover: () => {},
    defaultNodeType: 'shape',
    nodeProgramClasses: { shape: shapeProgram(settings.ground) },
    nodeReducer: (key) => settings.display(Number(key)),
    zIndex: true,
    stagePadding: 0,
    inertiaDuration: motion(200),
    zoomDuration: motion(250),
    zoomToSizeRatioFunction: settings.sizeRatio,
  });
  const { minX, maxX, minY, maxY } = settings.bounds;
  sigma.setCustomBBox({ x: [minX, maxX], y: [minY, maxY] });
  // Sigma's types leave out where a layer goes; the style keeps them content.
  for (const [layer, place] of Object.entries(LAYERS)) {
    sigma.createCanvasContext(layer, { style: {}, ...place });
  }
  sigma.resize(true);
  sigma.refresh();
  return sigma;
}

/** What the camera has to be measured for: size, sharpness, furniture. */
export function roomOf(sigma: Sigma, padding: Padding): string {
  const { width, height } = sigma.getContainer().getBoundingClientRect();
  return JSON.stringify([width, height, window.devicePixelRatio, padding]);
}

export function layerOf(sigma: Sigma, name: Layer): CanvasRenderingContext2D {
  return sigma.getCanvases()[name]!.getContext('2d')!;
}

/** All nodes, papers below, heavy names above light ones. */
export function wholeGraph(atlas: Atlas): UndirectedGraph {
  const most = atlas.weight.reduce((a, b) => Math.max(a, b), 0) + 1;
  // Rank and place in one number each, so that sorting them needs no comparing function.
  const order = Float64Array.from(atlas.ids, (_, node) => {
    const rank = atlas.type[node] === PAPER ? 0 : atlas.weight[node]! + 1;
    return Math.min(rank, most) * atlas.size + node;
  }).sort();
  return graphOf(
    atlas,
    Array.from(order, (key) => key % atlas.size),
  );
}

function graphOf(atlas: Atlas, nodes: readonly number[]): UndirectedGraph {
  const graph = new UndirectedGraph();
  for (const node of nodes) graph.addNode(node, { x: atlas.x[node], y: atlas.y[node] });
  return graph;
}
