import type { Focus } from '../data/focus.ts';
import type { Shown } from '../data/shown.ts';
import type { CameraPlace, State } from '../store.ts';
import type { Hue } from '../theme/regions.ts';
import type { Tokens } from '../theme/theme.ts';
import type { AtlasMap } from './atlas-map.ts';
import type { Padding } from './camera.ts';
import type { Frame } from './frame.ts';
import type { Rect } from './label-placement.ts';

/** What the map asks of the page around it. */
export interface Surroundings {
  /** Room that header, panel and sheet take from the map now. */
  padding(): Padding;
  /** Room that is taken where no panel stands. */
  barePadding(): Padding;
  /** Furniture that lies over the map, where no label may stand. */
  blocked(): Rect[];
}

export interface MapEvents {
  onChoose(id: string | undefined): void;
  /** After each frame, for what is drawn over the map in HTML. */
  onFrame(map: AtlasMap): void;
  onCursor(node: number): void;
  /** The camera has come to rest; undefined where the map put it by itself. */
  onCamera?(place: CameraPlace | undefined): void;
}

export interface WholeScene {
  /** Place of the chosen region, or -1. */
  chosen: number;
  /** Whether strands between regions are drawn. */
  strands: boolean;
}

export interface Emphasis {
  /** Relation types that are pointed at in the panel. */
  lit: ReadonlySet<string> | undefined;
  /** Node under the pointer, or -1. */
  hovered: number;
}

/** What draws the lines of a map. */
export interface Lines {
  /** Lines of the whole map that the filters leave, and how many of them are drawn. */
  readonly count: number;
  readonly drawn: number;
  /** The filters changed. */
  gather(state: State, shown: Shown): void;
  drawWhole(
    context: CanvasRenderingContext2D,
    frame: Frame,
    tokens: Tokens,
    scene: WholeScene,
  ): void;
  drawFocus(
    context: CanvasRenderingContext2D,
    frame: Frame,
    tokens: Tokens,
    focus: Focus,
    emphasis: Emphasis,
  ): void;
}

/** Where a map is another than the whole graph's. */
export interface MapKind {
  /** Colours of the regions, where another map has given them. */
  hues: Hue[];
  lines: Lines;
  filter(state: State): Shown;
  /** A click beside all nodes, on the screen; true where it was answered. */
  onStage(x: number, y: number): boolean;
}
