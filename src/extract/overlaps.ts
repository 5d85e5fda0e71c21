import type { Option } from './candidate.ts';

/** A piece of a listed name that has a name of its own is no mention of the shorter one: "mini-ImageNet". */
export function withoutParts(options: Option[]): Option[] {
  const whole = options.filter((option) => option.entry?.scope === 'proper');
  return options.filter(
    (part) =>
      !whole.some(
        (name) =>
          name !== part &&
          name.from <= part.from &&
          name.to >= part.to &&
          name.to - name.from > part.to - part.from,
      ),
  );
}

/** Of pieces of a sentence those that do not overlap and are together cut right most surely (weighted intervals). */
export function pickApart(options: readonly Option[]): Option[] {
  const ordered = [...options].sort((a, b) => a.to - b.to || a.from - b.from);
  // best[i]: the most that the first i pieces can give; taken[i]: the i-th piece is among them
  const best = new Float64Array(ordered.length + 1);
  const before = new Int32Array(ordered.length);
  ordered.forEach((option, i) => {
    let j = i;
    while (j > 0 && ordered[j - 1]!.to > option.from) j--;
    before[i] = j;
    best[i + 1] = Math.max(best[i]!, best[j]! + option.cut);
  });
  const kept: Option[] = [];
  for (let i = ordered.length; i > 0; ) {
    const option = ordered[i - 1]!;
    if (best[i]! > best[i - 1]!) {
      kept.push(option);
      i = before[i - 1]!;
    } else i--;
  }
  return kept.reverse();
}
