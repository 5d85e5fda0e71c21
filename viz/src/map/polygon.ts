export type Point = readonly [number, number];

/** A question whether a point lies inside a closed line (the even-odd rule). */
export function insideOf(line: readonly Point[]): (point: Point) => boolean {
  const xs = line.map(([x]) => x);
  const ys = line.map(([, y]) => y);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  return ([x, y]) => {
    if (x < left || x > right || y < top || y > bottom) return false;
    let inside = false;
    let [ax, ay] = line.at(-1)!;
    for (const [bx, by] of line) {
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
      [ax, ay] = [bx, by];
    }
    return inside;
  };
}
