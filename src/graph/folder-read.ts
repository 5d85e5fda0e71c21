import { byCodeUnit } from '../order.ts';
import { GraphFolderError } from './folder-error.ts';
import { type FileName, OpenFolder } from './folder-open.ts';
import { byEnds } from './relation-order.ts';
import {
  type Community,
  type Entity,
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
  layoutShape,
  paperShape,
  relationShape,
  type Shape,
} from './shapes.ts';

export interface ReadOptions {
  /** Told of what is missing or wrong but does not keep the graph from being read: no layout, for instance. */
  onNote?: (note: string) => void;
}

/**
 * Reads a graph folder whole. Fields that this version does not know are kept. Communities and layout that are missing
 * or broken give empty lists and a note: they are made from the rest.
 *
 * @throws GraphFolderError with file and line when papers, entities or relations are not as they should be
 */
export async function readGraphFolder(dir: string, options: ReadOptions = {}): Promise<Graph> {
  const folder = await OpenFolder.open(dir);
  try {
    return await new FolderReader(folder, options.onNote ?? (() => {})).graph();
  } finally {
    await folder.close();
  }
}

/**
 * Reads manifest.json alone.
 *
 * @throws GraphFolderError
 */
export async function readManifest(dir: string): Promise<Manifest> {
  const folder = await OpenFolder.open(dir);
  try {
    return await folder.manifest();
  } finally {
    await folder.close();
  }
}

class FolderReader {
  readonly #folder: OpenFolder;
  readonly #note: (note: string) => void;
  readonly #nodes = new Map<string, 'paper' | 'entity'>();

  constructor(folder: OpenFolder, note: (note: string) => void) {
    this.#folder = folder;
    this.#note = note;
  }

  async graph(): Promise<Graph> {
    const manifest = await this.#folder.manifest();
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

  async #needed<T>(
    name: FileName,
    shape: Shape,
    manifest: Manifest,
    check: (line: T) => string | undefined,
  ): Promise<T[]> {
    const lines: T[] = [];
    let hash = '';
    for await (const batch of this.#folder.lines<T>(name, shape, (all) => {
      hash = all;
    })) {
      for (const { value, number } of batch) {
        const problem = check(value);
        if (problem !== undefined) throw this.#folder.fault(name, problem, number);
        lines.push(value);
      }
    }
    const problem = checkWhole(name, manifest, lines.length, hash, this.#note);
    if (problem !== undefined) throw this.#folder.fault(name, problem);
    return lines;
  }

  /** What the build makes from the rest: without it the graph is still a graph. */
  async #derived<T>(
    name: FileName,
    shape: Shape,
    stranger: (line: T) => string | undefined,
  ): Promise<T[]> {
    if (!this.#folder.has(name)) {
      this.#note(`The graph has no ${name}.`);
      return [];
    }
    const lines: T[] = [];
    try {
      for await (const batch of this.#folder.lines<T>(name, shape)) {
        for (const { value, number } of batch) {
          const id = stranger(value);
          if (id !== undefined)
            throw this.#folder.fault(name, `no node has the id "${id}"`, number);
          lines.push(value);
        }
      }
    } catch (error) {
      if (!(error instanceof GraphFolderError)) throw error;
      this.#note(error.message);
      return [];
    }
    return lines;
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
}

/** What is wrong with a file that was read to its end: lines are missing. That it was edited is only a note. */
export function checkWhole(
  name: FileName,
  { counts, files }: Manifest,
  lines: number,
  hash: string,
  note: (note: string) => void,
): string | undefined {
  const expected = counts[name.replace('.jsonl', '')];
  if (expected !== undefined && lines < expected) return `it has ${lines} lines of ${expected}`;
  if (files[name] !== undefined && files[name] !== hash) {
    note(`${name} was changed after the graph was built.`);
  }
  return undefined;
}

function byId(a: { id: string }, b: { id: string }): number {
  return byCodeUnit(a.id, b.id);
}

function sorted<T>(lines: T[], order: (a: T, b: T) => number): T[] {
  const inOrder = lines.every((line, i) => i === 0 || order(lines[i - 1]!, line) <= 0);
  return inOrder ? lines : lines.sort(order);
}
