import { byCodeUnit } from '../../order.ts';
import { canonicalJson } from '../canonical.ts';
import type { Occurrence, Thing, Things } from '../occurrence.ts';
import type { Paper } from '../schema.ts';
import { act } from './actions.ts';
import { contradictions } from './contradictions.ts';
import type { NamedThing } from './name-table.ts';
import { type Override, type OverrideNote, OverridesError, withoutLine } from './override.ts';
import type { Unlinks } from './unlinks.ts';
import { STAGES, Workbench } from './workbench.ts';

/** What applying overrides came to. */
export interface AppliedOverrides {
  /** Occurrences that are left, with those that were split off; their things and names are changed. */
  occurrences: Occurrence[];
  /** What a thing that was there before has become; nothing where it was dropped. */
  becomes(thing: Thing): Thing | undefined;
  /** What things are called now that were renamed. */
  names: ReadonlyMap<Thing, string>;
  /** Which stated relations are to go: the one part that is applied by whoever has them. */
  unlinks: Unlinks;
  /** How many overrides changed something, without those that take relations away. */
  acted: number;
  /** Overrides, or papers of them, that match nothing or change nothing, by line. */
  notes: OverrideNote[];
}

/**
 * Applies the user's corrections to what was resolved. Names mean what they mean without any override, or what a
 * "different" makes. The outcome does not depend on the order of the lines or the papers.
 *
 * @param occurrences changed in place
 * @param named every thing that is there, as it is called without overrides
 * @param file name of the file, for messages
 * @throws OverridesError when two lines turn out to contradict each other
 */
export function applyOverrides(
  overrides: readonly Override[],
  occurrences: readonly Occurrence[],
  named: readonly NamedThing[],
  papers: Iterable<Paper>,
  things: Things,
  file: string,
): AppliedOverrides {
  const bench = new Workbench(occurrences, named, papers, things);
  const ordered = inOrder(overrides);
  for (const { action, name, value } of ordered) {
    const thing = action === 'different' ? bench.meaning(name) : undefined;
    if (thing) bench.announce(value!, thing);
  }
  const mistakes = contradictions(overrides, (name) => bench.meaning(name) ?? name);
  if (mistakes.length > 0) throw new OverridesError(file, mistakes);
  for (const stage of STAGES) {
    bench.beginStage();
    for (const override of ordered) if (override.action === stage) act(bench, override);
  }
  return {
    occurrences: [...bench.occurrences()],
    becomes: (thing) => bench.follow(thing),
    names: bench.renamed,
    unlinks: bench.unlinks,
    acted: bench.acted.size,
    notes: bench.notes.sort((a, b) => a.line - b.line || byCodeUnit(a.message, b.message)),
  };
}

/** Equal lines once; those for some papers first, since they go before what holds everywhere. */
function inOrder(overrides: readonly Override[]): Override[] {
  const seen = new Set<string>();
  return overrides
    .map((override) => ({ override, told: canonicalJson(withoutLine(override)) }))
    .sort((a, b) => byCodeUnit(a.told, b.told) || a.override.line - b.override.line)
    .filter(({ told }) => !seen.has(told) && seen.add(told))
    .map(({ override }) => override)
    .sort((a, b) => Number(a.papers === undefined) - Number(b.papers === undefined));
}
