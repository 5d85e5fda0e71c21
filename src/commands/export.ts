import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { findCommunity } from '../ask/communities.ts';
import { findNodes } from '../ask/find-node.ts';
import { number, plural } from '../ask/numbers.ts';
import { PaperloomError, UsageError } from '../errors.ts';
import { EXPORT_FORMATS, type ExportFormat } from '../export/formats.ts';
import { MOST_HTML_NODES, writeHtml } from '../export/html.ts';
import { withoutAbstracts } from '../export/without-abstracts.ts';
import type { GraphIndex } from '../graph/graph-index.ts';
import {
  ENTITY_TYPES,
  type Graph,
  type NodeLabel,
  RELATION_TYPES,
  type RelationType,
} from '../graph/schema.ts';
import { type Only, type Selection, selectSubgraph } from '../graph/select.ts';
import { readOfflinePage } from '../server/page-files.ts';
import { note } from '../terminal.ts';
import { checkHolds, cypherPart } from './cypher-part.ts';
import { exportNeo4jAdmin, NEO4J_ADMIN } from './export-neo4j-admin.ts';
import { DEFAULT_GRAPH, openGraph } from './open-graph.ts';
import { isoDate, listOf, oneOf, share, wholeNumber } from './options.ts';
import { ownQuery } from './own-query.ts';
import { mentionOthers } from './show.ts';
import { makeOutputFolder, writeToFiles, writeToStdout } from './write-output.ts';

interface ExportOptions {
  format: string;
  output?: string;
  around?: string[];
  depth?: number;
  type?: NodeLabel[];
  relation?: RelationType[];
  minConfidence?: number;
  community?: string;
  since?: string;
  until?: string;
  cypher?: string;
  abstracts: boolean;
  table?: 'nodes' | 'edges';
}

/** Options that leave something out. */
const CHOOSING = [
  'around',
  'type',
  'relation',
  'minConfidence',
  'community',
  'since',
  'until',
  'cypher',
] as const satisfies readonly (keyof ExportOptions)[];

/** The explorer as one file: made of the built page, so that it is not among the pure formats. */
const HTML = 'html';

const NODE_TYPES = ['Paper', ...ENTITY_TYPES] as const;

export function register(program: Command): void {
  program
    .command('export')
    .description('Writes a graph, or a part of it, in a format that other programs read.')
    .argument('[graph]', 'the graph folder', DEFAULT_GRAPH)
    .addOption(
      new Option('--format <format>', 'what to write')
        .choices([...EXPORT_FORMATS.map(({ name }) => name), HTML, NEO4J_ADMIN.name])
        .makeOptionMandatory(),
    )
    .option(
      '-o, --output <file>',
      'where to write; for csv a folder or a .csv file, for neo4j-admin a folder (default: stdout)',
    )
    .option('--around <names...>', 'only what is near these nodes')
    .option('--depth <n>', 'how many steps away is still near (default: 1)', wholeNumber)
    .option('--type <types>', `only these: ${NODE_TYPES.join(', ')}`, listOf(oneOf(NODE_TYPES)))
    .option('--relation <types>', 'only these relations', listOf(oneOf(RELATION_TYPES)))
    .option('--min-confidence <x>', 'only relations at least this sure, 0 to 1', share)
    .option('--community <id>', 'only this community, by id, label or the name of a member')
    .option('--since <date>', 'only papers of this year, month or day and later', isoDate)
    .option('--until <date>', 'only papers of this year, month or day and earlier', isoDate)
    .option('--cypher <query>', 'only what this query returns; - reads it from standard input')
    .option(
      '--no-abstracts',
      'leave out abstracts and the sentences cut from them, to pass the graph on',
    )
    .addOption(
      new Option(
        '--table <table>',
        'which table to write, where csv goes to stdout or to one file (default: edges)',
      ).choices(['nodes', 'edges']),
    )
    .addHelpText('after', () => `\nFormats:\n${formatHelp()}\n\n${EXAMPLES}`)
    .action(exportGraph);
}

const EXAMPLES = `Examples:
  paperloom export --format gexf -o graph.gexf
  paperloom export --around GaLore LoRA --depth 2 --format graphml -o galore.graphml
  paperloom export --type Paper,Method --since 2024 --no-abstracts --format csv -o tables
  paperloom export --cypher 'MATCH (p:Paper)-[r:INTRODUCES]->(m:Method) RETURN p, r, m' --format json`;

function formatHelp(): string {
  const html = { name: HTML, about: 'a browser: the explorer with the graph as one file' };
  return [...EXPORT_FORMATS, html, NEO4J_ADMIN]
    .map(({ name, about }) => `  ${name.padEnd(11)} ${about}`)
    .join('\n');
}

async function exportGraph(dir: string, options: ExportOptions): Promise<void> {
  if (options.depth !== undefined && !options.around) {
    throw new UsageError('--depth says how far to go from the nodes of --around: name some.');
  }
  if (options.table !== undefined && !isOneTable(options)) {
    throw new UsageError(
      '--table chooses one of the two tables of csv, for stdout or a .csv file: it says nothing of other formats, and a folder gets both.',
    );
  }
  const whole = CHOOSING.every((name) => options[name] === undefined) && options.abstracts;
  if (options.format === NEO4J_ADMIN.name) {
    return exportNeo4jAdmin(dir, options.output, whole ? undefined : await chosen(dir, options));
  }
  const graph = await chosen(dir, options);
  const format = EXPORT_FORMATS.find(({ name }) => name === options.format);
  const where = await write(graph, format ?? (await htmlFormat(graph)), options);
  const nodes = graph.papers.length + graph.entities.length;
  const written = `${plural(nodes, 'node')} and ${plural(graph.relations.length, 'relation')}`;
  note(
    nodes === 0
      ? 'Nothing matches: there are no nodes in the export.'
      : `Wrote ${written}${where}.`,
  );
}

/** Whether one of the tables of csv is written alone. */
function isOneTable({ format, output }: ExportOptions): boolean {
  return format === 'csv' && (output === undefined || output.endsWith('.csv'));
}

async function chosen(dir: string, options: ExportOptions): Promise<Graph> {
  const only =
    options.cypher === undefined
      ? undefined
      : await cypherPart(dir, await ownQuery(options.cypher));
  const index = await openGraph(dir);
  if (only) checkHolds(index, only, dir);
  const part = selectSubgraph(index, selection(index, options, only));
  return options.abstracts ? part : withoutAbstracts(part);
}

/** What to select, by ids. Names that could mean several nodes are said on stderr. */
function selection(index: GraphIndex, options: ExportOptions, only: Only | undefined): Selection {
  const { around, depth = 1, type, relation, minConfidence, community, since, until } = options;
  const ids = around?.map((name) => {
    const [node, ...others] = findNodes(index, name);
    mentionOthers(others);
    return node.id;
  });
  return {
    ...(ids && { around: ids, depth }),
    ...(type && { types: type }),
    ...(relation && { relations: relation }),
    ...(minConfidence !== undefined && { minConfidence }),
    ...(community !== undefined && { community: findCommunity(index, community).id }),
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
    ...(only && { only }),
  };
}

/** @throws PaperloomError for a graph that is too large for one file, or where the explorer is not built */
async function htmlFormat(graph: Graph): Promise<ExportFormat> {
  const nodes = graph.papers.length + graph.entities.length;
  if (nodes > MOST_HTML_NODES) {
    throw new PaperloomError(
      `This is ${plural(nodes, 'node')}, and one HTML file holds up to ${number(MOST_HTML_NODES)}. ` +
        'Take a part of it with --around and --depth, --community, --type, --relation, --min-confidence, ' +
        '--since, --until or --cypher, or look at all of it with "paperloom serve".',
    );
  }
  const page = await readOfflinePage();
  const write = (part: Graph) => writeHtml(part, page);
  return { name: HTML, about: '', mediaType: 'text/html', parts: [{ file: 'graph.html', write }] };
}

/** Returns where it went, as the end of a sentence. */
async function write(graph: Graph, format: ExportFormat, options: ExportOptions): Promise<string> {
  const { output, table = 'edges' } = options;
  const [first] = format.parts;
  if (format.parts.length > 1 && output !== undefined && !output.endsWith('.csv')) {
    await makeOutputFolder(output);
    await writeToFiles(
      format.parts.map(({ file, write }) => ({ path: join(output, file), pieces: write(graph) })),
    );
    return ` to ${format.parts.map(({ file }) => join(output, file)).join(' and ')}`;
  }
  const part = format.parts.find(({ file }) => file === `${table}.csv`) ?? first!;
  if (output === undefined) await writeToStdout(part.write(graph));
  else await writeToFiles([{ path: output, pieces: part.write(graph) }]);
  const rest = format.parts.length > 1 ? `: the table of ${table}; -o FOLDER writes both` : '';
  return (output === undefined ? '' : ` to ${output}`) + rest;
}
