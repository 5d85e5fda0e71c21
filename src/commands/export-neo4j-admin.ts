import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { plural } from '../ask/numbers.ts';
import { UsageError } from '../errors.ts';
import { writeNeo4jAdmin } from '../export/neo4j-admin/folder.ts';
import { type GraphStream, openGraphStream, streamOf } from '../graph/graph-stream.ts';
import { linkRecords, nodeRecords } from '../graph/record-stream.ts';
import type { Graph } from '../graph/schema.ts';
import { type Survey, surveyGraph } from '../graph/survey.ts';
import { note } from '../terminal.ts';
import { keepHeapSmall } from './small-heap.ts';

export const NEO4J_ADMIN = {
  name: 'neo4j-admin',
  about: 'a new Neo4j: tables for its own importer (-o FOLDER)',
};

/**
 * @param dir the graph folder
 * @param part what was chosen of it; undefined for all, which is then read some lines at a time
 */
export async function exportNeo4jAdmin(
  dir: string,
  folder: string | undefined,
  part: Graph | undefined,
): Promise<void> {
  if (folder === undefined) {
    throw new UsageError('The tables for neo4j-admin are many files: name a folder with -o.');
  }
  keepHeapSmall();
  const stream = part ? streamOf(part) : await openGraphStream(dir, { onNote: note });
  try {
    const survey = await surveyGraph(stream);
    const schema = await readFile(new URL('../../cypher/schema.cypher', import.meta.url), 'utf8');
    const { nodes, relationships } = await writeNeo4jAdmin(
      folder,
      { name: basename(resolve(dir)), ...(!part && { hash: stream.hash }) },
      () => records(stream, survey),
      schema,
    );
    note(
      `Wrote ${plural(nodes, 'node')} and ${plural(relationships, 'relationship')} to ${folder}; ${folder}/import.sh puts them into a database.`,
    );
  } finally {
    await stream.close();
  }
}

async function* records(stream: GraphStream, survey: Survey) {
  yield* nodeRecords(stream, survey);
  yield* linkRecords(stream, survey);
}
