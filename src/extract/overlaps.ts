import type { Candidate } from './candidate.ts';

/** A piece of a listed name that has a name of its own is no mention of the shorter one: "mini-ImageNet". */
export function withoutParts(options: Candidate[]): Candidate[] {
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

/** Of pieces that overlap the better stays: what tagger and list agree on, then the longer, then the surer. */
export function pickApart(options: Candidate[]): Candidate[] {
  const weight = (c: Candidate): number =>
    (c.tagged > 0 ? 1 + c.tagged : c.nameness) +
    (c.entry || c.release ? 0.6 : 0) +
    (c.known ? 0.3 : 0) +
    (c.introduced ? 1 : 0) +
    (c.long ? 1.5 : 0) +
    0.1 * Math.min(c.to - c.from, 6);
  const ranked = options
    .map((option) => ({ option, weight: weight(option) }))
    .sort(
      (a, b) => b.weight - a.weight || a.option.from - b.option.from || a.option.to - b.option.to,
    );
  const kept: Candidate[] = [];
  for (const { option } of ranked) {
    if (kept.every((other) => option.to <= other.from || option.from >= other.to))
      kept.push(option);
  }
  return kept.sort((a, b) => a.from - b.from);
}
