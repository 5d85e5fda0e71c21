// Training set of the network that tells which entities of a paper are one thing (src/extract/twins.ts).
import { meet, surfacesOf } from '../../dist/evaluate/surfaces.js';
import { twinFeatures } from '../../dist/extract/twin-features.js';
import { twinPairs, twinSides } from '../../dist/extract/twin-pairs.js';
import { asRead } from './gold.js';

/**
 * Pairs of entities as the program finds them: are both the same annotated one? Pairs of which neither is annotated say nothing.
 *
 * @param papers [{paper, named}]
 */
export function twinExamples(papers) {
  return papers.flatMap(({ paper, named }) => {
    const entities = named.map(({ entity }) => entity);
    const sameAs = annotated(paper, entities);
    const sides = twinSides(entities);
    return twinPairs(sides).flatMap((pair) => {
      const same = sameAs(pair.long.entity, pair.short.entity);
      if (same === undefined) return [];
      return [{ features: asRead(twinFeatures(pair, paper), paper), label: same ? 1 : 0 }];
    });
  });
}

/** Whether two entities are one by the annotation; undefined where it knows neither. */
function annotated(paper, entities) {
  const surfaces = new Map(entities.map((entity) => [entity, surfacesOf(entity)]));
  const gold = paper.entities.map((one) => ({ type: one.type, surfaces: surfacesOf(one) }));
  const taken = new Map();
  for (const one of gold) {
    const entity = entities.find(
      (e) => !taken.has(e) && e.type === one.type && meet(surfaces.get(e), one.surfaces),
    );
    if (entity) taken.set(entity, one);
  }
  return (a, b) => {
    const [first, second] = [taken.get(a), taken.get(b)];
    if (first && second) return false;
    if (!first && !second) {
      const both = (one) =>
        meet(one.surfaces, surfaces.get(a)) && meet(one.surfaces, surfaces.get(b));
      return gold.some(both) ? true : undefined;
    }
    return meet((first ?? second).surfaces, surfaces.get(first ? b : a));
  };
}
