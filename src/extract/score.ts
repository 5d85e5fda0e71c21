/** What tools/train takes from the measures: how surfaces are compared. The measures are in src/evaluate/. */
export type { ScoredEntity, ScoredPaper } from '../evaluate/scored.ts';
export { foldSurface, meet, surfacesOf } from '../evaluate/surfaces.ts';
