import type { Candidate } from './candidate.ts';

/** What may stand between two names of a list. */
const BETWEEN = /^(?:,|and|or|&|\/|;)$/i;

/** Tells each candidate of a list ("LoRA, DoRA and VeRA") the classes of the ones beside it, and where the list stands. */
export function addSiblings(candidates: readonly Candidate[]): void {
  const last = new Map<Candidate['sentence'], Candidate>();
  const ordered = [...candidates].sort(
    (a, b) => a.sentence.index - b.sentence.index || a.from - b.from,
  );
  for (const candidate of ordered) {
    const before = last.get(candidate.sentence);
    if (before && listed(before, candidate)) {
      add(before, candidate.classes);
      add(candidate, before.classes);
      before.list ??= { from: before.from, to: before.to };
      before.list.to = candidate.to;
      candidate.list = before.list;
    }
    last.set(candidate.sentence, candidate);
  }
}

function listed(a: Candidate, b: Candidate): boolean {
  if (b.from <= a.to || b.from - a.to > 2) return false;
  for (let i = a.to; i < b.from; i++) {
    if (!BETWEEN.test(a.sentence.tokens[i]!.text)) return false;
  }
  return true;
}

function add(candidate: Candidate, classes: Float64Array): void {
  candidate.siblings ??= new Float64Array(classes.length);
  for (let c = 0; c < classes.length; c++) candidate.siblings[c]! += classes[c]!;
}
