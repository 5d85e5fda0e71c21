import { createHash } from 'node:crypto';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { byCodeUnit } from '../order.ts';
import { GraphFolderError, systemReason } from './folder-error.ts';
import { GRAPH_FILES, readLines } from './folder-files.ts';
import { byEnds } from './relation-order.ts';
import {
  type Community,
  type Entity,
  FORMAT_VERSION,
  type Graph,
  isPaperRelation,
  type LayoutPoint,
  type Manifest,
  type Paper,
  type Relation,
} from './schema.ts';
import {
  communityShape,
  entityShape,
  isFields,
  layoutShape,
  manifestShape,
  paperShape,
  relationShape,
  type Shape,
} from './shapes.ts';
import { standIn } from './swap.ts';

export interface ReadOptions {
  /** Told of what is missing or wrong but does not keep the graph from being read: no layout, for instance. */
  onNote?: (note: string) => void;
}

type FileName = (typeof GRAPH_FILES)[number] | 'manifest.json';

/**
 * Reads a graph folder whole. Fields that this version does not know are kept. Communities and layout that are missing
 * or broken give empty lists and a note: they are made from the rest.
 *
 * @throws GraphFolderError with file and line when papers, entities or relations are not as they should be
 */
export async function readGraphFolder(dir: string, options: ReadOptions = {}): Promise<Graph> {
  const files = await openFolder(dir);
  try {
    return await new FolderReader(dir, files, options.onNote ?? (() => {})).graph();
  } finally {
    await closeAll(files);
  }
}

/**
 * Reads manifest.json alone.
 *
 * @throws GraphFolderError
 */
export async function readManifest(dir: string): Promise<Manifest> {
  const files = await openFolder(dir);
  try {
    return await new FolderReader(dir, files, () => {}).manifest();
  } finally {
    await closeAll(files);
  }
}

/**
 * Opens all files of one and the same graph: while a build swaps folders, a reader that opened them one by one might
 * get papers of the old graph and relations of the new one. An open file stays readable when its folder is removed.
 */
async function openFolder(dir: string): Promise<Map<FileName, FileHandle>> {
  for (let attempt = 0; ; attempt++) {
    const files = new Map<FileName, FileHandle>();
    try {
      const folder = await placeOf(dir);
      const before = await stat(folder);
      for (const name of ['manifest.json', ...GRAPH_FILES] as const) {
        const handle = await openIfThere(join(folder, name));
        if (handle) files.set(name, handle);
      }
      const after = await stat(folder);
      const same = before.ino === after.ino && before.mtimeMs === after.mtimeMs;
      if (same && files.has('manifest.json')) return files;
      if (same && attempt >= 5) {
        const message = `${dir} is not a graph folder (it has no manifest.json). Build one with "paperloom build".`;
        throw new GraphFolderError(message, dir, 'manifest.json');
      }
    } catch (error) {
      await closeAll(files);
      if (error instanceof GraphFolderError) throw error;
      if (attempt >= 5) throw unreadable(dir, error);
    }
    await closeAll(files);
    await pause(4 * 2 ** attempt);
  }
}

async function placeOf(dir: string): Promise<string> {
  const there = await stat(dir).catch(() => undefined);
  return there ? dir : ((await standIn(dir)) ?? dir);
}

async function openIfThere(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function unreadable(dir: string, error: unknown): GraphFolderError {
  const code = (error as NodeJS.ErrnoException).code;
  return new GraphFolderError(
    code === 'ENOENT'
      ? `There is no graph folder ${dir}. Build one with "paperloom build".`
      : `The graph folder ${dir} cannot be read: ${systemReason(error)}.`,
    dir,
  );
}

async function closeAll(files: Map<FileName, FileHandle>): Promise<void> {
  for (const handle of files.values()) await handle.close();
}

class FolderReader {
  readonly #dir: string;
  readonly #files: Map<FileName, FileHandle>;
  readonly #note: (note: string) => void;
  readonly #nodes = new Map<string, 'paper' | 'entity'>();

  constructor(dir: string, files: Map<FileName, FileHandle>, note: (note: string) => void) {
    this.#dir = dir;
    this.#files = files;
    this.#note = note;
  }

  async graph(): Promise<Graph> {
    const manifest = await this.manifest();
    const papers = await this.#needed<Paper>('papers.jsonl', paperShape, manifest, (line) =>
      this.#newNode(line.id, 'paper'),
    );
    const entities = await this.#needed<Entity>('entities.jsonl', entityShape, manifest, (line) =>
      this.#newNode(line.id, 'entity'),
    );
    const relations = await this.#needed<Relation>(
      'relations.jsonl',
      relationShape,
      manifest,
      (line) => this.#ends(line),
    );
    const communities = await this.#derived<Community>(
      'communities.jsonl',
      communityShape,
      (line) => line.members.find((id) => !this.#nodes.has(id)),
    );
    const layout = await this.#derived<LayoutPoint>('layout.jsonl', layoutShape, (line) =>
      this.#nodes.has(line.id) ? undefined : line.id,
    );
    return {
      papers: sorted(papers, byId),
      entities: sorted(entities, byId),
      relations: sorted(relations, byEnds),
      communities: sorted(communities, byId),
      layout: sorted(layout, byId),
      manifest,
    };
  }

  async manifest(): Promise<Manifest> {
    const text = await this.#files.get('manifest.json')!.readFile('utf8');
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      throw this.#fault('manifest.json', 'it is not JSON');
    }
    const problem = isFields(value) ? manifestShape(value) : 'it is not an object';
    if (problem !== undefined) throw this.#fault('manifest.json', problem);
    const manifest = value as Manifest;
    if (manifest.format !== FORMAT_VERSION) {
      throw this.#fault(
        'manifest.json',
        `its format is ${manifest.format}, this paperloom reads ${FORMAT_VERSION}`,
      );
    }
    return manifest;
  }

  async #needed<T>(
    name: FileName,
    shape: Shape,
    manifest: Manifest,
    check: (line: T) => string | undefined,
  ): Promise<T[]> {
    const handle = this.#files.get(name);
    if (!handle) throw this.#fault(name, 'it is missing');
    const hash = createHash('sha256');
    const lines: T[] = [];
    for await (const line of this.#parsed<T>(name, handle, shape, hash)) {
      const problem = check(line.value);
      if (problem !== undefined) throw this.#fault(name, problem, line.number);
      lines.push(line.value);
    }
    const expected = manifest.counts[name.replace('.jsonl', '')];
    if (expected !== undefined && lines.length < expected) {
      throw this.#fault(name, `it has ${lines.length} lines of ${expected}`);
    }
    if (manifest.files[name] !== undefined && manifest.files[name] !== hash.digest('hex')) {
      this.#note(`${name} was changed after the graph was built.`);
    }
    return lines;
  }

  /** What the build makes from the rest: without it the graph is still a graph. */
  async #derived<T>(
    name: FileName,
    shape: Shape,
    stranger: (line: T) => string | undefined,
  ): Promise<T[]> {
    const handle = this.#files.get(name);
    if (!handle) {
      this.#note(`The graph has no ${name}.`);
      return [];
    }
    const lines: T[] = [];
    try {
      for await (const { value, number } of this.#parsed<T>(
        name,
        handle,
        shape,
        createHash('sha256'),
      )) {
        const id = stranger(value);
        if (id !== undefined) throw this.#fault(name, `no node has the id "${id}"`, number);
        lines.push(value);
      }
    } catch (error) {
      if (!(error instanceof GraphFolderError)) throw error;
      this.#note(error.message);
      return [];
    }
    return lines;
  }

  async *#parsed<T>(
    name: FileName,
    handle: FileHandle,
    shape: Shape,
    hash: ReturnType<typeof createHash>,
  ): AsyncGenerator<{ value: T; number: number }> {
    for await (const batch of readLines(handle, hash)) {
      for (const { number, text } of batch) {
        let value: unknown;
        try {
          value = JSON.parse(text);
        } catch {
          throw this.#fault(name, 'it is not JSON', number);
        }
        const problem = isFields(value) ? shape(value) : 'it is not an object';
        if (problem !== undefined) throw this.#fault(name, problem, number);
        yield { value: value as T, number };
      }
    }
  }

  #newNode(id: string, kind: 'paper' | 'entity'): string | undefined {
    if (this.#nodes.has(id)) return `the id "${id}" is there twice`;
    this.#nodes.set(id, kind);
    return undefined;
  }

  #ends(line: Relation): string | undefined {
    const from = isPaperRelation(line) ? 'paper' : 'entity';
    if (this.#nodes.get(line.from) !== from) return `no ${from} has the id "${line.from}"`;
    if (this.#nodes.get(line.to) !== 'entity') return `no entity has the id "${line.to}"`;
    return undefined;
  }

  #fault(file: string, problem: string, line?: number): GraphFolderError {
    const where = line === undefined ? file : `${file}, line ${line}`;
    return new GraphFolderError(
      `The graph in ${this.#dir} cannot be read (${where}): ${problem}. Build it again.`,
      this.#dir,
      file,
      line,
    );
  }
}

function byId(a: { id: string }, b: { id: string }): number {
  return byCodeUnit(a.id, b.id);
}

function sorted<T>(lines: T[], order: (a: T, b: T) => number): T[] {
  const inOrder = lines.every((line, i) => i === 0 || order(lines[i - 1]!, line) <= 0);
  return inOrder ? lines : lines.sort(order);
}
