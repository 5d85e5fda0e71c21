import { readFileSync } from 'node:fs';
import type { EntityType } from '../graph/schema.ts';

const TABLE = new URL('../../src/lexicon/data/ids/external-ids.tsv', import.meta.url);

/** Ids of one name in public lists. */
export interface ListedIds {
  type: EntityType;
  name: string;
  ids: string[];
}

/**
 * Ids that public lists give names (data/README.md says which): "arxiv:2106.09685" of the paper that a list names for it,
 * "huggingface:google/flan-t5-xl" of a released model.
 */
export function externalIds(): ListedIds[] {
  return readFileSync(TABLE, 'utf8')
    .split('\n')
    .slice(1)
    .filter((row) => row !== '')
    .map((row) => {
      const [type, name = '', ids = ''] = row.split('\t');
      return { type: type as EntityType, name, ids: ids.split(' | ') };
    });
}
