import { type Command, Option } from 'commander';
import { UsageError } from '../errors.ts';
import { resolveNames } from '../stores/named-parameters.ts';
import { isAddress } from '../stores/open.ts';
import { freeParameters, savedParameters } from '../stores/query-parameters.ts';
import { type SavedQuery, savedQuery } from '../stores/saved-queries.ts';
import type { Parameters, QueryAnswer } from '../stores/store.ts';
import { note, out } from '../terminal.ts';
import { interruptible } from './interrupt.ts';
import { DEFAULT_GRAPH } from './open-graph.ts';
import { openPlace, type ServerFlags } from './open-place.ts';
import { appended, seconds } from './options.ts';
import { ownQuery } from './own-query.ts';
import { ANSWER_FORMATS, type AnswerFormat, answerLines } from './print/answer.ts';
import { explainedLines } from './print/explained-query.ts';
import { nameNotes } from './print/name-notes.ts';
import { queryListLines } from './print/query-list.ts';
import { tableScreen } from './print/screen.ts';

interface QueryFlags extends ServerFlags {
  execute?: string;
  list?: true;
  explain?: true;
  on: string;
  param: string[];
  format: AnswerFormat;
  timeout?: number;
  write?: true;
}

export function register(program: Command): void {
  program
    .command('query')
    .description('Asks a graph in Cypher: a saved question, or one of your own.')
    .argument('[query]', 'a saved query; --list shows them')
    .option('-e, --execute <cypher>', 'a query of your own; - reads it from standard input')
    .option('--list', 'list the saved queries')
    .option('--explain', 'print the Cypher with its parameters set, for Neo4j Browser; ask nothing')
    .option('--on <place>', 'a graph folder, or the address of a Neo4j (bolt://…)', DEFAULT_GRAPH)
    .option('--database <name>', 'a database of the Neo4j other than the user’s own')
    .option('--param <name=value>', 'a parameter; may be repeated', appended, [])
    .addOption(
      new Option('--format <format>', 'how to print the answer')
        .choices(ANSWER_FORMATS)
        .default('table'),
    )
    .option('--timeout <seconds>', 'give the query up after this time', seconds)
    .option('--write', 'let the query change the Neo4j database')
    .addHelpText('after', HELP)
    .action(query);
}

const HELP = `
Examples:
  paperloom query used-with --param name=LoRA
  paperloom query used-with --param name=LoRA --explain
  paperloom query -e 'MATCH (m:Model) RETURN m.name AS name ORDER BY name LIMIT 5' --format json
  NEO4J_PASSWORD=… paperloom query rising-methods --on bolt://localhost:7687`;

/** A question with all that it needs. `cypher` is what Neo4j runs. */
interface Question {
  cypher: string;
  embedded: string;
  parameters: Parameters;
  /** What it was read from: its parameters say which of them name something. */
  saved?: SavedQuery;
}

async function query(name: string | undefined, flags: QueryFlags): Promise<void> {
  const asked = [name, flags.execute, flags.list].filter((one) => one !== undefined);
  if (asked.length !== 1) {
    throw new UsageError('Give one of these: the name of a saved query, -e CYPHER, or --list.');
  }
  if (flags.list) return print(queryListLines(flags.format, tableScreen()));
  const onServer = isAddress(flags.on);
  if (flags.write && !onServer) {
    throw new UsageError(
      'A graph folder is only read, so --write makes no sense for it: give --on the address of a Neo4j.',
    );
  }
  const { cypher, embedded, parameters, saved } = await question(name, flags);
  if (flags.explain) return print(explainedLines(cypher, parameters));
  const store = await openPlace(flags.on, flags);
  try {
    const { answer, notes } = await interruptible(async (signal) => {
      const options = {
        signal,
        ...(flags.timeout !== undefined && { timeout: flags.timeout }),
      };
      const named = saved
        ? await resolveNames(store, saved, parameters, options)
        : { parameters, notes: [] };
      const answer = await store.query(onServer ? cypher : embedded, named.parameters, {
        ...options,
        write: flags.write ?? false,
      });
      return { answer, notes: named.notes };
    });
    tell(answer, flags.format);
    for (const line of nameNotes(notes)) note(line);
  } finally {
    await store.close();
  }
}

async function question(name: string | undefined, flags: QueryFlags): Promise<Question> {
  if (name !== undefined) {
    const saved = savedQuery(name);
    const { cypher, embedded } = saved;
    return { cypher, embedded, parameters: savedParameters(saved, flags.param), saved };
  }
  const cypher = await ownQuery(flags.execute!);
  return { cypher, embedded: cypher, parameters: freeParameters(cypher, flags.param) };
}

function tell(answer: QueryAnswer, format: AnswerFormat): void {
  print(answerLines(answer, format, tableScreen()));
  for (const hint of answer.hints ?? []) note(hint);
  const changes = Object.entries(answer.changes ?? {}).map(([what, count]) => `${count} ${what}`);
  if (changes.length > 0) note(`Changed: ${changes.join(', ')}.`);
  else if (format === 'table' && answer.rows.length === 0) note('No rows.');
}

function print(lines: Iterable<string>): void {
  for (const line of lines) out(line);
}
