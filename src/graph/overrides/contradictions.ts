import type { Override, OverrideNote } from './override.ts';

/**
 * Pairs of overrides that cannot both hold, told at the later line. With none of these the outcome does not depend on
 * the order of the lines.
 *
 * @param keyOf equal for names of one thing; names that mean nothing may have any key
 */
export function contradictions(
  overrides: readonly Override[],
  keyOf: (name: string) => unknown,
): OverrideNote[] {
  const notes: OverrideNote[] = [];
  const byKey = new Map<unknown, Override[]>();
  for (const override of [...overrides].sort((a, b) => a.line - b.line)) {
    const earlier = byKey.get(keyOf(override.name)) ?? [];
    const against = earlier.find((other) => contradict(other, override, keyOf));
    if (against) notes.push({ line: override.line, message: sayBoth(against, override) });
    byKey.set(keyOf(override.name), [...earlier, override]);
  }
  notes.push(...aboutSame(overrides, keyOf));
  return notes;
}

function sayBoth(earlier: Override, later: Override): string {
  const told = ({ action, name, value = '' }: Override) => `${action} ${name} ${value}`.trimEnd();
  return `It contradicts line ${earlier.line}: "${told(earlier)}" and "${told(later)}".`;
}

/** Two overrides of one thing. */
function contradict(a: Override, b: Override, keyOf: (name: string) => unknown): boolean {
  if (a.action === b.action) {
    if (a.value === b.value) return false;
    if (a.action === 'rename') return true;
    if (a.action === 'retype') return sameScope(a, b);
    if (a.action === 'relate') return overlap(a, b);
    return a.action === 'different' && overlap(a, b) && a.papers !== undefined;
  }
  const [drop, other] = a.action === 'drop' ? [a, b] : [b, a];
  if (drop.action === 'drop') {
    // What is dropped has no relation left to take away.
    if (other.action === 'unlink') return false;
    if (drop.papers === undefined) return other.papers === undefined || other.action === 'retype';
    return other.papers !== undefined && overlap(drop, other);
  }
  const actions = [a.action, b.action];
  if (actions.includes('same') && actions.includes('different')) {
    return keyOf(a.value!) === keyOf(b.value!);
  }
  return false;
}

/** Everywhere both, or a paper in common: what holds in one paper goes before what holds everywhere. */
function sameScope(a: Override, b: Override): boolean {
  return (a.papers === undefined) === (b.papers === undefined) && overlap(a, b);
}

function overlap(a: Override, b: Override): boolean {
  if (a.papers === undefined || b.papers === undefined) return a.papers === b.papers;
  return a.papers.some((paper) => b.papers!.includes(paper));
}

/** Each set of names that are said to be one has one name that stays: the only one that no line merges into another. */
function aboutSame(
  overrides: readonly Override[],
  keyOf: (name: string) => unknown,
): OverrideNote[] {
  const into = new Map<unknown, Override>();
  const notes: OverrideNote[] = [];
  for (const override of overrides) {
    if (override.action !== 'same') continue;
    const other = keyOf(override.value!);
    if (other === keyOf(override.name)) continue;
    const before = into.get(other);
    if (before && keyOf(before.name) !== keyOf(override.name)) {
      const message = `"${override.value}" is merged into "${before.name}" in line ${before.line} already; name that one here.`;
      notes.push({ line: override.line, message });
      continue;
    }
    into.set(other, override);
    // Going up from the name that stays must not come back.
    const seen = new Set<unknown>([other]);
    for (let at = keyOf(override.name); ; ) {
      if (seen.has(at)) {
        const message = `"${override.name}" and "${override.value}" are each merged into the other: which name is to stay?`;
        notes.push({ line: override.line, message });
        into.delete(other);
        break;
      }
      seen.add(at);
      const up = into.get(at);
      if (!up) break;
      at = keyOf(up.name);
    }
  }
  return notes;
}
