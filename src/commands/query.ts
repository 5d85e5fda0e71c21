import { type Command, Option } from 'commander';
import { UsageError } from '../errors.ts';
import { isAddress, openStore } from '../stores/open.ts';
import { freeParameters, savedParameters } from '../stores/query-parameters.ts';
import { savedQueries, savedQuery } from '../stores/saved-queries.ts';
import type { Parameters, QueryAnswer } from '../stores/store.ts';
import { note, out } from '../terminal.ts';
import { DEFAULT_GRAPH } from './open-graph.ts';
import { ANSWER_FORMATS, type AnswerFormat, answerLines } from './print/answer.ts';
import { thisScreen } from './print/screen.ts';

interface QueryOptions {
  execute?: string;
  list?: true;
  on: string;
  param: string[];
  format: AnswerFormat;
  write?: true;
}

export function register(program: Command): void {
  program
    .command('query')
    .description('Asks a graph in Cypher: a saved question, or one of your own.')
    .argument('[name]', 'a saved query; --list shows them')
    .option('-e, --execute <cypher>', 'a query of your own')
    .option('--list', 'list the saved queries')
    .option('--on <place>', 'a graph folder, or the address of a Neo4j (bolt://…)', DEFAULT_GRAPH)
    .option('--param <name=value>', 'a parameter; may be repeated', appended, [])
    .addOption(
      new Option('--format <format>', 'how to print the answer')
        .choices(ANSWER_FORMATS)
        .default('table'),
    )
    .option('--write', 'let the query change the Neo4j database')
    .addHelpText('after', HELP)
    .action(query);
}

const HELP = `
Examples:
  paperloom query used-with --param name=LoRA
  paperloom query -e 'MATCH (m:Model) RETURN m.name AS name ORDER BY name LIMIT 5' --format json
  NEO4J_PASSWORD=… paperloom query rising-methods --on bolt://localhost:7687`;

async function query(name: string | undefined, options: QueryOptions): Promise<void> {
  const asked = [name, options.execute, options.list].filter((one) => one !== undefined);
  if (asked.length !== 1) {
    throw new UsageError('Give one of these: the name of a saved query, -e CYPHER, or --list.');
  }
  if (options.list) return list(options.format);
  const onServer = isAddress(options.on);
  if (options.write && !onServer) {
    throw new UsageError(
      'A graph folder is only read, so --write makes no sense for it: give --on the address of a Neo4j.',
    );
  }
  const { cypher, parameters } = question(name, options, onServer);
  const store = await openStore(options.on);
  try {
    tell(await store.query(cypher, parameters, { write: options.write ?? false }), options);
  } finally {
    await store.close();
  }
}

function question(
  name: string | undefined,
  { execute, param }: QueryOptions,
  onServer: boolean,
): { cypher: string; parameters: Parameters } {
  if (execute !== undefined) {
    if (execute.trim() === '') throw new UsageError('The query after -e is empty.');
    return { cypher: execute, parameters: freeParameters(param) };
  }
  const saved = savedQuery(name!);
  return {
    cypher: onServer ? saved.cypher : saved.embedded,
    parameters: savedParameters(saved, param),
  };
}

function tell(answer: QueryAnswer, { format }: QueryOptions): void {
  for (const line of answerLines(answer, format, thisScreen())) out(line);
  const changes = Object.entries(answer.changes ?? {}).map(([what, count]) => `${count} ${what}`);
  if (changes.length > 0) note(`Changed: ${changes.join(', ')}.`);
  else if (format === 'table' && answer.rows.length === 0) note('No rows.');
}

function list(format: AnswerFormat): void {
  const queries = savedQueries();
  if (format === 'json' || format === 'jsonl') {
    const columns = ['name', 'title', 'parameters'];
    const rows = queries.map(({ name, title, parameters }) => [
      name,
      title,
      parameters.map((parameter) => ({ ...parameter })),
    ]);
    for (const line of answerLines({ columns, rows }, format, thisScreen())) out(line);
    return;
  }
  const columns = ['name', 'parameters', 'title'];
  const rows = queries.map(({ name, title, parameters }) => [
    name,
    parameters.map((one) => `${one.name}=${JSON.stringify(one.default)}`).join(' '),
    title,
  ]);
  for (const line of answerLines({ columns, rows }, format, thisScreen())) out(line);
}

function appended(value: string, before: string[]): string[] {
  return [...before, value];
}
