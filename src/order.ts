/** Order by UTF-16 code unit, never by locale, so that files are the same on every machine. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
