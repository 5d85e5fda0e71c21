import { type Command, Option } from 'commander';
import type { BuildReport, BuildStage } from '../build.ts';
import { UsageError } from '../errors.ts';
import { DIVISION_METHODS, type DivisionMethod } from '../graph/division-method.ts';
import { checkGraphTarget, countsOf, writeGraphFolder } from '../graph/folder.ts';
import { note, Progress } from '../terminal.ts';
import { openServerOf, type ServerFlags } from './open-place.ts';
import { appended, share } from './options.ts';
import { countsSentence, keptLines, overridesLines, readSentence } from './print/build-report.ts';
import { loadLines } from './print/load-report.ts';
import { refusalLines } from './print/refusals.ts';
import { unreadLine } from './print/unread.ts';

interface BuildFlags extends ServerFlags {
  output: string;
  load?: string;
  lexicon: string[];
  overrides?: string;
  minConfidence?: number;
  communities?: DivisionMethod;
  keepMap?: string;
  strict?: true;
}

export function register(program: Command): void {
  program
    .command('build')
    .description(
      'Builds a graph folder from papers: saved listing pages, JSONL, JSON, BibTeX, Atom.',
    )
    .argument('<input...>', 'files (.gz too), folders, or - for standard input')
    .option('-o, --output <dir>', 'folder for the graph; a graph in it is replaced', 'graph')
    .option('--load <uri>', 'load the graph into this Neo4j as well (bolt://…)')
    .option('--database <name>', 'for --load: a database other than the user’s own')
    .option('--lexicon <file>', 'table of names of your own; may be repeated', appended, [])
    .option('--overrides <file>', 'your corrections: what is the same, different, renamed, dropped')
    .option('--min-confidence <x>', 'leave out relations less sure than this, 0 to 1', share)
    .addOption(
      new Option('--communities <method>', 'how communities are found')
        .choices(DIVISION_METHODS)
        .conflicts('keepMap'),
    )
    .option(
      '--keep-map <graph>',
      'keep the communities and places of this earlier graph where they still hold',
    )
    .option('--strict', 'build nothing when any entry cannot be read whole')
    .action(build);
}

async function build(inputs: string[], flags: BuildFlags): Promise<void> {
  if (flags.database !== undefined && flags.load === undefined) {
    throw new UsageError(
      '--database names a database of the Neo4j that --load names: give --load too.',
    );
  }
  const started = performance.now();
  // The other commands start sooner without the extractor.
  const { BuildRefusedError, buildGraph } = await import('../build.ts');
  await checkGraphTarget(flags.output);
  // A wrong address or password is said before the long work, not after it.
  const store = flags.load === undefined ? undefined : await openServerOf(flags.load, flags);
  try {
    const progress = new StageProgress();
    const { graph, about, overrides, kept, unread } = await buildGraph(inputs, {
      lexicon: flags.lexicon,
      ...(flags.overrides !== undefined && { overrides: flags.overrides }),
      ...(flags.minConfidence !== undefined && { minConfidence: flags.minConfidence }),
      ...(flags.communities && { communities: flags.communities }),
      ...(flags.keepMap !== undefined && { keepMap: flags.keepMap }),
      strict: flags.strict ?? false,
      output: flags.output,
      onRead: (report) => {
        progress.end();
        printRead(report);
      },
      onProgress: (stage, done, total) => progress.at(stage, done, total),
    })
      .catch((error) => {
        // A single refusal is told by the error itself; of several, the error gives but the number.
        const refusals = error instanceof BuildRefusedError ? error.report.refusals : [];
        if (refusals.length > 1) for (const line of refusalLines(refusals)) note(line);
        throw error;
      })
      .finally(() => progress.end());
    for (const paper of unread) note(unreadLine(paper));
    if (overrides) for (const line of overridesLines(overrides)) note(line);
    if (kept) for (const line of keptLines(kept)) note(line);
    await writeGraphFolder(flags.output, graph, about);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    note(`Wrote ${flags.output} in ${seconds} s: ${countsSentence(countsOf(graph))}.`);
    if (store) {
      const loading = new Progress('load');
      const report = await store.load(flags.output, {
        onProgress: (done, total) => loading.at(done, total),
      });
      loading.end();
      for (const line of loadLines(report)) note(line);
    }
  } finally {
    await store?.close();
  }
}

function printRead(report: BuildReport): void {
  for (const line of refusalLines(report.refusals)) note(line);
  note(readSentence(report));
}

/** One progress line after the other, each under the name of its stage. */
class StageProgress {
  #stage: BuildStage | undefined;
  #progress: Progress | undefined;

  at(stage: BuildStage, done: number, total?: number): void {
    if (stage !== this.#stage) {
      this.end();
      this.#stage = stage;
      this.#progress = new Progress(stage);
    }
    this.#progress?.at(done, total);
  }

  end(): void {
    this.#progress?.end();
    this.#progress = undefined;
    this.#stage = undefined;
  }
}
