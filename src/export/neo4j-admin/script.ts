import { STORED_LABELS, STORED_TYPES } from '../../graph/schema.ts';
import { NO_ELEMENTS, ONE_BLANK } from './table.ts';

/** The label of the one node that says which graph a database holds. */
export const GRAPH_LABEL = 'PaperloomGraph';

/** As the command names a file beside it: the newest importer wants a folder before every name. */
const beside = (files: readonly string[]) => files.map((name) => `./${name}`).join(',');

/** Names of the two files of a label or type: what its columns are, and its rows. */
export function filesOf(kind: 'nodes' | 'relationships', name: string): [string, string] {
  const stem = `${kind}-${name.toLowerCase().replaceAll('_', '-')}`;
  return [`${stem}-header.csv`, `${stem}.csv`];
}

/** neo4j-admin reads values up to this many bytes unless it is told otherwise. */
const BUFFER = 4_194_304;

/**
 * import.sh: the command that fills a database, with what to do before and after.
 *
 * @param longest bytes of the longest row
 */
export function importScript(delimiter: string, longest: number): string {
  const options = [
    ...[...STORED_LABELS, GRAPH_LABEL].map(
      (label) => `--nodes=${label}=${beside(filesOf('nodes', label))}`,
    ),
    ...STORED_TYPES.map(
      (type) => `--relationships=${type}=${beside(filesOf('relationships', type))}`,
    ),
    `--array-delimiter=U+${delimiter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
    '--multiline-fields=true',
    ...(longest > BUFFER ? [`--read-buffer-size=${longest}`] : []),
    '--bad-tolerance=0',
    '--report-file="$report"',
  ];
  return `#!/bin/sh
# Fills an empty Neo4j, 5.26 or newer, with the graph in this folder, as "paperloom load" would, only faster. While it runs the server is stopped:
#
#   sh import.sh [DATABASE] [more options of neo4j-admin]       a database that is there already: --overwrite-destination=true
#
# A neo4j-admin that is not on the path is named by NEO4J_ADMIN. With paperloom's docker-compose.yml, in the folder of which this one lies:
#
#   docker compose stop
#   docker compose run --rm --no-deps -v "$PWD/THIS-FOLDER:/graph:ro" neo4j sh /graph/import.sh
#
# Then start the server and make the constraints, the indexes, and the empty lists, which the import leaves out:
#
#   cypher-shell -u neo4j -d DATABASE -f finish.cypher
#
# or, with docker compose:
#
#   docker compose up --wait
#   docker compose run --rm --no-deps -v "$PWD/THIS-FOLDER:/graph:ro" neo4j cypher-shell -a bolt://neo4j:7687 -u neo4j -f /graph/finish.cypher
#
# From then on "paperloom verify" says whether the database holds the graph, and "paperloom load" writes what differs.
set -eu
cd -- "$(dirname -- "$0")"
database=neo4j
if [ $# -gt 0 ]; then
  database=$1
  shift
fi
report=\${TMPDIR:-/tmp}/paperloom-import-$$.report
exec "\${NEO4J_ADMIN:-neo4j-admin}" database import full "$database" \\
  ${options.join(' \\\n  ')} \\
  "$@"
`;
}

/**
 * finish.cypher: what is to be run once the server is up.
 *
 * @param schema text of schema.cypher
 * @param unfinished labels and types that have rows with empty lists
 */
export function finishScript(schema: string, unfinished: ReadonlySet<string>): string {
  const patterns = [
    ...STORED_LABELS.map((label) => ({ name: label, pattern: `(x:${label} {paperloom: true})` })),
    ...STORED_TYPES.map((type) => ({
      name: type,
      pattern: `()-[x:${type} {paperloom: true}]->()`,
    })),
  ];
  const statements = patterns
    .filter(({ name }) => unfinished.has(name))
    .map(
      ({ pattern }) => `MATCH ${pattern}
WHERE x.${NO_ELEMENTS} IS NOT NULL OR x.${ONE_BLANK} IS NOT NULL
CALL (x) {
  FOREACH (key IN x.${NO_ELEMENTS} | SET x[key] = [])
  FOREACH (key IN x.${ONE_BLANK} | SET x[key] = [''])
  REMOVE x.${NO_ELEMENTS}, x.${ONE_BLANK}
} IN TRANSACTIONS OF 10000 ROWS;
`,
    );
  return `${schema}
// Lists that are empty, or hold one empty text: neo4j-admin takes both for nothing.

${statements.join('\n')}`;
}
