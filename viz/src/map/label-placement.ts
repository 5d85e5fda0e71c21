/** A rectangle on the screen. */
export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A label that wants a place. */
export interface Candidate {
  key: string;
  lines: string[];
  font: string;
  size: number;
  lineHeight: number;
  width: number;
  colour: string;
  /** Point it belongs to, and how far it stands off. */
  x: number;
  y: number;
  offset: number;
  /** Region names lie on their point or near it; all others lie beside it. */
  centred: boolean;
  /** May cover small nodes: a name that everybody looks for. */
  hub?: boolean;
  /** Only where it lies over no larger node, and on its land. */
  clear?: boolean;
  /** How strongly it is drawn, 1 where it is not said. */
  alpha?: number;
  /** Must be shown, even over others: the chosen node's. */
  forced?: boolean;
  /** Line weight of its halo. */
  halo: number;
  /** Region names: whether a point of the screen lies on the region's land. */
  isHome?: (x: number, y: number) => boolean;
}

export interface PlacedLabel extends Candidate {
  rect: Rect;
  /** Which of the places it got, so that it keeps it. */
  spot: number;
}

/** What is already taken, in cells, so that a question touches few rectangles. */
class Taken {
  readonly #cells = new Map<number, Rect[]>();
  static readonly #SIZE = 64;

  add(rect: Rect): void {
    this.#each(rect, (key) => {
      const list = this.#cells.get(key);
      if (list) list.push(rect);
      else this.#cells.set(key, [rect]);
    });
  }

  hits(rect: Rect): number {
    const met = new Set<Rect>();
    this.#each(rect, (key) => {
      for (const other of this.#cells.get(key) ?? []) if (overlaps(rect, other)) met.add(other);
    });
    return met.size;
  }

  #each({ x, y, width, height }: Rect, visit: (key: number) => void): void {
    const size = Taken.#SIZE;
    for (let row = Math.floor(y / size); row <= Math.floor((y + height) / size); row += 1) {
      for (let column = Math.floor(x / size); column <= Math.floor((x + width) / size); column += 1)
        visit(row * 4096 + column);
    }
  }
}

function overlaps(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

export interface Room {
  width: number;
  height: number;
  /** Areas of the screen where no label may stand. */
  blocked: Rect[];
  /** Nodes that labels do not cover. */
  nodes: Rect[];
  /** Signs that all look for: no name lies over them while there is another place. */
  ends?: Rect[];
  /** Nodes so small that the name of a hub or a region may cover them. */
  smallNodes: Rect[];
}

const AIR = 2;

/**
 * Gives labels their places, first come first served: eight around a point, one air of 2 px between any two, none over
 * a node that is drawn. What finds no place is left out. A label that was shown tries its old place first.
 */
export function placeLabels(
  candidates: Iterable<Candidate>,
  room: Room,
  before: ReadonlyMap<string, number>,
  most: number,
): PlacedLabel[] {
  const labels = new Taken();
  const nodes = new Taken();
  const smallNodes = new Taken();
  const ends = new Taken();
  for (const rect of room.ends ?? []) ends.add(rect);
  for (const rect of room.blocked) labels.add(rect);
  for (const rect of room.nodes) nodes.add(rect);
  for (const rect of room.smallNodes) smallNodes.add(rect);
  const placed: PlacedLabel[] = [];
  const keys = new Set<string>();
  for (const candidate of candidates) {
    if (keys.has(candidate.key)) continue;
    if (placed.length >= most && !candidate.forced) break;
    const spots = candidate.centred ? around(candidate) : beside(candidate);
    const old = before.get(candidate.key);
    const order = [...spots.keys()];
    if (old !== undefined && old < spots.length) order.unshift(old);
    let best: { spot: number; rect: Rect; cost: number } | undefined;
    for (const spot of order) {
      const rect = spots[spot]!;
      if (!candidate.forced && (!inside(rect, room) || labels.hits(rect) > 0)) continue;
      // Names of regions and hubs may lie over small nodes where they must; the fewest are chosen.
      const core = shrink(rect);
      const mild = candidate.centred || candidate.hub || candidate.forced;
      const covered =
        ends.hits(core) * 40 + nodes.hits(core) * 14 + smallNodes.hits(core) * (mild ? 2 : 14);
      // Land is wide: its name rather goes far than over a node.
      const forced = candidate.forced ? strain(rect, room, labels) : 0;
      let cost =
        covered + forced + (spot === old ? -6 : 0) + spot * (candidate.centred ? 0.3 : 0.5);
      // A hub without its name would be the worst gap of all: it may cover one larger node.
      if (!candidate.centred && !candidate.forced && covered >= (candidate.hub ? 26 : 14)) continue;
      if (candidate.clear && covered >= 14) continue;
      if (best && cost >= best.cost) continue;
      const strange = candidate.isHome ? cornersAway(rect, candidate.isHome) : 0;
      if (strange > (candidate.clear ? 2 : 3)) continue;
      cost += strange * 12;
      if (!best || cost < best.cost) best = { spot, rect, cost };
      if (covered === 0 && cost < 10) break;
    }
    if (!best) continue;
    labels.add(best.rect);
    keys.add(candidate.key);
    placed.push({ ...candidate, rect: best.rect, spot: best.spot });
  }
  return placed;
}

/** How many of the middle and the four corners lie off the region's land; the middle counts four times. */
function cornersAway(
  { x, y, width, height }: Rect,
  isHome: (x: number, y: number) => boolean,
): number {
  let away = isHome(x + width / 2, y + height / 2) ? 0 : 4;
  for (const dx of [0.1, 0.9]) {
    for (const dy of [0.2, 0.8]) if (!isHome(x + dx * width, y + dy * height)) away += 1;
  }
  return away;
}

/** What speaks against a place that a label takes where there is no better one: another name there, the edge. */
function strain(rect: Rect, room: Room, labels: Taken): number {
  return labels.hits(rect) * 40 + (inside(rect, room) ? 0 : 60);
}

function inside({ x, y, width, height }: Rect, room: Room): boolean {
  return x >= 2 && y >= 2 && x + width <= room.width - 2 && y + height <= room.height - 2;
}

function shrink({ x, y, width, height }: Rect): Rect {
  return { x: x + 2, y: y + 2, width: width - 4, height: height - 4 };
}

/** Right, left, above, below, and the four corners. */
function beside({ x, y, width, lineHeight, lines, offset }: Candidate): Rect[] {
  const w = width + 2 * AIR;
  const h = lineHeight * lines.length + 2 * AIR - 2;
  const gap = offset + 3 - AIR;
  const slant = offset * 0.7 + 2 - AIR;
  return [
    { x: x + gap, y: y - h / 2, width: w, height: h },
    { x: x - gap - w, y: y - h / 2, width: w, height: h },
    { x: x - w / 2, y: y - gap - h, width: w, height: h },
    { x: x - w / 2, y: y + gap, width: w, height: h },
    { x: x + slant, y: y - slant - h, width: w, height: h },
    { x: x + slant, y: y + slant, width: w, height: h },
    { x: x - slant - w, y: y - slant - h, width: w, height: h },
    { x: x - slant - w, y: y + slant, width: w, height: h },
  ];
}

/** On the point, then farther and farther up, down and aside. */
function around({ x, y, width, lineHeight, lines }: Candidate): Rect[] {
  const w = width + 2 * AIR;
  const h = lineHeight * lines.length + 2 * AIR;
  const spots: Rect[] = [];
  for (const dy of [0, -0.6, 0.6, -1.2, 1.2, -1.8, 1.8]) {
    for (const dx of [0, -0.2, 0.2, -0.4, 0.4]) {
      spots.push({ x: x - w / 2 + dx * w, y: y - h / 2 + dy * h, width: w, height: h });
    }
  }
  return spots;
}
