import { type Command, InvalidArgumentError, Option } from 'commander';
import { PaperloomError } from '../errors.ts';
import type { PaperExtraction, PaperText } from '../extract/types.ts';
import type { ReadItem } from '../sources/read.ts';
import { note, outWaiting, Progress } from '../terminal.ts';
import { exitingInOrder } from './interrupt.ts';
import { addLexiconOptions, type LexiconFlags, loadChosenLexicon } from './lexicon-option.ts';
import { plain } from './print/plain.ts';
import { unreadLine } from './print/unread.ts';

interface ExtractFlags extends LexiconFlags {
  format: string;
  jobs?: number;
}

/** An item as the spool keeps it: the text that is extracted, or why there is none. */
type Kept =
  | { text: PaperText; inputId?: string | number }
  | { id?: string | number; error: string };

export function register(program: Command): void {
  const command = program
    .command('extract')
    .description('Writes the methods, models and benchmarks of each paper, one JSON line a paper.')
    .argument('[input]', 'JSONL or any input that build reads; - for standard input', '-')
    .addOption(
      new Option('--format <name>', 'format of the output').choices(['jsonl']).default('jsonl'),
    )
    .option('--jobs <n>', 'worker threads (all cores by default)', wholeNumber);
  addLexiconOptions(command).action(extract);
}

async function extract(input: string, flags: ExtractFlags): Promise<void> {
  const { extractCorpus } = await import('../extract/corpus.ts');
  const { Spool } = await import('../extract/spool.ts');
  const { readItems } = await import('../sources/read.ts');
  const lexicon = await loadChosenLexicon(flags);
  const progress = new Progress('extract');
  await exitingInOrder(async () => {
    const spool = await Spool.create<Kept>();
    try {
      let passes = 0;
      const items = () => (passes++ === 0 ? spool.keep(kept(readItems([input]))) : spool.read());
      const extractions = extractCorpus(() => texts(items()), {
        lexicon,
        bundledForms: lexicon.bundled,
        ...(flags.jobs === undefined ? {} : { jobs: flags.jobs }),
        onProgress: (done) => progress.at(done),
      });
      await writeInPlace(extractions, spool.read.bind(spool));
    } finally {
      progress.end();
      await spool.remove();
    }
  });
}

async function* kept(items: AsyncIterable<ReadItem>): AsyncGenerator<Kept> {
  let lines = 0;
  let passedOver = 0;
  for await (const item of items) {
    if (item.kind !== 'passed over') lines += 1;
    if (item.kind === 'paper') {
      const { id, title, abstract } = item.paper;
      yield {
        text: { id, title, abstract },
        ...(item.inputId === undefined ? {} : { inputId: item.inputId }),
      };
    } else if (item.kind === 'passed over') {
      passedOver += 1;
      note(plain(`${item.file}: passed over: ${item.reason}`));
    } else if (item.line > 0) {
      const error = `${item.file}, line ${item.line}: ${item.reason}`;
      yield item.inputId === undefined ? { error } : { id: item.inputId, error };
    } else {
      throw new PaperloomError(`${item.file}: ${item.reason}.`);
    }
  }
  if (lines === 0 && passedOver > 0) throw new PaperloomError('Nothing could be read.');
}

async function* texts(items: AsyncIterable<Kept>): AsyncGenerator<PaperText> {
  for await (const item of items) if ('text' in item) yield item.text;
}

/** Writes the extractions in the order of the input, with the errors where they stood. */
async function writeInPlace(
  extractions: AsyncGenerator<PaperExtraction>,
  read: () => AsyncGenerator<Kept>,
): Promise<void> {
  let next = await extractions.next();
  for await (const item of read()) {
    if ('error' in item) {
      await outWaiting(JSON.stringify(item));
      continue;
    }
    const { value } = next as IteratorYieldResult<PaperExtraction>;
    const { id, unread } = value;
    if (unread) note(unreadLine({ id, unread }));
    await outWaiting(JSON.stringify({ ...value, id: item.inputId ?? value.id }));
    next = await extractions.next();
  }
}

function wholeNumber(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1 || number > 256) {
    throw new InvalidArgumentError('It must be a whole number from 1 to 256.');
  }
  return number;
}
