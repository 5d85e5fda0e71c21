import type { AtlasMap } from '../map/atlas-map.ts';
import { plural } from './dom.ts';

const DIRECTIONS: Record<string, readonly [number, number]> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};

/** Arrow keys walk from node to node on the screen, Enter chooses. With a choice they walk among its neighbours. */
export function listenOnMap(
  container: HTMLElement,
  map: AtlasMap,
  act: { choose(id: string): void; announce(sentence: string): void },
): void {
  container.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' && map.pointed >= 0) {
      event.preventDefault();
      act.choose(map.atlas.ids[map.pointed]!);
      return;
    }
    const direction = DIRECTIONS[event.key];
    if (!direction) return;
    event.preventDefault();
    const next = neighbourTowards(map, direction);
    if (next < 0) return;
    map.point(next);
    act.announce(describe(map, next));
  });
}

/** The nearest node that lies more or less in a direction, on the screen; -1 where there is none. */
function neighbourTowards(map: AtlasMap, [dx, dy]: readonly [number, number]): number {
  const { atlas, focus, shown, frame } = map;
  const from = map.pointed >= 0 ? map.pointed : (focus?.node ?? -1);
  const [x, y] = from >= 0 ? map.screenPlace(from) : [frame.width / 2, frame.height / 2];
  const ends = focus ? [focus.node, focus.other].filter((end) => end >= 0) : [];
  const among = focus ? [...ends, ...focus.neighbours, ...focus.related] : atlas.ids.keys();
  let best = -1;
  let least = Infinity;
  for (const node of among) {
    if (node === from || !shown.node[node]) continue;
    // Without a choice the walk goes over names: thousands of dots would not bring anybody anywhere.
    if (!focus && atlas.type[node] === 0) continue;
    const [px, py] = map.screenPlace(node);
    const along = (px - x) * dx + (py - y) * dy;
    const aside = Math.abs((px - x) * dy - (py - y) * dx);
    if (along <= 1 || aside > along * 1.5) continue;
    if (px < 0 || py < 0 || px > frame.width || py > frame.height) continue;
    const cost = along + 2 * aside;
    if (cost < least) [best, least] = [node, cost];
  }
  return best;
}

const KINDS = ['paper', 'method', 'model', 'benchmark'];

export function describe({ atlas }: AtlasMap, node: number): string {
  const kind = KINDS[atlas.type[node]!]!;
  const region = atlas.regions[atlas.region[node]!]?.label;
  const count = kind === 'paper' ? '' : `, ${plural(atlas.weight[node]!, 'paper')}`;
  return `${atlas.labels[node]}, ${kind}${count}${region ? `, region ${region}` : ''}.`;
}
