import { createHash } from 'node:crypto';
import { PaperloomError } from '../errors.ts';
import { canonicalJson } from './canonical.ts';
import { type FileName, OpenFolder } from './folder-open.ts';
import type { Place } from './layout-place.ts';
import type { Community, LayoutPoint } from './schema.ts';
import { communityShape, layoutShape, type Shape } from './shapes.ts';

/** The communities and places of an earlier graph, for a new one to keep where they still hold. */
export interface EarlierMap {
  communities: readonly Community[];
  /** By node id, in units of the map. */
  places: ReadonlyMap<string, Place>;
  /** SHA-256 of both. */
  hash: string;
}

/** Nothing of an earlier map can be kept. */
export class EarlierMapError extends PaperloomError {
  override name = 'EarlierMapError';
}

export function earlierMap(
  communities: readonly Community[],
  layout: readonly LayoutPoint[],
): EarlierMap {
  const hash = createHash('sha256');
  for (const line of [...communities, ...layout]) hash.update(`${canonicalJson(line)}\n`);
  return {
    communities,
    places: new Map(layout.map(({ id, x, y }) => [id, { x, y }])),
    hash: hash.digest('hex'),
  };
}

/**
 * Reads the communities and the layout of a graph folder, and nothing else of it.
 *
 * @throws GraphFolderError when the folder is no graph, of another version, or lacks one of both
 */
export async function readEarlierMap(dir: string): Promise<EarlierMap> {
  const folder = await OpenFolder.open(dir);
  try {
    await folder.manifest();
    return earlierMap(
      await all<Community>(folder, 'communities.jsonl', communityShape),
      await all<LayoutPoint>(folder, 'layout.jsonl', layoutShape),
    );
  } finally {
    await folder.close();
  }
}

async function all<T>(folder: OpenFolder, name: FileName, shape: Shape): Promise<T[]> {
  const values: T[] = [];
  for await (const batch of folder.lines<T>(name, shape)) {
    for (const { value } of batch) values.push(value);
  }
  return values;
}
