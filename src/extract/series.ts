import { keyOf } from './names.ts';
import type { ExtractedEntity } from './types.ts';

/** A size, with or without an edition behind it: "LLaMA-2-7B-Chat". */
const SIZE = /\d[MBK]\b/;
/** A number of a generation or a year: "-3", "v2", " 2.0", "-2003". */
const GENERATION = /^[-_ ]?v?\d+(?:\.\d+)?[a-z]?$/i;
/** Series whose generations are mostly taken for models of their own. */
const SEPARATE: ReadonlySet<string> = new Set(['GPT']);

/**
 * A size is a variant of its model whatever else a paper says. A generation or a year ("GPT-4", "CoNLL-2003") stands for
 * itself where the paper names neither the series nor another of it: then it is only said to belong to the series.
 */
export function partSeries(entities: readonly ExtractedEntity[]): void {
  const names = new Set(entities.map(({ name }) => keyOf(name)));
  const counts = new Map<string, number>();
  for (const { familyOf } of entities) {
    if (familyOf) counts.set(familyOf, (counts.get(familyOf) ?? 0) + 1);
  }
  for (const entity of entities) {
    const family = entity.familyOf;
    if (family === undefined) continue;
    const alone = counts.get(family)! === 1 && !names.has(keyOf(family));
    if (!alone || !standsAlone(entity, family)) continue;
    delete entity.familyOf;
    entity.seriesOf = family;
  }
}

/** Of two models that the paper presents, "Heron" and "Heron-small", the second is a variant of the first. */
export function joinVariants(entities: readonly ExtractedEntity[]): void {
  const own = entities.filter(
    ({ type, scope, relation }) =>
      type === 'Model' && scope === 'proper' && relation === 'introduces',
  );
  for (const entity of own) {
    if (entity.familyOf ?? entity.seriesOf) continue;
    let family = '';
    for (const { name } of own) {
      const begins = entity.name.startsWith(`${name}-`) || entity.name.startsWith(`${name} `);
      if (begins && name.length > family.length) family = name;
    }
    if (family.length > 1) entity.familyOf = family;
  }
}

function standsAlone({ name, type }: ExtractedEntity, family: string): boolean {
  if (type === 'Method') return false;
  const rest = name.toLowerCase().startsWith(family.toLowerCase())
    ? name.slice(family.length)
    : undefined;
  if (type === 'Model' && SIZE.test(name)) return false;
  if (rest === undefined) return true;
  if (type === 'Benchmark') return GENERATION.test(rest) || SIZE.test(name);
  return SEPARATE.has(family) && GENERATION.test(rest);
}
