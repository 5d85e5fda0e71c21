import { describe, expect, it } from 'vitest';
import { fallbackPlaces } from '../../src/server/fallback-places.ts';
import { noticeOf } from '../../src/server/read-notes.ts';

const ids = (name: string, count: number) => Array.from({ length: count }, (_, i) => `${name}${i}`);

describe('places where the layout has none', () => {
  it('keep all nodes apart, and each region together', () => {
    const groups = [ids('a', 300), ids('b', 40), ids('c', 40), ids('alone', 9)];
    const places = fallbackPlaces(groups, []);
    const points = groups.map((group) => group.map((id) => places.get(id)!));
    for (const [i, one] of points.flat().entries()) {
      for (const other of points.flat().slice(i + 1)) {
        expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(9);
      }
    }
    for (const group of points) {
      const own = new Set(group);
      const [x, y] = ['x', 'y'].map(
        (axis) => group.reduce((sum, point) => sum + point[axis as 'x'], 0) / group.length,
      ) as [number, number];
      const reach = Math.max(...group.map((point) => Math.hypot(point.x - x, point.y - y)));
      for (const other of points.flat()) {
        if (!own.has(other)) expect(Math.hypot(other.x - x, other.y - y)).toBeGreaterThan(reach);
      }
    }
  });

  it('leave those that have one, and put the others beside their region', () => {
    const layout = [
      { id: 'a0', x: 500, y: 500 },
      { id: 'a1', x: 520, y: 500 },
    ];
    const places = fallbackPlaces([['a0', 'a1', 'a2'], ['b0']], layout);
    expect(places.get('a0')).toEqual(layout[0]);
    expect(Math.hypot(places.get('a2')!.x - 510, places.get('a2')!.y - 500)).toBeLessThan(20);
    expect(places.get('b0')!.y).toBeLessThan(500);
  });
});

describe('what a page says of what could not be read', () => {
  it('names file and line', () => {
    const broken =
      'The graph in /tmp/g cannot be read (layout.jsonl, line 12): it is not JSON. Build it again.';
    expect(noticeOf([broken])).toBe(
      'The places on the map could not be read (layout.jsonl, line 12). Nodes are placed by region.',
    );
    expect(noticeOf(['The graph has no communities.jsonl.'])).toBe(
      'The regions could not be read (communities.jsonl is missing). No node stands in one.',
    );
    expect(noticeOf(['papers.jsonl was changed after the graph was built.'])).toBeUndefined();
    expect(noticeOf([])).toBeUndefined();
  });
});
