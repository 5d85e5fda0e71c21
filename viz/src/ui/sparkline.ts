import { type Atlas, PAPER } from '../data/atlas.ts';
import { edgeShown } from '../data/shown.ts';
import type { State } from '../store.ts';
import { svg } from './icons.ts';

const WIDTH = 106;
const HEIGHT = 20;
/** Years shown at most, the latest. */
const MOST = 16;

/** The years that a graph's papers are of, as far as they are drawn. */
export function yearsOf(atlas: Atlas): readonly [first: number, last: number] | undefined {
  let [first, last] = [Infinity, 0];
  for (const year of atlas.year) {
    if (year === 0) continue;
    first = Math.min(first, year);
    last = Math.max(last, year);
  }
  return last === 0 ? undefined : [Math.max(first, last - MOST + 1), last];
}

/** A name's papers by year, as a row of small columns; a dash where there are none. */
export function sparkline(
  atlas: Atlas,
  state: State,
  node: number,
  [first, last]: readonly [number, number],
): SVGSVGElement {
  const counts = new Array<number>(last - first + 1).fill(0);
  for (const edge of atlas.edgesOf(node)) {
    const paper = atlas.across(edge, node);
    if (atlas.type[paper] !== PAPER || !edgeShown(atlas, state, edge)) continue;
    const at = atlas.year[paper]! - first;
    if (at in counts) counts[at]! += 1;
  }
  const most = Math.max(1, ...counts);
  const step = WIDTH / counts.length;
  const width = Math.max(2, step - 2);
  let [columns, dashes] = ['', ''];
  for (const [i, count] of counts.entries()) {
    const x = (i * step).toFixed(1);
    const height = Math.max(3, Math.round((HEIGHT - 2) * Math.sqrt(count / most)));
    if (count > 0) columns += `M${x} ${HEIGHT}v${-height}h${width.toFixed(1)}v${height}z`;
    else dashes += `M${x} ${HEIGHT - 0.5}h${width.toFixed(1)}`;
  }
  return svg(WIDTH, HEIGHT, 'sparkline', [
    ['spark-columns', columns],
    ['spark-dashes', dashes],
  ]);
}
