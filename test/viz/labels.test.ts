import { describe, expect, it } from 'vitest';
import {
  type Candidate,
  placeLabels,
  type Rect,
  type Room,
} from '../../viz/src/map/label-placement.ts';

const room: Room = { width: 400, height: 300, blocked: [], nodes: [], smallNodes: [] };

function label(key: string, x: number, y: number, rest: Partial<Candidate> = {}): Candidate {
  const text = { lines: [key], font: '', size: 12, lineHeight: 15, width: 60, colour: '', halo: 3 };
  return { key, x, y, offset: 5, centred: false, ...text, ...rest };
}

const meet = (a: Rect, b: Rect) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe('placing labels', () => {
  it('never lets two overlap, and leaves out what finds no place', () => {
    const crowd = Array.from({ length: 200 }, (_, i) =>
      label(`n${i}`, 20 + (i % 20) * 18, 20 + Math.floor(i / 20) * 26),
    );
    const placed = placeLabels(crowd, room, new Map(), 500);
    expect(placed.length).toBeGreaterThan(20);
    expect(placed.length).toBeLessThan(200);
    for (const [i, a] of placed.entries()) {
      for (const b of placed.slice(i + 1)) expect(meet(a.rect, b.rect)).toBe(false);
    }
  });

  it('serves those that come first, and each name once', () => {
    const placed = placeLabels(
      [label('first', 200, 150), label('second', 200, 150), label('first', 20, 20)],
      { ...room, width: 290 },
      new Map(),
      9,
    );
    expect(placed[0]!.key).toBe('first');
    expect(placed.filter(({ key }) => key === 'first').length).toBe(1);
  });

  it('keeps off nodes and blocked places, and inside the map', () => {
    const node = { x: 205, y: 140, width: 80, height: 20 };
    const placed = placeLabels([label('a', 200, 150)], { ...room, nodes: [node] }, new Map(), 9);
    expect(meet(placed[0]!.rect, node)).toBe(false);
    const wall = { x: 0, y: 0, width: 400, height: 300 };
    expect(placeLabels([label('a', 200, 150)], { ...room, blocked: [wall] }, new Map(), 9)).toEqual(
      [],
    );
    expect(placeLabels([label('a', 900, 150)], room, new Map(), 9)).toEqual([]);
  });

  it('gives two that must be shown places of their own, though they stand close', () => {
    const forced = { forced: true, size: 16 };
    const ends = [label('one', 200, 150, forced), label('other', 230, 150, forced)];
    const signs = ends.map(({ x, y }) => ({ x: x - 5, y: y - 5, width: 10, height: 10 }));
    const [one, other] = placeLabels(ends, { ...room, ends: signs }, new Map(), 9);
    expect(meet(one!.rect, other!.rect)).toBe(false);
    expect(meet(one!.rect, signs[1]!)).toBe(false);
    expect(meet(other!.rect, signs[0]!)).toBe(false);
    // Beyond the edge is no place while there is another.
    const [near] = placeLabels([label('edge', 390, 150, forced)], room, new Map(), 9);
    expect(near!.rect.x + near!.rect.width).toBeLessThan(room.width);
  });

  it('lets a label keep the place that it had', () => {
    const [first] = placeLabels([label('a', 200, 150)], room, new Map(), 9);
    expect(first!.spot).toBe(0);
    const [again] = placeLabels([label('a', 200, 150)], room, new Map([['a', 3]]), 9);
    expect(again!.spot).toBe(3);
  });

  it('keeps a region its name on its own land', () => {
    const isHome = (x: number) => x > 200;
    const name = label('region', 205, 150, { centred: true, width: 80, isHome });
    const [placed] = placeLabels([name], room, new Map(), 9);
    expect(placed!.rect.x + placed!.rect.width / 2).toBeGreaterThan(200);
    expect(placeLabels([{ ...name, isHome: () => false }], room, new Map(), 9)).toEqual([]);
  });
});
