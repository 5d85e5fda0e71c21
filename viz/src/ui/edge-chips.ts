import type { AtlasMap } from '../map/atlas-map.ts';
import type { Padding } from '../map/camera.ts';
import { BEND, bend } from '../map/relation-line.ts';
import { el, onClick } from './dom.ts';

const MOST = 8;
/** How far a chip may move along the edge, in pixels, nearest first. */
const SHIFTS = [0, 36, -36, 72, -72, 108, -108, 144, -144];
const ARROWS = ['→', '↘', '↓', '↙', '←', '↖', '↑', '↗'];

/** Neighbours that lie off the screen, as buttons at its edge that point there. */
export class EdgeChips {
  readonly element = el('div.edge-chips');
  readonly #choose: (id: string) => void;
  readonly #padding: () => Padding;
  readonly #buttons = new Map<number, HTMLButtonElement>();

  constructor(choose: (id: string) => void, padding: () => Padding) {
    this.#choose = choose;
    this.#padding = padding;
  }

  /** Where no map is seen there is nothing to point at. */
  clear(): void {
    for (const button of this.#buttons.values()) button.remove();
    this.#buttons.clear();
  }

  update(map: AtlasMap): void {
    const wanted = this.#offScreen(map);
    for (const [node, button] of this.#buttons) {
      if (wanted.some((one) => one.node === node)) continue;
      button.remove();
      this.#buttons.delete(node);
    }
    for (const { node, x, y, angle } of wanted) {
      let button = this.#buttons.get(node);
      if (!button) {
        button = this.#button(map, node);
        this.#buttons.set(node, button);
        this.element.append(button);
      }
      const turn = Math.round(angle / (Math.PI / 4) + 8) % 8;
      (button.lastChild as HTMLElement).textContent = ARROWS[turn]!;
      button.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px) translate(-50%, -50%)`;
    }
  }

  #button(map: AtlasMap, node: number): HTMLButtonElement {
    const { ids, labels } = map.atlas;
    return onClick(
      el(
        'button.chip.edge-chip',
        { type: 'button' },
        el('span', { dir: 'auto' }, labels[node]!),
        el('span', { 'aria-hidden': 'true' }),
      ),
      () => this.#choose(ids[node]!),
    );
  }

  /** The strongest neighbours off the screen, each where its line leaves it, moved apart where they would overlap. */
  #offScreen(map: AtlasMap): { node: number; x: number; y: number; angle: number }[] {
    const { focus, frame, atlas } = map;
    if (!focus) return [];
    const { left, right, top, bottom } = this.#padding();
    const box = {
      left: left + 8,
      right: frame.width - right - 8,
      top: top + 8,
      bottom: frame.height - bottom - 8,
    };
    const seen = {
      left: 4,
      right: frame.width - Math.max(4, right - 28),
      top: Math.max(4, top - 28),
      bottom: frame.height - Math.max(4, bottom - 28),
    };
    const [cx, cy] = map.screenPlace(focus.node);
    if (cx < box.left || cx > box.right || cy < box.top || cy > box.bottom) return [];
    const drawn = [focus.node, ...focus.neighbours, ...focus.related].map((node) =>
      map.screenPlace(node),
    );
    const onWay = pointsOnWay(map);
    const steps = new Set(
      focus.edges.flatMap((edge) => [atlas.edges.from[edge]!, atlas.edges.to[edge]!]),
    );
    const placed: { node: number; x: number; y: number; angle: number }[] = [];
    const named = new Set([atlas.labels[focus.node]]);
    for (const node of focus.neighbours) {
      if (placed.length >= MOST) break;
      // A paper and what it introduces have one name: one chip is enough.
      if (named.has(atlas.labels[node])) continue;
      const [x, y] = map.screenPlace(node);
      if (x >= seen.left && x <= seen.right && y >= seen.top && y <= seen.bottom) continue;
      const half = Math.min(90, 22 + atlas.labels[node]!.length * 3.2);
      // The status line and the zoom buttons keep their corners; above a sheet there are none.
      const inner = {
        left: box.left + half,
        right: box.right - half,
        top: box.top + 18,
        bottom: box.bottom - (bottom > 200 ? 18 : 62),
      };
      const share = Math.min(
        reach(cx, x, inner.left, inner.right),
        reach(cy, y, inner.top, inner.bottom),
      );
      const sideways =
        inner.top + 1 > cy + (y - cy) * share || cy + (y - cy) * share > inner.bottom - 1;
      // A path is what one looks at: only a name on it may stand over it.
      const taken = steps.has(node) ? drawn : [...drawn, ...onWay];
      const isFree = (px: number, py: number) =>
        !(px > box.right - half - 48 && py > box.bottom - 150) &&
        !placed.some((one) => Math.abs(one.x - px) < 60 + half && Math.abs(one.y - py) < 32) &&
        !taken.some(([dx, dy]) => Math.abs(dx - px) < half + 8 && Math.abs(dy - py) < 20);
      // Along the edge to the nearest place where the chip covers nothing.
      const spot = SHIFTS.map((shift) => ({
        x: clamp(cx + (x - cx) * share + (sideways ? shift * 2.5 : 0), inner.left, inner.right),
        y: clamp(cy + (y - cy) * share + (sideways ? 0 : shift), inner.top, inner.bottom),
      })).find((one) => isFree(one.x, one.y));
      // The line still shows where it lies; a chip over a name would hide more than it tells.
      if (!spot) continue;
      named.add(atlas.labels[node]);
      placed.push({ node, ...spot, angle: Math.atan2(y - cy, x - cx) });
    }
    return placed;
  }
}

/** Points close together on the way that is looked at, on the screen; none where no path is. */
function pointsOnWay(map: AtlasMap): [number, number][] {
  const { focus, atlas } = map;
  if (focus?.kind !== 'path') return [];
  return focus.edges.flatMap((edge) => {
    const [ax, ay] = map.screenPlace(atlas.edges.from[edge]!);
    const [bx, by] = map.screenPlace(atlas.edges.to[edge]!);
    const [cx, cy] = bend(ax, ay, bx, by, BEND);
    const count = Math.min(200, Math.ceil(Math.hypot(bx - ax, by - ay) / 16));
    return Array.from({ length: count }, (_, i): [number, number] => {
      const t = (i + 0.5) / count;
      const [u, v, w] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
      return [u * ax + v * cx + w * bx, u * ay + v * cy + w * by];
    });
  });
}

function reach(from: number, to: number, least: number, most: number): number {
  if (to > most) return (most - from) / (to - from);
  if (to < least) return (least - from) / (to - from);
  return 1;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
