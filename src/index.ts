/** The library: what other programs import. */
export { type CommunitySummary, findCommunity, listCommunities } from './ask/communities.ts';
export {
  type CommunityRef,
  describeNode,
  type EntityCard,
  type EntityClaim,
  type Link,
  type PaperCard,
  type PaperClaim,
  type Variant,
} from './ask/describe.ts';
export { type Evidence, evidenceOf, type PaperRef } from './ask/evidence.ts';
export { findNodes, UnknownNameError } from './ask/find-node.ts';
export { type ToldPath, tellPaths } from './ask/paths.ts';
export { type NodeRef, type ToldRelation, tellRelation } from './ask/relation.ts';
export { type GraphStats, graphStats } from './ask/stats.ts';
export {
  type EntityWhy,
  type WhyApart,
  type WhySpelling,
  type WhyVariant,
  whyEntity,
} from './ask/why.ts';
export {
  type BuildOptions,
  BuildRefusedError,
  type BuildReport,
  type BuiltGraph,
  buildGraph,
  type KeptReport,
  type OverridesReport,
  type UnreadPaper,
} from './build.ts';
export { PaperloomError, UsageError } from './errors.ts';
export type { Calibration, Reliability } from './evaluate/calibration.ts';
export type { CurvePoint } from './evaluate/curve.ts';
export type { Confusion, ErrorGroup, Errors } from './evaluate/errors.ts';
export { type EvaluateOptions, type Evaluation, evaluatePapers } from './evaluate/evaluation.ts';
export { type Measured, type Score, scorePapers } from './evaluate/score.ts';
export type {
  Counted,
  Interval,
  Rates,
  ScoredEntity,
  ScoredLink,
  ScoredPaper,
} from './evaluate/scored.ts';
export { writeEdgesCsv, writeNodesCsv } from './export/csv.ts';
export { EXPORT_FORMATS, type ExportFormat, type ExportPart } from './export/formats.ts';
export { writeGexf } from './export/gexf.ts';
export { writeGraphml } from './export/graphml.ts';
export { writeJson } from './export/json.ts';
export { writeJsonLd } from './export/jsonld.ts';
export { withoutAbstracts } from './export/without-abstracts.ts';
export { type CorpusOptions, type CorpusReader, extractCorpus } from './extract/corpus.ts';
export type * from './extract/types.ts';
export { EXTRACTOR_VERSION } from './extract/version.ts';
export { type Assembled, type AssembleOptions, assembleGraph } from './graph/assemble.ts';
export { checkGraph } from './graph/check.ts';
export { detectCommunities } from './graph/communities.ts';
export { EarlierMapError } from './graph/earlier-map.ts';
export { type AboutGraph, checkGraphTarget, graphHash, writeGraphFolder } from './graph/folder.ts';
export { GraphFolderError } from './graph/folder-error.ts';
export { type ReadOptions, readGraphFolder, readManifest } from './graph/folder-read.ts';
export { GraphIndex, type GraphNode } from './graph/graph-index.ts';
export { layOut } from './graph/layout.ts';
export {
  type Override,
  type OverrideNote,
  OverridesError,
} from './graph/overrides/override.ts';
export { readOverrides } from './graph/overrides/read.ts';
export { findPaths, type Path, type PathOptions } from './graph/paths.ts';
export { relationKey } from './graph/relation-key.ts';
export type * from './graph/schema.ts';
export { type Only, type Selection, selectSubgraph } from './graph/select.ts';
export { namesakeOf, tellStep } from './graph/tell.ts';
export {
  type Lexicon,
  type LexiconEntry,
  type LexiconSurface,
  loadLexicon,
} from './lexicon/lexicon.ts';
export { mergePapers, paperId } from './paper.ts';
export {
  PortInUseError,
  type RunningServer,
  type ServerOptions,
  startServer,
} from './server/server.ts';
export { type ReadItem, readItems } from './sources/read.ts';
export { CypherError } from './stores/cypher-error.ts';
export { EmbeddedError } from './stores/embedded-errors.ts';
export type { Neo4jOptions } from './stores/neo4j.ts';
export { Neo4jError } from './stores/neo4j-errors.ts';
export { openServer, openStore } from './stores/open.ts';
export {
  type QueryParameter,
  type SavedQuery,
  savedQueries,
  savedQuery,
} from './stores/saved-queries.ts';
export { QueryStoppedError } from './stores/stoppable.ts';
export type * from './stores/store.ts';
export { foldName } from './text/fold.ts';
