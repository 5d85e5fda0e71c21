/** The library: what other programs import. */
export {
  type BuildOptions,
  BuildRefusedError,
  type BuildReport,
  type BuiltGraph,
  buildGraph,
} from './build.ts';
export { PaperloomError, UsageError } from './errors.ts';
export type * from './extract/types.ts';
export type * from './graph/schema.ts';
export { mergePapers, paperId } from './paper.ts';
export { type ReadItem, readItems } from './sources/read.ts';
export { foldName } from './text/fold.ts';
