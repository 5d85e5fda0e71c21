import type Sigma from 'sigma';
import type { Atlas } from '../data/atlas.ts';
import type { Focus } from '../data/focus.ts';
import { focusFor, type Way } from '../data/question-focus.ts';
import { applyFilters, FILTERS, type Shown } from '../data/shown.ts';
import type { State, Store } from '../store.ts';
import { assignHues, type Hue, STONE, unitChannels } from '../theme/regions.ts';
import { hueColour, readTokens, type Tokens } from '../theme/theme.ts';
import { Canvases } from './canvases.ts';
import { Detail } from './detail.ts';
import { type Frame, frameOf, leaveGraph, onScreen } from './frame.ts';
import type { MapEvents, MapKind, Surroundings } from './kind.ts';
import { LineLayer } from './line-layer.ts';
import { lookOf, type Scene } from './look.ts';
import { MapCamera } from './map-camera.ts';
import { paintNodes } from './node-painter.ts';
import { Picture, type PictureScene } from './picture.ts';
import { listenToSigma, type Point } from './sigma-events.ts';
import { makeStage, roomOf, wholeGraph } from './stage.ts';
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
  readonly #detail: Detail;
  readonly #canvases: Canvases;
  readonly #camera: MapCamera;
  readonly #view: Viewpoint;
  #tokens: Tokens;
  #ground: [number, number, number];
  #shown: Shown;
  #focus: Focus | undefined;
  #ways: readonly Way[] = [];
  #pinned: ReadonlySet<number> = new Set();
  #region = -1;
  #hovered = -1;
  #lit: ReadonlySet<string> | undefined;
  /** Size and furniture that the camera was last measured for. */
  #room = '';
  /** The frame at which the camera goes to what is chosen. */
  #going = 0;

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
    this.#ground = unitChannels(this.#tokens.ground);
    this.#filter = kind?.filter ?? ((state) => applyFilters(atlas, state));
    this.#onStage = kind?.onStage ?? (() => false);
    this.#shown = this.#filter(store.state);
    this.#detail = new Detail(atlas, this.#shown);
    this.#picture = new Picture(atlas, this.hues, kind?.lines ?? new LineLayer(atlas, this.hues));
    this.#picture.gather(store.state, this.#shown);
    this.#view = new Viewpoint(atlas, surroundings);
    this.#choose(store.state);
    this.sigma = makeStage(container, atlas, {
      bounds: this.#view.bounds,
      display: (node) => this.#display(node),
      ground: () => this.#ground,
      sizeRatio: (ratio) => this.#view.sizeRatio(ratio),
    });
    this.#canvases = new Canvases(this.sigma, this.#picture, {
      scene: () => this.#scene(),
      blocked: () => surroundings.blocked(),
      drawn: () => events.onFrame(this),
    });
    this.#camera = new MapCamera(this.sigma, this.#view, () =>
      pointsOfInterest(this.atlas, this.#focus, this.#region),
    );
    this.#room = roomOf(this.sigma, surroundings.barePadding());
    this.#camera.begin(store.state.camera);
    // What the camera sees decides how nodes look, so that they come last and are drawn once.
    this.#detail.follow(this.#camera.sight);
    listenToSigma(this.sigma, {
      clicked: (node) => events.onChoose(atlas.ids[node]),
      clickedBeside: (point, onGraph) => this.#clickedBeside(point, onGraph),
      pointed: (node) => {
        this.point(node);
        events.onCursor(node);
      },
      drawn: () => this.#canvases.draw(),
      moved: () => this.#checkLevel(),
    });
    this.sigma.setGraph(wholeGraph(atlas));
    store.subscribe((state, before) => this.#follow(state, before));
    if (events.onCamera) this.#camera.watch(events.onCamera);
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

  /** Lines of the whole map: how many there are, and how many are drawn. */
  get lines(): { count: number; drawn: number } {
    return this.#picture.lines;
  }

  get frame(): Frame {
    return frameOf(this.sigma);
  }

  /** What of the map is seen: all of it but what lies under the panel. */
  get seen(): Pick<Frame, 'width' | 'height'> {
    const { width, height } = this.sigma.getDimensions();
    const [now, bare] = [this.#surroundings.padding(), this.#surroundings.barePadding()];
    return {
      width: width - Math.max(0, now.right - bare.right),
      height: height - Math.max(0, now.bottom - bare.bottom),
    };
  }

  /** The ways that join the two ends of the path that is asked for. */
  showWays(ways: readonly Way[]): void {
    this.#ways = ways;
    this.#choose(this.#store.state);
    this.sigma.refresh({ skipIndexation: true });
    if (ways.length > 0) this.#camera.showChoice();
  }

  /** Shows all of the map. */
  showWhole(): void {
    this.#view.measure(this.sigma);
    this.#checkLevel();
    this.#camera.showWhole();
  }

  zoom(factor: number): void {
    this.#camera.zoomBy(factor);
  }

  /** Lights the lines of some relation types while the panel's section is pointed at. */
  light(relations: string[] | undefined): void {
    this.#lit = relations && new Set(relations);
    this.#canvases.redraw();
  }

  /** Puts a ring around a node, as the pointer or the arrow keys do. */
  point(node: number): void {
    if (node === this.#hovered) return;
    this.#hovered = node;
    this.#canvases.redraw();
  }

  get pointed(): number {
    return this.#hovered;
  }

  redrawNames(): void {
    this.#picture.forgetWidths();
    this.#canvases.redraw();
  }

  /** The map's size or its furniture changed. */
  resized(): void {
    const room = roomOf(this.sigma, this.#surroundings.barePadding());
    if (room === this.#room) return;
    this.#room = room;
    const whole = Math.abs(1 / this.#camera.zoom - 1) < 0.02;
    this.sigma.resize();
    this.#view.measure(this.sigma);
    this.#checkLevel();
    if (whole && !this.#focus) this.#camera.showWhole(true);
    this.sigma.scheduleRender();
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
      color: hueColour(this.hues[atlas.region[node]!] ?? STONE, this.#tokens.mode),
      ...lookOf(this.#looks(), node),
    };
  }

  #looks(): Scene {
    return {
      atlas: this.atlas,
      shown: this.#shown,
      ...this.#detail.shows,
      focus: this.#focus,
      pinned: this.#pinned,
      region: this.#region,
    };
  }

  #clickedBeside({ x, y }: Point, onGraph: Point): void {
    if (this.#onStage(x, y)) return;
    const place = this.#picture.land.regionAt(onGraph.x, onGraph.y);
    if (place >= 0) this.#events.onChoose(this.atlas.regions[place]!.id);
    else if (this.#store.state.chosen) this.#events.onChoose(undefined);
  }

  #follow(state: State, before: State): void {
    const filtered = FILTERS.some((key) => state[key] !== before[key]);
    const mode = document.documentElement.dataset.theme;
    const themed = mode !== this.#tokens.mode;
    const moved = QUESTION.some((key) => state[key] !== before[key]);
    const { camera } = state;
    // A slow frame must not lead to what has been left meanwhile.
    if (moved || camera !== before.camera) cancelAnimationFrame(this.#going);
    if (camera !== before.camera && (camera || !moved)) this.#camera.stand(camera);
    if (!filtered && !themed && !moved && state.pinned === before.pinned) return;
    if (themed) {
      this.#tokens = readTokens();
      this.#ground = unitChannels(this.#tokens.ground);
    }
    if (filtered) {
      this.#shown = this.#filter(state);
      this.#detail.filter(this.#shown);
      this.#picture.gather(state, this.#shown);
    }
    this.#lit = undefined;
    if (state.path?.from !== before.path?.from || state.path?.to !== before.path?.to) {
      this.#ways = [];
    }
    this.#choose(state);
    this.sigma.refresh({ skipIndexation: true });
    // To the choice, or to the whole map where nothing is chosen any more: where the address leads, too.
    if (moved && !camera) this.#going = requestAnimationFrame(() => this.#camera.showChoice());
  }

  #choose(state: State): void {
    const { chosen, path, pinned } = state;
    const region = path || chosen === undefined ? undefined : this.atlas.regionPlace(chosen);
    this.#region = region ?? -1;
    this.#focus = focusFor(this.atlas, state, this.#shown, this.#ways);
    this.#pinned = new Set([...pinned].flatMap((id) => this.atlas.place(id) ?? []));
  }

  #checkLevel(): void {
    const nodes = this.#detail.follow(this.#camera.sight);
    if (!nodes) return;
    // No node comes to lie above another by this, so that Sigma need not put them in order again.
    const partialGraph = { nodes: Array.from(nodes, String) };
    this.sigma.refresh({ partialGraph, skipIndexation: true, schedule: true });
  }

  /** Draws what is seen on another canvas, as large as that, its nodes too: for pictures of any size. */
  paint(context: CanvasRenderingContext2D, pixelRatio: number): void {
    const frame = { ...this.frame, ...this.seen, pixelRatio };
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
      zoom: this.#camera.zoom,
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
