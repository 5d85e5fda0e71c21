import { UndirectedGraph } from 'graphology';
import Sigma from 'sigma';
import type { CameraState } from 'sigma/types';
import type { Atlas } from '../data/atlas.ts';
import { PAPER } from '../data/atlas.ts';
import type { Focus } from '../data/focus.ts';
import { focusFor, type Way } from '../data/question-focus.ts';
import { applyFilters, FILTERS, type Shown } from '../data/shown.ts';
import type { State, Store } from '../store.ts';
import { assignHues, channels, type Hue, STONE } from '../theme/regions.ts';
import { hueColour, motion, readTokens, type Tokens } from '../theme/theme.ts';
import { flyTo } from './camera.ts';
import { type Frame, frameOf, leaveGraph, onScreen } from './frame.ts';
import type { Lines, MapEvents, MapKind, Surroundings } from './kind.ts';
import { LabelLayer } from './label-layer.ts';
import type { Rect } from './label-placement.ts';
import { LandLayer } from './land-layer.ts';
import { LineLayer } from './line-layer.ts';
import { drawnFar, type Level, levelAt, lookOf, rankEntities, showsWithin } from './look.ts';
import { paintNodes } from './node-painter.ts';
import { drawRings } from './ring-layer.ts';
import { shapeProgram } from './shape-program.ts';
import { pointsOfInterest, Viewpoint } from './viewpoint.ts';
import { drawWays } from './way-layer.ts';

/** Parts of the state that change what is in focus. */
const QUESTION = ['chosen', 'depth', 'opened', 'compared', 'path'] as const;

/** Canvases of our own, by where they lie among Sigma's. */
const LAYERS = {
  land: { beforeLayer: 'edges' },
  lines: { afterLayer: 'edges' },
  names: { afterLayer: 'nodes' },
} as const;
type Layer = keyof typeof LAYERS;

/** The map: nodes by Sigma in WebGL; land, lines and names on canvases below and above them. */
export class AtlasMap {
  readonly atlas: Atlas;
  readonly hues: Hue[];
  readonly sigma: Sigma;
  readonly #store: Store;
  readonly #surroundings: Surroundings;
  readonly #events: MapEvents;
  readonly #land: LandLayer;
  readonly #lines: Lines;
  readonly #filter: (state: State) => Shown;
  readonly #onStage: (x: number, y: number) => boolean;
  readonly #labels: LabelLayer;
  readonly #rank: Uint32Array;
  #most = 60;
  readonly #view: Viewpoint;
  #tokens: Tokens;
  #ground: [number, number, number];
  #shown: Shown;
  #focus: Focus | undefined;
  #ways: readonly Way[] = [];
  #pinned: ReadonlySet<number> = new Set();
  #region = -1;
  #level: Level = 'middle';
  #hovered = -1;
  #lit: ReadonlySet<string> | undefined;

  /** @throws Error where the browser has no WebGL */
  constructor(
    container: HTMLElement,
    atlas: Atlas,
    store: Store,
    surroundings: Surroundings,
    events: MapEvents,
    kind?: MapKind,
  ) {
    this.atlas = atlas;
    this.#store = store;
    this.#surroundings = surroundings;
    this.#events = events;
    this.hues = kind?.hues ?? assignHues(atlas.regions);
    this.#tokens = readTokens();
    this.#ground = unit(this.#tokens.ground);
    this.#filter = kind?.filter ?? ((state) => applyFilters(atlas, state));
    this.#onStage = kind?.onStage ?? (() => false);
    this.#shown = this.#filter(store.state);
    this.#rank = rankEntities(atlas);
    this.#land = new LandLayer(atlas, this.hues);
    this.#lines = kind?.lines ?? new LineLayer(atlas, this.hues);
    this.#labels = new LabelLayer(atlas, this.hues);
    this.#lines.gather(store.state, this.#shown);
    this.#view = new Viewpoint(atlas, () => surroundings.padding());

    this.sigma = new Sigma(this.#graph(), container, {
      renderLabels: false,
      renderEdgeLabels: false,
      defaultDrawNodeHover: () => {},
      defaultNodeType: 'shape',
      nodeProgramClasses: { shape: shapeProgram(() => this.#ground) },
      nodeReducer: (key) => this.#display(Number(key)),
      zIndex: true,
      stagePadding: 0,
      inertiaDuration: motion(200),
      zoomDuration: motion(250),
      zoomToSizeRatioFunction: (ratio) => this.#view.sizeRatio(ratio),
    });
    const { minX, maxX, minY, maxY } = this.#view.bounds;
    this.sigma.setCustomBBox({ x: [minX, maxX], y: [minY, maxY] });
    // Sigma's types leave out where a layer goes; the style keeps them content.
    for (const [layer, place] of Object.entries(LAYERS)) {
      this.sigma.createCanvasContext(layer, { style: {}, ...place });
    }
    this.sigma.resize(true);
    this.#listen();
    this.#choose(store.state);
    this.#view.measure(this.sigma);
    this.#checkLevel();
    this.sigma.getCamera().setState(this.#cameraForChoice());
    this.sigma.refresh();
    store.subscribe((state, before) => this.#follow(state, before));
    // Names are measured and drawn in the page's font, which may arrive after the first frame.
    void document.fonts.ready.then(() => this.redrawNames());
  }

  get focus(): Focus | undefined {
    return this.#focus;
  }

  get region(): number {
    return this.#region;
  }

  get shown(): Shown {
    return this.#shown;
  }

  get frame(): Frame {
    return frameOf(this.sigma);
  }

  /** The ways that join the two ends of the path that is asked for. */
  showWays(ways: readonly Way[]): void {
    this.#ways = ways;
    this.#choose(this.#store.state);
    this.sigma.refresh({ skipIndexation: true });
    if (ways.length > 0) flyTo(this.sigma, this.#cameraForChoice());
  }

  /** Shows all of the map. */
  showWhole(): void {
    this.#view.measure(this.sigma);
    this.#checkLevel();
    flyTo(this.sigma, this.#view.whole(this.sigma));
  }

  zoom(factor: number): void {
    const camera = this.sigma.getCamera();
    flyTo(this.sigma, { ratio: camera.getBoundedRatio(camera.ratio * factor) }, 180);
  }

  /** Lights the lines of some relation types while the panel's section is pointed at. */
  light(relations: string[] | undefined): void {
    this.#lit = relations && new Set(relations);
    this.sigma.scheduleRender();
  }

  /** Puts a ring around a node, as the pointer or the arrow keys do. */
  point(node: number): void {
    if (node === this.#hovered) return;
    this.#hovered = node;
    this.sigma.scheduleRender();
  }

  get pointed(): number {
    return this.#hovered;
  }

  redrawNames(): void {
    this.#labels.forget();
    this.sigma.scheduleRender();
  }

  /** The map's size or its furniture changed. */
  resized(): void {
    const whole = Math.abs(1 / this.#zoom - 1) < 0.02;
    this.sigma.resize();
    this.#view.measure(this.sigma);
    this.#checkLevel();
    if (whole && !this.#focus) this.sigma.getCamera().setState(this.#view.whole(this.sigma));
    this.sigma.scheduleRender();
  }

  /** Whether a node can be seen and met on the map as it is drawn now. */
  isDrawn(node: number): boolean {
    return this.#shown.node[node] === 1 && this.sigma.getNodeDisplayData(node)?.hidden !== true;
  }

  screenPlace(node: number): [number, number] {
    return onScreen(this.frame, this.atlas.x[node]!, this.atlas.y[node]!);
  }

  #graph(): UndirectedGraph {
    const { atlas } = this;
    const graph = new UndirectedGraph();
    const order = [...atlas.ids.keys()].sort((a, b) => {
      // Papers below, heavy names above light ones.
      const rank = (node: number) => (atlas.type[node] === PAPER ? -1 : atlas.weight[node]!);
      return rank(a) - rank(b) || a - b;
    });
    for (const node of order) graph.addNode(node, { x: atlas.x[node], y: atlas.y[node] });
    return graph;
  }

  #display(node: number) {
    const { atlas } = this;
    const look = lookOf(
      {
        atlas,
        shown: this.#shown,
        level: this.#level,
        focus: this.#focus,
        pinned: this.#pinned,
        region: this.#region,
        rank: this.#rank,
        most: this.#most,
      },
      node,
    );
    return {
      x: atlas.x[node]!,
      y: atlas.y[node]!,
      color: hueColour(this.#hueOf(node), this.#tokens.mode),
      ...look,
    };
  }

  #hueOf(node: number): Hue {
    return this.hues[this.atlas.region[node]!] ?? STONE;
  }

  #listen(): void {
    const { sigma } = this;
    sigma.on('clickNode', ({ node }) => this.#events.onChoose(this.atlas.ids[Number(node)]));
    sigma.on('clickStage', ({ event }) => {
      if (this.#onStage(event.x, event.y)) return;
      const { x, y } = sigma.viewportToGraph(event);
      const place = this.#land.regionAt(x, y);
      if (place >= 0) this.#events.onChoose(this.atlas.regions[place]!.id);
      else if (this.#store.state.chosen) this.#events.onChoose(undefined);
    });
    sigma.on('doubleClickStage', ({ preventSigmaDefault }) => preventSigmaDefault());
    sigma.on('enterNode', ({ node }) => this.#point(Number(node)));
    sigma.on('leaveNode', () => this.#point(-1));
    sigma.on('afterRender', () => this.#draw());
    sigma.getCamera().on('updated', () => this.#checkLevel());
  }

  #point(node: number): void {
    this.sigma.getContainer().classList.toggle('is-pointing', node >= 0);
    this.point(node);
    this.#events.onCursor(node);
  }

  #follow(state: State, before: State): void {
    const filtered = FILTERS.some((key) => state[key] !== before[key]);
    const mode = document.documentElement.dataset.theme;
    const themed = mode !== this.#tokens.mode;
    const moved = QUESTION.some((key) => state[key] !== before[key]);
    if (!filtered && !themed && !moved && state.pinned === before.pinned) return;
    if (themed) {
      this.#tokens = readTokens();
      this.#ground = unit(this.#tokens.ground);
    }
    if (filtered) {
      this.#shown = this.#filter(state);
      this.#lines.gather(state, this.#shown);
    }
    this.#lit = undefined;
    if (state.path?.from !== before.path?.from || state.path?.to !== before.path?.to) {
      this.#ways = [];
    }
    this.#choose(state);
    this.sigma.refresh({ skipIndexation: true });
    if (moved && (this.#focus || this.#region >= 0))
      requestAnimationFrame(() => flyTo(this.sigma, this.#cameraForChoice()));
  }

  #choose(state: State): void {
    const { chosen, path, pinned } = state;
    const region = path || chosen === undefined ? undefined : this.atlas.regionPlace(chosen);
    this.#region = region ?? -1;
    this.#focus = focusFor(this.atlas, state, this.#shown, this.#ways);
    this.#pinned = new Set([...pinned].flatMap((id) => this.atlas.place(id) ?? []));
  }

  #cameraForChoice(): CameraState {
    const points = pointsOfInterest(this.atlas, this.#focus, this.#region);
    return this.#view.around(this.sigma, points);
  }

  /** 1 at the whole map, 2 at twice its size. */
  get #zoom(): number {
    return this.#view.wholeRatio / this.sigma.getCamera().ratio;
  }

  #checkLevel(): void {
    const level = levelAt(this.#view.spacing * this.frame.scale);
    const most = drawnFar(this.#zoom);
    if (level === this.#level && (level !== 'far' || most === this.#most)) return;
    this.#level = level;
    this.#most = most;
    this.sigma.refresh({ skipIndexation: true, schedule: true });
  }

  #draw(): void {
    const frame = this.frame;
    const [land, lines, names] = [this.#layer('land'), this.#layer('lines'), this.#layer('names')];
    for (const layer of [land, lines, names]) {
      leaveGraph(layer, frame);
      layer.clearRect(0, 0, frame.width, frame.height);
    }
    this.#drawBelow(land, lines, frame);
    this.#drawAbove(names, frame, this.#surroundings.blocked());
    this.#events.onFrame(this);
  }

  /** Draws what is seen on another canvas, its nodes too: for pictures of any size. */
  paint(context: CanvasRenderingContext2D, pixelRatio: number): void {
    const frame = { ...this.frame, pixelRatio };
    this.#drawBelow(context, context, frame);
    leaveGraph(context, frame);
    paintNodes(context, this.sigma, this.#tokens.ground, (node) => this.screenPlace(node));
    this.#drawAbove(context, frame, []);
  }

  get ground(): string {
    return this.#tokens.ground;
  }

  #drawBelow(land: CanvasRenderingContext2D, lines: CanvasRenderingContext2D, frame: Frame): void {
    const tokens = this.#tokens;
    const focus = this.#focus;
    const quiet = focus !== undefined || this.#region >= 0;
    this.#land.draw(land, frame, tokens, {
      strength: quiet ? 0.5 : 1,
      detailed: showsWithin(this.#level, this.#zoom),
      muted: (place) => this.#shown.byRegion[place] === 0,
      chosen: this.#region,
    });
    if (!focus) {
      this.#lines.drawWhole(lines, frame, tokens, {
        chosen: this.#region,
        strands: this.#level !== 'near',
      });
    } else if (focus.kind !== 'path') {
      this.#lines.drawFocus(lines, frame, tokens, focus, {
        lit: this.#lit,
        hovered: this.#hovered,
      });
    }
  }

  #drawAbove(names: CanvasRenderingContext2D, frame: Frame, blocked: Rect[]): void {
    const focus = this.#focus;
    if (focus?.kind === 'path') {
      const radius = (node: number) => this.#radiusOf(node);
      drawWays(names, frame, this.#tokens, this.atlas, focus, radius);
    }
    drawRings(names, this.#tokens, {
      focus: this.#focus,
      hovered: this.#hovered,
      pinned: this.#pinned,
      place: (node) => onScreen(frame, this.atlas.x[node]!, this.atlas.y[node]!),
      radius: (node) => this.#radiusOf(node),
    });
    this.#labels.draw(names, frame, this.#tokens, {
      atlas: this.atlas,
      shown: this.#shown,
      level: this.#level,
      focus: this.#focus,
      pinned: this.#pinned,
      region: this.#region,
      rank: this.#rank,
      most: this.#most,
      hovered: this.#hovered,
      zoom: this.#zoom,
      radiusOf: (node) => this.#radiusOf(node),
      isOnLand: (region, x, y) => this.#land.isOn(region, x, y),
      blocked,
    });
  }

  /** Radius of a node on the screen, in pixels. */
  #radiusOf(node: number): number {
    const data = this.sigma.getNodeDisplayData(node);
    if (!data) return 4;
    const { shape, size } = data as unknown as { shape: number; size: number };
    return shape === 4 ? size : this.sigma.scaleSize(size);
  }

  #layer(name: Layer): CanvasRenderingContext2D {
    return this.sigma.getCanvases()[name]!.getContext('2d')!;
  }
}

function unit(hex: string): [number, number, number] {
  const [r, g, b] = channels(hex);
  return [r / 255, g / 255, b / 255];
}
