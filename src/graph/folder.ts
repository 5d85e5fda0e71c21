import { createHash } from 'node:crypto';
import { readdir, realpath, stat, writeFile } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { checkParent } from '../make-folder.ts';
import { canonicalJson } from './canonical.ts';
import { GraphFolderError, systemReason } from './folder-error.ts';
import { GRAPH_FILES, writeLines } from './folder-files.ts';
import { FORMAT_VERSION, type Graph, type Manifest } from './schema.ts';
import { FolderSwap } from './swap.ts';

export { readGraphFolder, readManifest } from './folder-read.ts';

/** What besides its papers decided a graph's content: versions and options, no time, host or path. */
export interface AboutGraph {
  extractor: string;
  lexicon: string;
  options: Record<string, unknown>;
  /** Papers that were not read to their end, by id: how many characters were not. */
  unread?: Record<string, number>;
}

/**
 * Writes a graph as a folder of canonical files: the same graph gives the same bytes. The lists are to be sorted as
 * the schema says. The folder is written beside its place and renamed, so that readers and kills see the old graph or
 * the new one, never a half.
 *
 * @throws GraphFolderError when the place is taken by something else or the disk refuses; the old graph stays
 */
export async function writeGraphFolder(
  dir: string,
  graph: Graph,
  about: AboutGraph,
): Promise<Manifest> {
  await checkGraphTarget(dir);
  let swap: FolderSwap | undefined;
  try {
    swap = await FolderSwap.begin(dir);
    const manifest = await writeFiles(swap.staging, graph, about);
    await swap.commit();
    return manifest;
  } catch (error) {
    await swap?.discard().catch(() => {});
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    throw new GraphFolderError(
      `The graph could not be written to ${dir}: ${systemReason(error)}. Nothing there was changed.`,
      dir,
    );
  }
}

/**
 * Says no at once where a graph could not or should not be written: the place holds something that is not a graph.
 * Builds ask before their long work.
 *
 * @throws GraphFolderError
 */
export async function checkGraphTarget(dir: string): Promise<void> {
  if (dir === '') throw new GraphFolderError('The graph folder has no name.', dir);
  if (holds(await realpath(dir).catch(() => resolve(dir)), process.cwd())) {
    throw new GraphFolderError(
      `${dir} is the folder you are in, or holds it, and a graph folder is replaced as a whole: name a folder inside it.`,
      dir,
    );
  }
  let names: string[];
  try {
    if (!(await stat(dir)).isDirectory()) {
      throw new GraphFolderError(`${dir} is a file: name a folder for the graph.`, dir);
    }
    names = await readdir(dir);
  } catch (error) {
    if (error instanceof GraphFolderError) throw error;
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const problem = missing ? await checkParent(dir).catch((reason) => reason) : error;
    if (problem === undefined) return;
    throw new GraphFolderError(`The graph cannot go to ${dir}: ${systemReason(problem)}.`, dir);
  }
  const known = new Set<string>([...GRAPH_FILES, 'manifest.json']);
  const foreign = names.filter((name) => !known.has(name)).sort()[0];
  if (foreign !== undefined || (names.length > 0 && !names.includes('manifest.json'))) {
    throw new GraphFolderError(
      `${dir} is not a graph folder (it holds ${foreign ?? names.sort()[0]}) and is left as it is: name a new or empty folder.`,
      dir,
    );
  }
}

function holds(folder: string, inner: string): boolean {
  const way = relative(folder, inner);
  return way.split(sep)[0] !== '..' && !isAbsolute(way);
}

async function writeFiles(folder: string, graph: Graph, about: AboutGraph): Promise<Manifest> {
  const content = [graph.papers, graph.entities, graph.relations, graph.communities, graph.layout];
  const files: Record<string, string> = {};
  for (const [i, name] of GRAPH_FILES.entries()) {
    files[name] = await writeLines(join(folder, name), content[i]!);
  }
  const manifest: Manifest = {
    format: FORMAT_VERSION,
    generator: 'paperloom',
    extractor: about.extractor,
    lexicon: about.lexicon,
    offsets: 'utf-16',
    counts: countsOf(graph),
    files,
    options: about.options,
    ...(about.unread && { unread: about.unread }),
  };
  // Indented for people; keys are sorted by the round trip through the canonical form.
  const text = JSON.stringify(JSON.parse(canonicalJson(manifest)), null, 2);
  await writeFile(join(folder, 'manifest.json'), `${text}\n`, { flush: true });
  return manifest;
}

/** How many of what a graph holds, as its manifest says it. */
export function countsOf(graph: Graph): Record<string, number> {
  const counts: Record<string, number> = {
    papers: graph.papers.length,
    entities: graph.entities.length,
    relations: graph.relations.length,
    communities: graph.communities.length,
    layout: graph.layout.length,
    methods: 0,
    models: 0,
    benchmarks: 0,
  };
  for (const entity of graph.entities) counts[`${entity.type.toLowerCase()}s`]!++;
  return counts;
}

/** The hash of a graph's whole content, by which a cache can be named. */
export function graphHash(manifest: Manifest): string {
  return createHash('sha256').update(canonicalJson(manifest)).digest('hex');
}
