import type { Atlas } from '../data/atlas.ts';
import { PAPER } from '../data/atlas.ts';
import type { Hue } from '../theme/regions.ts';
import type { Tokens } from '../theme/theme.ts';
import { type Frame, isNear, onScreen } from './frame.ts';
import { FAMILY } from './label-font.ts';
import {
  type Candidate,
  type PlacedLabel,
  placeLabels,
  type Rect,
  type Room,
} from './label-placement.ts';
import { type Scene, showsWithin } from './look.ts';
import { MeasuredText } from './measured-text.ts';
import { RegionLabels } from './region-labels.ts';

/** Pixels of map for each label. */
const AREA_A_LABEL = 14_000;
/** From this many papers a name is one that everybody looks for; in a small graph the first few are. */
const HUB = 20;
const LEAST_HUB = 5;
const HUBS = 14;
/** Nodes under this radius may lie under the name of a hub or a region. */
const SMALL = 5;

export interface LabelScene extends Scene {
  /** Node under the pointer, or -1. */
  hovered: number;
  /** 1 at the whole map, 2 at twice its size. */
  zoom: number;
  /** Radius of a node on the screen. */
  radiusOf(node: number): number;
  /** Whether a point of the graph lies on a region's land. */
  isOnLand(region: number, x: number, y: number): boolean;
  /** Parts of the map that lie under the page's furniture. */
  blocked: Rect[];
}

/** Names on the map: chosen by weight, placed without overlap, with a halo in the ground's colour. */
export class LabelLayer {
  readonly #atlas: Atlas;
  readonly #text = new MeasuredText();
  readonly #regions: RegionLabels;
  /** Entities by weight, generic names a little lighter. */
  readonly #byWeight: number[];
  readonly #hub: number;
  #before = new Map<string, number>();

  constructor(atlas: Atlas, hues: Hue[]) {
    this.#atlas = atlas;
    this.#regions = new RegionLabels(atlas, hues, this.#text);
    const weight = (node: number) => atlas.weight[node]! * (atlas.family[node] ? 0.8 : 1);
    this.#byWeight = [...atlas.ids.keys()]
      .filter((node) => atlas.type[node] !== PAPER)
      .sort((a, b) => weight(b) - weight(a) || a - b);
    const heavy = atlas.weight[this.#byWeight[HUBS]!] ?? 0;
    this.#hub = Math.min(HUB, Math.max(LEAST_HUB, heavy));
  }

  /** Fonts arrived or changed: widths are to be measured again. */
  forget(): void {
    this.#text.forget();
  }

  draw(
    context: CanvasRenderingContext2D,
    frame: Frame,
    tokens: Tokens,
    scene: LabelScene,
  ): PlacedLabel[] {
    const room = {
      width: frame.width,
      height: frame.height,
      blocked: scene.blocked,
      ...this.#obstacles(frame, scene),
    };
    const most = Math.max(12, Math.round((frame.width * frame.height) / AREA_A_LABEL));
    const extra = scene.focus ? 40 : this.#atlas.regions.length;
    const wanted = this.#candidates(frame, tokens, scene);
    const placed = placeLabels(wanted, room, this.#before, most + Math.min(extra, 40));
    this.#before = new Map(placed.map(({ key, spot }) => [key, spot]));
    context.textBaseline = 'middle';
    context.textAlign = 'center';
    context.lineJoin = 'round';
    for (const label of placed) {
      const { rect, lines, lineHeight } = label;
      const x = rect.x + rect.width / 2;
      let y = rect.y + rect.height / 2 - ((lines.length - 1) * lineHeight) / 2;
      context.font = label.font;
      context.strokeStyle = tokens.ground;
      context.lineWidth = label.halo;
      context.fillStyle = label.colour;
      context.globalAlpha = label.alpha ?? 1;
      for (const line of lines) {
        context.strokeText(line, x, y);
        context.fillText(line, x, y);
        y += lineHeight;
      }
    }
    context.globalAlpha = 1;
    return placed;
  }

  /** In the order of importance: chosen, hovered, neighbours, hubs and regions, other entities. */
  *#candidates(frame: Frame, tokens: Tokens, scene: LabelScene): Generator<Candidate> {
    const atlas = this.#atlas;
    const { focus, shown, level, hovered } = scene;
    for (const end of focus ? [focus.node, focus.other] : []) {
      if (end < 0) continue;
      yield { ...this.#node(frame, scene, end, tokens.ink, 650, 16), forced: true };
    }
    if (hovered >= 0 && hovered !== focus?.node) {
      yield { ...this.#node(frame, scene, hovered, tokens.ink, 600, 12.5), forced: true };
    }
    for (const node of scene.pinned) {
      yield { ...this.#node(frame, scene, node, tokens.ink, 600, 12.5), hub: true };
    }
    if (focus) {
      // A paper is called by what it introduces; beside that name itself it needs none.
      const said = new Set([atlas.labels[focus.node], atlas.labels[focus.other]]);
      const rank = (node: number) => (atlas.type[node] === PAPER ? -1 : atlas.weight[node]!);
      const order = [...focus.neighbours];
      // The steps of a path stand in its order: those of the way that is looked at come first.
      if (focus.kind !== 'path') order.sort((a, b) => rank(b) - rank(a) || a - b);
      for (const node of order) {
        if (said.has(atlas.labels[node])) continue;
        said.add(atlas.labels[node]);
        yield this.#node(frame, scene, node, tokens.ink, weightOf(atlas, node), 12);
      }
      for (const node of focus.related) {
        if (said.has(atlas.labels[node])) continue;
        yield this.#node(frame, scene, node, tokens.ink2, 500, 12.5);
      }
      // A path leads through regions: their names tell where.
      if (focus.kind === 'path' && level !== 'near') {
        for (const label of this.#regions.regions(frame, tokens, scene))
          yield { ...label, alpha: 0.55 };
      }
      return;
    }
    const named = (node: number) =>
      shown.node[node] === 1 &&
      (level !== 'far' || scene.isDrawnFar(node)) &&
      (scene.region < 0 || atlas.region[node] === scene.region);
    // From afar regions are what there is to see; nearer, what everybody looks for in them. A chosen one's name stands
    // in the panel.
    const names = level !== 'near' && scene.region < 0;
    if (names && level === 'far') yield* this.#regions.regions(frame, tokens, scene);
    for (const node of this.#byWeight) {
      if (atlas.weight[node]! < this.#hub * 0.8) break;
      if (atlas.weight[node]! < this.#hub || !named(node)) continue;
      const label = this.#node(frame, scene, node, tokens.ink, 500, sizeOf(atlas, node));
      yield { ...label, hub: true };
    }
    if (names && level === 'middle') yield* this.#regions.regions(frame, tokens, scene);
    if (showsWithin(level, scene.zoom)) yield* this.#regions.within(frame, tokens, scene);
    // From afar the names of a single paper would only fill the sea.
    const least = scene.zoom > 1.9 || scene.region >= 0 ? 0 : Math.max(2, this.#hub / 5);
    for (const node of this.#byWeight) {
      if (atlas.weight[node]! >= this.#hub || !named(node)) continue;
      if (atlas.weight[node]! < least) continue;
      if (!isNear(frame, atlas.x[node]!, atlas.y[node]!)) continue;
      yield this.#node(frame, scene, node, tokens.ink, 500, sizeOf(atlas, node));
    }
    if (level !== 'near') return;
    for (let node = 0; node < atlas.size; node += 1) {
      if (atlas.type[node] !== PAPER || !named(node)) continue;
      if (!isNear(frame, atlas.x[node]!, atlas.y[node]!)) continue;
      yield this.#node(frame, scene, node, tokens.ink2, 400, 12);
    }
  }

  #node(
    frame: Frame,
    scene: LabelScene,
    node: number,
    colour: string,
    weight: number,
    size: number,
  ): Candidate {
    const atlas = this.#atlas;
    const font = `${weight} ${size}px ${FAMILY}`;
    const text = clip(atlas.labels[node]!, 40);
    const [x, y] = onScreen(frame, atlas.x[node]!, atlas.y[node]!);
    const chosen = scene.focus?.node === node || scene.focus?.other === node;
    return {
      key: `node ${atlas.ids[node]}`,
      lines: [text],
      font,
      size,
      lineHeight: Math.round(size * 1.25),
      width: this.#text.width(text, font),
      colour,
      x,
      y,
      offset: scene.radiusOf(node) + (chosen ? 5 : 0),
      centred: false,
      halo: size >= 13 ? 4 : 3.5,
    };
  }

  /** Drawn nodes near the screen that a label would hide. */
  #obstacles(frame: Frame, scene: LabelScene): Pick<Room, 'ends' | 'nodes' | 'smallNodes'> {
    const ends: Rect[] = [];
    const nodes: Rect[] = [];
    const smallNodes: Rect[] = [];
    const add = (node: number) => {
      const [x, y] = onScreen(frame, this.#atlas.x[node]!, this.#atlas.y[node]!);
      if (x < -20 || y < -20 || x > frame.width + 20 || y > frame.height + 20) return;
      const r = scene.radiusOf(node);
      (r < SMALL ? smallNodes : nodes).push({ x: x - r, y: y - r, width: 2 * r, height: 2 * r });
    };
    if (scene.focus) {
      // However small, an end is what one looks for: not even the name of the other one may lie over it or its ring.
      for (const end of [scene.focus.node, scene.focus.other]) {
        if (end < 0) continue;
        const [x, y] = onScreen(frame, this.#atlas.x[end]!, this.#atlas.y[end]!);
        const r = scene.radiusOf(end) + 2;
        ends.push({ x: x - r, y: y - r, width: 2 * r, height: 2 * r });
      }
      for (const node of scene.focus.neighbours) add(node);
      for (const node of scene.focus.related) add(node);
      return { ends, nodes, smallNodes };
    }
    for (const node of this.#byWeight) {
      if (!scene.shown.node[node]) continue;
      if (scene.level === 'far' && !scene.isDrawnFar(node)) continue;
      add(node);
    }
    return { ends, nodes, smallNodes };
  }
}

function sizeOf(atlas: Atlas, node: number): number {
  return Math.min(13, 11.5 + Math.sqrt(atlas.weight[node]!) * 0.25);
}

function weightOf(atlas: Atlas, node: number): number {
  return atlas.type[node] === PAPER ? 400 : 500;
}

/** Shortens what is too long for the map, without cutting a character in half. */
function clip(text: string, limit: number): string {
  const characters = Array.from(text.slice(0, 2 * limit));
  return characters.length > limit ? `${characters.slice(0, limit - 1).join('')}…` : text;
}
