import { describe, expect, it } from 'vitest';
import { GraphIndex } from '../../src/graph/graph-index.ts';
import { mapData } from '../../src/server/map-data.ts';
import { packMap, unpackMap } from '../../src/server/map-packing.ts';
import type { MapData } from '../../src/server/wire.ts';
import { hostileGraph } from '../support/hostile-graph.ts';
import { smallGraph } from '../support/small-graph.ts';
import { wovenGraph } from '../support/woven-graph.ts';

/** All but places with every number as it is; places apart. */
function compared({ nodes, edges, ...rest }: MapData | ReturnType<typeof unpackMap>) {
  const plain = (columns: object) =>
    Object.entries(columns).map(([name, column]) => [name, Array.from(column as number[])]);
  return {
    // JSON has no -0.
    rest: JSON.parse(JSON.stringify(rest)),
    columns: [...plain(nodes), ...plain(edges)].filter(([name]) => name !== 'x' && name !== 'y'),
  };
}

describe('the packed map', () => {
  it.each([
    ['the small graph', smallGraph],
    ['hostile names', hostileGraph],
    ['a woven graph', wovenGraph],
    ['nothing', () => ({ papers: [], entities: [], relations: [], communities: [], layout: [] })],
  ])('says what was put in: %s', (_, graphOf) => {
    const data = mapData(new GraphIndex(graphOf()), 'v1', 'A notice.');
    const read = unpackMap(packMap(data));
    expect(compared(read)).toEqual(compared(data));
    const width = Math.max(...data.nodes.x, 0) - Math.min(...data.nodes.x, 0);
    for (const [i, x] of data.nodes.x.entries()) {
      expect(Math.abs(read.nodes.x[i]! - x)).toBeLessThanOrEqual(width / 60_000);
    }
  });

  it('holds numbers of any width, negative ones too', () => {
    const data = mapData(new GraphIndex(smallGraph()), 'v1');
    const count = data.nodes.weight.length;
    for (const most of [255, 256, 65_535, 65_536, 2 ** 24 - 1, 2 ** 24, 2 ** 31 - 1]) {
      data.nodes.weight = Array.from({ length: count }, (_, i) => (i === 3 ? most : i));
      data.nodes.region = Array.from({ length: count }, (_, i) => (i === 5 ? 70_000 : -1));
      expect(compared(unpackMap(packMap(data)))).toEqual(compared(data));
    }
  });

  it('that is cut off is told from a whole one', () => {
    const bytes = packMap(mapData(new GraphIndex(smallGraph()), 'v1'));
    expect(() => unpackMap(bytes.subarray(0, bytes.length - 1))).toThrow('not whole');
  });
});
