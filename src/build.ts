import { PaperloomError } from './errors.ts';
import { extractCorpus } from './extract/corpus.ts';
import { bundledForms } from './extract/forms.ts';
import type { PaperExtraction } from './extract/types.ts';
import { EXTRACTOR_VERSION } from './extract/version.ts';
import { assembleGraph } from './graph/assemble.ts';
import { detectCommunities } from './graph/communities.ts';
import { withConfidence } from './graph/confidence.ts';
import type { DivisionMethod } from './graph/division-method.ts';
import { type EarlierMap, EarlierMapError, readEarlierMap } from './graph/earlier-map.ts';
import type { AboutGraph } from './graph/folder.ts';
import { layOut } from './graph/layout.ts';
import { nameSources } from './graph/name-sources.ts';
import type { OverrideNote } from './graph/overrides/override.ts';
import { overridesHash, readOverrides } from './graph/overrides/read.ts';
import type { Community, Graph, LayoutPoint } from './graph/schema.ts';
import { externalIds } from './lexicon/external-ids.ts';
import { firstYears } from './lexicon/first-years.ts';
import { loadLexicon } from './lexicon/lexicon.ts';
import { mergePapers } from './paper.ts';
import { placeOf, type ReadReport, readPapers } from './sources/read-papers.ts';

export type { ReadReport, Refusal } from './sources/read-papers.ts';

export type BuildStage = 'read' | 'extract' | 'weave' | 'lay out';

export interface BuildOptions {
  /** Tables of names of the user's own, besides the bundled ones. */
  lexicon?: string[];
  /** false leaves out all bundled lists: of names, abbreviations, ids and years. Default true. */
  bundledLexicon?: boolean;
  /** A file of the user's corrections (src/graph/overrides/override.ts tells its form); they are applied last. */
  overrides?: string;
  /** Edges less sure than this are left out, and what then has no edge. 0 to 1. */
  minConfidence?: number;
  /** How communities are found (see src/graph/partition.ts). Default leiden. */
  communities?: DivisionMethod;
  /**
   * The folder of an earlier graph: its communities and places are kept where they still hold (it may be `output`). The
   * graph then follows from the papers and that graph; `communities` is not asked.
   */
  keepMap?: string;
  /** Refuses the whole build when any entry is refused or any field left out. */
  strict?: boolean;
  /** A folder that is not read when it lies in a folder that is: where the graph will be written. */
  output?: string;
  /** Called once the papers are read, before the long work begins. */
  onRead?: (report: BuildReport) => void;
  onProgress?: (stage: BuildStage, done: number, total?: number) => void;
}

export interface BuildReport extends ReadReport {
  papers: number;
  /** Entries that were copies of another one. */
  merged: number;
}

/** What came of the user's corrections. */
export interface OverridesReport {
  file: string;
  /** How many lines changed something. */
  acted: number;
  /** Lines, or papers of them, that match nothing. */
  notes: readonly OverrideNote[];
}

/** How much of an earlier map was kept. */
export interface KeptReport {
  folder: string;
  /** Nodes of both graphs, and how many of them lie where they lay. */
  shared: number;
  placed: number;
  /** Communities of the earlier graph, and how many of them go on. */
  communities: number;
  goOn: number;
  /** The modularity of the communities, as a share of what a division from nothing reaches. */
  quality: number;
}

/** A paper too long to be read to its end. */
export interface UnreadPaper {
  id: string;
  /** Characters at the end of title and abstract that were not read. */
  unread: number;
}

export interface BuiltGraph {
  graph: Graph;
  report: BuildReport;
  /** Papers that were not read whole, by id; no real paper is so long. */
  unread: readonly UnreadPaper[];
  /** Where overrides were given. */
  overrides?: OverridesReport;
  /** Where an earlier map was to be kept. */
  kept?: KeptReport;
  /** What `writeGraphFolder` is told besides the graph. */
  about: AboutGraph;
}

/** Nothing was built, because nothing could be read or, when strict, because not everything could. */
export class BuildRefusedError extends PaperloomError {
  override name = 'BuildRefusedError';
  readonly report: ReadReport;

  constructor(message: string, report: ReadReport) {
    super(message);
    this.report = report;
  }
}

/**
 * Builds a graph from files, folders and standard input ("-"): reads and merges the papers, extracts what they name,
 * weaves it into one graph, divides it into communities and lays it out. The same papers give the same graph, whatever
 * the order of the inputs. Nothing is written; `writeGraphFolder(dir, graph, about)` does that.
 *
 * @throws BuildRefusedError when nothing could be read
 * @throws PaperloomError when a table of names or the overrides cannot be read
 * @throws GraphFolderError when the earlier graph cannot be read
 * @throws EarlierMapError when it has no node in common with the new one
 * @throws OverridesError with all mistakes in the overrides
 */
export async function buildGraph(
  inputs: readonly string[],
  options: BuildOptions = {},
): Promise<BuiltGraph> {
  const { onProgress = () => {} } = options;
  const lexicon = loadLexicon({
    bundled: options.bundledLexicon ?? true,
    files: options.lexicon ?? [],
  });
  const overrides = options.overrides === undefined ? undefined : readOverrides(options.overrides);
  const earlier = options.keepMap === undefined ? undefined : await readEarlierMap(options.keepMap);
  const { papers: copies, report: read } = await readPapers(inputs, {
    ...(options.output === undefined ? {} : { skip: options.output }),
    onProgress: (done) => onProgress('read', done),
  });
  if (copies.length === 0) throw new BuildRefusedError(nothingRead(read), read);
  if (options.strict && read.refused + read.leftOut > 0) {
    throw new BuildRefusedError(notAllRead(read), read);
  }
  const { papers, merged } = mergePapers(copies);
  const report: BuildReport = { ...read, papers: papers.length, merged };
  options.onRead?.(report);

  const extractions: PaperExtraction[] = [];
  const extracting = extractCorpus(() => papers, {
    lexicon,
    bundledForms: lexicon.bundled,
    onProgress: (done) => onProgress('extract', done, papers.length),
  });
  for await (const extraction of extracting) extractions.push(extraction);
  const unread = extractions.flatMap(({ id, unread }) => (unread ? [{ id, unread }] : []));
  onProgress('weave', 0);
  const sources = lexicon.bundled
    ? nameSources(lexicon.entries, bundledForms(), externalIds(), firstYears())
    : nameSources(lexicon.entries, []);
  const assembled = assembleGraph(papers, extractions, {
    sources,
    ...(overrides && { overrides }),
  });
  const content = withConfidence(assembled, options.minConfidence ?? 0);
  const nodes = [...content.papers, ...content.entities];
  if (earlier && !nodes.some(({ id }) => earlier.places.has(id))) {
    throw new EarlierMapError(
      `The graph in ${options.keepMap} has no node in common with the new one: there is no map to keep. Build without it.`,
    );
  }
  let quality = 1;
  const communities = detectCommunities(content, {
    ...(options.communities && { method: options.communities }),
    earlier,
    onFollowed: (share) => {
      quality = share;
    },
  });
  const layout = layOut(
    { ...content, communities },
    (done, total) => onProgress('lay out', done, total),
    { earlier },
  );
  return {
    graph: {
      papers: content.papers,
      entities: content.entities,
      relations: content.relations,
      communities,
      layout,
    },
    report,
    unread,
    ...(assembled.overrides &&
      overrides && {
        overrides: {
          file: overrides.file,
          acted: assembled.overrides.acted,
          notes: assembled.overrides.notes,
        },
      }),
    ...(earlier && {
      kept: { folder: options.keepMap!, quality, ...countKept(earlier, communities, layout) },
    }),
    about: {
      extractor: EXTRACTOR_VERSION,
      lexicon: lexicon.hash,
      options: {
        ...(options.bundledLexicon === false && { bundledLexicon: false }),
        ...(options.minConfidence && { minConfidence: options.minConfidence }),
        ...(options.communities === 'louvain' && { communities: options.communities }),
        ...(overrides && { overrides: overridesHash(overrides.lines) }),
        ...(earlier && { keepMap: earlier.hash }),
      },
      ...(unread.length > 0 && {
        unread: Object.fromEntries(unread.map(({ id, unread }) => [id, unread])),
      }),
    },
  };
}

function countKept(
  earlier: EarlierMap,
  communities: readonly Community[],
  layout: readonly LayoutPoint[],
): Pick<KeptReport, 'shared' | 'placed' | 'communities' | 'goOn'> {
  const shared = layout.filter(({ id }) => earlier.places.has(id));
  const placed = shared.filter(({ id, x, y }) => {
    const before = earlier.places.get(id)!;
    return before.x === x && before.y === y;
  });
  const before = new Set(earlier.communities.map(({ id }) => id));
  return {
    shared: shared.length,
    placed: placed.length,
    communities: before.size,
    goOn: communities.filter(({ id }) => before.has(id)).length,
  };
}

function nothingRead({ refused, passedOver, refusals }: ReadReport): string {
  const [first] = refusals;
  if (refusals.length === 1 && first) {
    return `Nothing could be read: ${placeOf(first)}: ${first.reason}.`;
  }
  const parts = [];
  if (refused > 0) parts.push(`all ${refused} entries were refused`);
  if (passedOver > 0) parts.push(`${passedOver} files were passed over`);
  return `Nothing could be read: ${parts.join(', ')}.`;
}

function notAllRead({ refused, leftOut, refusals }: ReadReport): string {
  const problems = refusals.filter(({ kind }) => kind !== 'passed over');
  const [first] = problems;
  const what = refused > 0 ? `${refused} refused` : `${leftOut} with a field left out`;
  return problems.length === 1 && first
    ? `Nothing was built, since --strict asks for every entry: ${placeOf(first)}: ${first.reason}.`
    : `Nothing was built, since --strict asks for every entry, and there are ${what}.`;
}
