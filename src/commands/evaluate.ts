import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { number, plural } from '../ask/numbers.ts';
import { PaperloomError, UsageError } from '../errors.ts';
import { evaluatePapers } from '../evaluate/evaluation.ts';
import { fitOfIds, lastOfEach } from '../evaluate/ids.ts';
import type { ScoredPaper } from '../evaluate/scored.ts';
import { foldSurface, surfacesOf } from '../evaluate/surfaces.ts';
import type { PaperText } from '../extract/types.ts';
import { ENTITY_TYPES } from '../graph/schema.ts';
import { note, out } from '../terminal.ts';
import { addLexiconOptions, type LexiconFlags, loadChosenLexicon } from './lexicon-option.ts';
import { countFromZero } from './options.ts';
import { evaluationLines } from './print/evaluation-lines.ts';
import { printableJson } from './print/plain.ts';
import { print, thisScreen } from './print/screen.ts';

/** Shown of each cause. */
const EXAMPLES = 3;

interface EvaluateFlags extends LexiconFlags {
  predictions?: string;
  errors?: true;
  train?: string;
  draws?: number;
  json?: true;
}

export function register(program: Command): void {
  const command = program
    .command('evaluate')
    .description(
      'Measures extraction against annotated papers: entities, relations, links, names, confidence.',
    )
    .argument('<gold>', 'annotated papers, JSONL')
    .option(
      '--predictions <file>',
      'what "paperloom extract" wrote; else the titles and abstracts in GOLD are extracted',
    );
  addLexiconOptions(command)
    .option('--errors', 'list the errors grouped by cause, and the most frequent confusions')
    .option(
      '--train <file>',
      'annotated papers trained on: names in them count as seen (default: the lists of names)',
    )
    .option('--draws <n>', 'draws for the intervals, 0 for none (default: 1000)', countFromZero)
    .option('--json', 'the figures, and with --errors every error, as JSON')
    .action(evaluate);
}

async function evaluate(file: string, flags: EvaluateFlags): Promise<void> {
  refuseIdle(flags);
  const gold = readPapers(file);
  const predicted =
    flags.predictions === undefined
      ? await predict(gold, file, flags)
      : readPredictions(flags.predictions, gold, file);
  const evaluation = evaluatePapers(gold, predicted, {
    ...(flags.draws !== undefined && { draws: flags.draws }),
    ...(flags.errors && { errors: { seen: await seenSurfaces(flags) } }),
  });
  if (flags.json) out(printableJson(evaluation, 0));
  else print(evaluationLines(evaluation, EXAMPLES), thisScreen());
}

/** @throws UsageError for an option that would change nothing beside the others */
function refuseIdle({ predictions, lexicon, errors, train }: EvaluateFlags): void {
  if (train !== undefined && !errors) {
    throw new UsageError('--train says which errors were of names seen before: give --errors too.');
  }
  if (predictions !== undefined && lexicon && (!errors || train !== undefined)) {
    throw new UsageError(
      '--lexicon and --no-lexicon change what is extracted, and with --predictions nothing is: leave them out, or extract with them.',
    );
  }
}

/** @throws PaperloomError where none of them is of an annotated paper */
function readPredictions(file: string, gold: ScoredPaper[], goldFile: string): ScoredPaper[] {
  const predicted = readPapers(file);
  const { papers, without } = fitOfIds(gold, predicted);
  if (without === papers) {
    throw new PaperloomError(
      `${file} has no prediction for any paper of ${goldFile}: its ids are such as ${JSON.stringify(predicted[0]!.id)}, ` +
        `those there such as ${JSON.stringify(gold[0]!.id)}. Give what "paperloom extract ${goldFile}" writes.`,
    );
  }
  if (without > 0) {
    note(
      `${file} has no prediction for ${number(without)} of ${plural(papers, 'annotated paper')}; that counts as nothing found there.`,
    );
  }
  return predicted;
}

/** Folded surfaces that were known before: of the papers trained on, else of the lists of names in use. */
async function seenSurfaces(flags: EvaluateFlags): Promise<Set<string>> {
  if (flags.train !== undefined) {
    const entities = readPapers(flags.train).flatMap((paper) => paper.entities);
    return new Set(entities.flatMap((entity) => [...surfacesOf(entity)]));
  }
  const { entries } = await loadChosenLexicon(flags);
  return new Set(
    entries.flatMap(({ name, aliases }) => [name, ...aliases].map(foldSurface)).filter(Boolean),
  );
}

/** Extracts the annotated papers' own texts. */
async function predict(
  gold: ScoredPaper[],
  file: string,
  flags: EvaluateFlags,
): Promise<ScoredPaper[]> {
  const { extractCorpus } = await import('../extract/corpus.ts');
  const papers = gold.map((paper): PaperText => {
    const { id, title, abstract } = paper as ScoredPaper & Partial<PaperText>;
    if (typeof title !== 'string' || typeof abstract !== 'string') {
      throw new PaperloomError(
        `${file}: paper ${id} has no title and abstract to extract from; give --predictions.`,
      );
    }
    return { id: String(id), title, abstract };
  });
  const lexicon = await loadChosenLexicon(flags);
  const options = { lexicon, bundledForms: lexicon.bundled };
  const predicted: ScoredPaper[] = [];
  for await (const extraction of extractCorpus(() => papers, options)) predicted.push(extraction);
  return predicted;
}

function readPapers(file: string): ScoredPaper[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new PaperloomError(`${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
  const papers: ScoredPaper[] = [];
  text.split('\n').forEach((line, index) => {
    if (line.trim() === '') return;
    const paper = parsePaper(line);
    if (typeof paper === 'string')
      throw new PaperloomError(`${file}, line ${index + 1}: ${paper}.`);
    if (paper) papers.push(paper);
  });
  if (papers.length === 0) throw new PaperloomError(`${file} holds no papers.`);
  const { last, double } = lastOfEach(papers);
  if (double > 0) {
    note(`${file} has ${plural(double, 'id')} more than once; of each the last paper counts.`);
  }
  return last;
}

/** @returns what is wrong with the line, or nothing for a line of "paperloom extract" that reports an error. */
function parsePaper(line: string): ScoredPaper | string | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'this is not JSON';
  }
  const paper = value as Partial<ScoredPaper> & { error?: string };
  if (typeof paper !== 'object' || paper === null) return 'a JSON object was expected';
  if (paper.error !== undefined) return undefined;
  if (paper.id === undefined) return 'the paper has no "id"';
  if (!Array.isArray(paper.entities)) return 'the paper has no "entities"';
  for (const entity of paper.entities) {
    if (typeof entity?.name !== 'string') return 'an entity has no "name"';
    if (!ENTITY_TYPES.includes(entity.type))
      return `the entity "${entity.name}" has no known "type"`;
    if (!areMentions(entity.mentions)) return `the mentions of "${entity.name}" are no texts`;
  }
  if (!areLinks(paper.links)) return 'a link has no "head", "rel" or "tail"';
  return paper as ScoredPaper;
}

function areMentions(mentions: unknown): boolean {
  if (mentions === undefined) return true;
  return (
    Array.isArray(mentions) &&
    mentions.every((one) => typeof one === 'string' || typeof one?.text === 'string')
  );
}

function areLinks(links: unknown): boolean {
  if (links === undefined || links === null) return true;
  return (
    Array.isArray(links) &&
    links.every((link) =>
      [link?.head, link?.rel, link?.tail].every((part) => typeof part === 'string'),
    )
  );
}
