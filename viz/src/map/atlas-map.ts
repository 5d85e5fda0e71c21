import type Sigma from 'sigma';
import type { CameraState } from 'sigma/types';
import { type Atlas, PAPER } from '../data/atlas.ts';
import type { Focus } from '../data/focus.ts';
import { focusFor, type Way } from '../data/question-focus.ts';
import { applyFilters, FILTERS, type Shown } from '../data/shown.ts';
import type { CameraPlace, State, Store } from '../store.ts';
import { assignHues, channels, type Hue, STONE } from '../theme/regions.ts';
import { hueColour, readTokens, type Tokens } from '../theme/theme.ts';
import { flyTo } from './camera.ts';
import { cameraAt, isSameView, watchCamera } from './camera-watch.ts';
import { type Frame, frameOf, leaveGraph, onScreen } from './frame.ts';
import type { MapEvents, MapKind, Surroundings } from './kind.ts';
import { LineLayer } from './line-layer.ts';
import { drawnFar, type Level, levelAt, lookOf, rankEntities, type Scene } from './look.ts';
import { paintNodes } from './node-painter.ts';
import { Picture, type PictureScene } from './picture.ts';
import { layerOf, makeStage, wholeGraph } from './stage.ts';
import { pointsOfInterest, Viewpoint } from './viewpoint.ts';

/** Parts of the state that change what is in focus. */
const QUESTION = ['chosen', 'depth', 'opened', 'compared', 'path'] as const;

/** The map: nodes by Sigma in WebGL; land, lines and names on canvases below and above them. */
export class AtlasMap {
  readonly atlas: Atlas;
  readonly hues: Hue[];
  readonly sigma: Sigma;
  readonly #store: Store;
  readonly #surroundings: Surroundings;
  readonly #events: MapEvents;
  readonly #picture: Picture;
  readonly #filter: (state: State) => Shown;
  readonly #onStage: (x: number, y: number) => boolean;
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
  #redrawing = 0;
  /** Size and furniture that the camera was last measured for. */
  #room = '';

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
    this.#picture = new Picture(atlas, this.hues, kind?.lines ?? new LineLayer(atlas, this.hues));
    this.#picture.gather(store.state, this.#shown);
    this.#view = new Viewpoint(atlas, () => surroundings.padding());
    this.#choose(store.state);
    this.sigma = makeStage(container, atlas, {
      bounds: this.#view.bounds,
      display: (node) => this.#display(node),
      ground: () => this.#ground,
      sizeRatio: (ratio) => this.#view.sizeRatio(ratio),
    });
    this.#view.measure(this.sigma);
    this.#room = this.#roomNow();
    const { camera } = store.state;
    this.sigma.getCamera().setState(camera ? this.#cameraAt(camera) : this.#cameraForChoice());
    // What the camera sees decides how nodes look, so that they come last and are drawn once.
    this.#measureLevel();
    this.#listen();
    this.sigma.setGraph(wholeGraph(atlas));
    store.subscribe((state, before) => this.#follow(state, before));
    const { onCamera } = events;
    const usual = () => this.#cameraForChoice();
    const wholeRatio = () => this.#view.wholeRatio;
    if (onCamera) watchCamera(this.sigma, { usual, wholeRatio }, onCamera);
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
    this.#redraw();
  }

  /** Puts a ring around a node, as the pointer or the arrow keys do. */
  point(node: number): void {
    if (node === this.#hovered) return;
    this.#hovered = node;
    this.#redraw();
  }

  get pointed(): number {
    return this.#hovered;
  }

  redrawNames(): void {
    this.#picture.forgetWidths();
    this.#redraw();
  }

  /** The map's size or its furniture changed. */
  resized(): void {
    const room = this.#roomNow();
    if (room === this.#room) return;
    this.#room = room;
    const whole = Math.abs(1 / this.#zoom - 1) < 0.02;
    this.sigma.resize();
    this.#view.measure(this.sigma);
    this.#checkLevel();
    if (whole && !this.#focus) this.sigma.getCamera().setState(this.#view.whole(this.sigma));
    this.sigma.scheduleRender();
  }

  #roomNow(): string {
    const { width, height } = this.sigma.getContainer().getBoundingClientRect();
    return JSON.stringify([width, height, window.devicePixelRatio, this.#surroundings.padding()]);
  }

  /** Whether a node can be seen and met on the map as it is drawn now. */
  isDrawn(node: number): boolean {
    return this.#shown.node[node] === 1 && this.sigma.getNodeDisplayData(node)?.hidden !== true;
  }

  screenPlace(node: number): [number, number] {
    return onScreen(this.frame, this.atlas.x[node]!, this.atlas.y[node]!);
  }

  #display(node: number) {
    const { atlas } = this;
    return {
      x: atlas.x[node]!,
      y: atlas.y[node]!,
      color: hueColour(this.#hueOf(node), this.#tokens.mode),
      ...lookOf(this.#looks(), node),
    };
  }

  /** Named one by one: this is asked for each node. */
  #looks(): Scene {
    return {
      atlas: this.atlas,
      shown: this.#shown,
      level: this.#level,
      focus: this.#focus,
      pinned: this.#pinned,
      region: this.#region,
      rank: this.#rank,
      most: this.#most,
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
      const place = this.#picture.land.regionAt(x, y);
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
    const { camera } = state;
    if (camera !== before.camera && (camera || !moved)) this.#stand(camera);
    if (!filtered && !themed && !moved && state.pinned === before.pinned) return;
    if (themed) {
      this.#tokens = readTokens();
      this.#ground = unit(this.#tokens.ground);
    }
    if (filtered) {
      this.#shown = this.#filter(state);
      this.#picture.gather(state, this.#shown);
    }
    this.#lit = undefined;
    if (state.path?.from !== before.path?.from || state.path?.to !== before.path?.to) {
      this.#ways = [];
    }
    this.#choose(state);
    this.sigma.refresh({ skipIndexation: true });
    if (moved && !camera && (this.#focus || this.#region >= 0))
      requestAnimationFrame(() => flyTo(this.sigma, this.#cameraForChoice()));
  }

  #choose(state: State): void {
    const { chosen, path, pinned } = state;
    const region = path || chosen === undefined ? undefined : this.atlas.regionPlace(chosen);
    this.#region = region ?? -1;
    this.#focus = focusFor(this.atlas, state, this.#shown, this.#ways);
    this.#pinned = new Set([...pinned].flatMap((id) => this.atlas.place(id) ?? []));
  }

  /** Goes where the address says; nowhere when it was only told where the camera stands. */
  #stand(place: CameraPlace | undefined): void {
    const camera = place ? this.#cameraAt(place) : this.#cameraForChoice();
    if (!isSameView(this.sigma, this.sigma.getCamera().getState(), camera)) {
      flyTo(this.sigma, camera);
    }
  }

  #cameraAt(place: CameraPlace): CameraState {
    return cameraAt(this.sigma, this.#view.wholeRatio, place);
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
    const before = this.#most;
    const level = this.#level;
    if (!this.#measureLevel()) return;
    // No node comes to lie above another by this, so that Sigma need not put them in order again.
    const nodes =
      level === this.#level ? this.#rankedBetween(before, this.#most) : this.atlas.ids.keys();
    const partialGraph = { nodes: Array.from(nodes, String) };
    this.sigma.refresh({ partialGraph, skipIndexation: true, schedule: true });
  }

  /** @returns whether another level is seen, or far off other nodes */
  #measureLevel(): boolean {
    const level = levelAt(this.#view.spacing * this.frame.scale);
    const most = drawnFar(this.#zoom);
    if (level === this.#level && (level !== 'far' || most === this.#most)) return false;
    this.#level = level;
    this.#most = most;
    return true;
  }

  *#rankedBetween(one: number, other: number): Generator<number> {
    const [least, most] = [Math.min(one, other), Math.max(one, other)];
    for (const [node, rank] of this.#rank.entries()) {
      if (rank >= least && rank < most && this.atlas.type[node] !== PAPER) yield node;
    }
  }

  /** Draws what stands beside the nodes again at the next frame; the nodes stay as they are. */
  #redraw(): void {
    cancelAnimationFrame(this.#redrawing);
    this.#redrawing = requestAnimationFrame(() => this.#draw());
  }

  #draw(): void {
    cancelAnimationFrame(this.#redrawing);
    const { frame, sigma } = this;
    const [land, lines, names] = [
      layerOf(sigma, 'land'),
      layerOf(sigma, 'lines'),
      layerOf(sigma, 'names'),
    ];
    for (const layer of [land, lines, names]) {
      leaveGraph(layer, frame);
      layer.clearRect(0, 0, frame.width, frame.height);
    }
    const scene = this.#scene();
    this.#picture.drawBelow(land, lines, frame, scene);
    this.#picture.drawAbove(names, frame, scene, this.#surroundings.blocked());
    this.#events.onFrame(this);
  }

  /** Draws what is seen on another canvas, its nodes too: for pictures of any size. */
  paint(context: CanvasRenderingContext2D, pixelRatio: number): void {
    const frame = { ...this.frame, pixelRatio };
    const scene = this.#scene();
    this.#picture.drawBelow(context, context, frame, scene);
    leaveGraph(context, frame);
    paintNodes(context, this.sigma, this.#tokens.ground, (node) => this.screenPlace(node));
    this.#picture.drawAbove(context, frame, scene, []);
  }

  get ground(): string {
    return this.#tokens.ground;
  }

  #scene(): PictureScene {
    return {
      ...this.#looks(),
      tokens: this.#tokens,
      hovered: this.#hovered,
      lit: this.#lit,
      zoom: this.#zoom,
      radiusOf: (node) => this.#radiusOf(node),
    };
  }

  /** Radius of a node on the screen, in pixels. */
  #radiusOf(node: number): number {
    const data = this.sigma.getNodeDisplayData(node);
    if (!data) return 4;
    const { shape, size } = data as unknown as { shape: number; size: number };
    return shape === 4 ? size : this.sigma.scaleSize(size);
  }
}

function unit(hex: string): [number, number, number] {
  const [r, g, b] = channels(hex);
  return [r / 255, g / 255, b / 255];
}
