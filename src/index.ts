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
export { assembleGraph } from './graph/assemble.ts';
export { checkGraph } from './graph/check.ts';
export { detectCommunities } from './graph/communities.ts';
export { type AboutGraph, checkGraphTarget, graphHash, writeGraphFolder } from './graph/folder.ts';
export { GraphFolderError } from './graph/folder-error.ts';
export { type ReadOptions, readGraphFolder, readManifest } from './graph/folder-read.ts';
export { GraphIndex, type GraphNode } from './graph/graph-index.ts';
export { layOut } from './graph/layout.ts';
export { findPaths, type Path, type PathOptions } from './graph/paths.ts';
export type * from './graph/schema.ts';
export { type Selection, selectSubgraph } from './graph/select.ts';
export { namesakeOf, tellStep } from './graph/tell.ts';
export { mergePapers, paperId } from './paper.ts';
export { type ReadItem, readItems } from './sources/read.ts';
export { foldName } from './text/fold.ts';
