/** The library: what other programs import. */
export { PaperloomError, UsageError } from './errors.ts';
export type * from './extract/types.ts';
export type * from './graph/schema.ts';
export { foldName } from './text/fold.ts';
