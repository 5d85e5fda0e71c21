import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { PaperloomError } from '../errors.ts';
import { type Rates, type Score, type ScoredPaper, scorePapers } from '../extract/score.ts';
import type { PaperText } from '../extract/types.ts';
import { ENTITY_TYPES } from '../graph/schema.ts';
import { out } from '../terminal.ts';

interface EvaluateFlags {
  predictions?: string;
  lexicon: boolean | string[];
  json?: true;
}

export function register(program: Command): void {
  program
    .command('evaluate')
    .description(
      'Measures extraction against annotated papers: precision, recall, F1, relations, links.',
    )
    .argument('<gold>', 'annotated papers, JSONL')
    .option(
      '--predictions <file>',
      'what "paperloom extract" wrote; else the titles and abstracts in GOLD are extracted',
    )
    .option('--lexicon <file>', 'table of names of your own; may be repeated', appended)
    .option('--no-lexicon', 'extract without the bundled lists of names')
    .option('--json', 'the figures as JSON')
    .action(evaluate);
}

async function evaluate(file: string, flags: EvaluateFlags): Promise<void> {
  const gold = readPapers(file);
  const predicted =
    flags.predictions === undefined
      ? await predict(gold, file, flags)
      : readPapers(flags.predictions);
  const scores = {
    proper: scorePapers(gold, predicted, 'proper'),
    all: scorePapers(gold, predicted, 'all'),
  };
  if (flags.json) out(JSON.stringify(scores));
  else for (const line of scoreTable(scores)) out(line);
}

/** Extracts the annotated papers' own texts. */
async function predict(
  gold: ScoredPaper[],
  file: string,
  flags: EvaluateFlags,
): Promise<ScoredPaper[]> {
  const { extractCorpus } = await import('../extract/corpus.ts');
  const { loadLexicon } = await import('../lexicon/lexicon.ts');
  const papers = gold.map((paper): PaperText => {
    const { id, title, abstract } = paper as ScoredPaper & Partial<PaperText>;
    if (typeof title !== 'string' || typeof abstract !== 'string') {
      throw new PaperloomError(
        `${file}: paper ${id} has no title and abstract to extract from; give --predictions.`,
      );
    }
    return { id: String(id), title, abstract };
  });
  const lexicon = loadLexicon({
    bundled: flags.lexicon !== false,
    files: Array.isArray(flags.lexicon) ? flags.lexicon : [],
  });
  const options = { lexicon, bundledForms: flags.lexicon !== false };
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
  return papers;
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
  }
  return paper as ScoredPaper;
}

function scoreTable(scores: Record<'proper' | 'all', Score>): string[] {
  const lines = [`${scores.all.papers} papers`, row('', 'P', 'R', 'F1')];
  for (const [scope, score] of Object.entries(scores)) {
    lines.push(ratesRow(`entities, ${scope}`, score.entities));
    for (const [type, rates] of Object.entries(score.types))
      lines.push(ratesRow(`  ${type}`, rates));
  }
  const { links, families, names } = scores.all;
  lines.push(
    ratesRow('links', links),
    ratesRow('families', families),
    ratesRow('names, B-cubed', names),
  );
  for (const [scope, { relationAccuracy }] of Object.entries(scores)) {
    const shown = relationAccuracy === undefined ? '-' : relationAccuracy.toFixed(3);
    lines.push(row(`relation accuracy, ${scope}`, shown));
  }
  return lines;
}

function ratesRow(label: string, { precision, recall, f1 }: Rates): string {
  return row(label, ...[precision, recall, f1].map((x) => x.toFixed(3)));
}

function row(label: string, ...cells: string[]): string {
  return (label.padEnd(28) + cells.map((cell) => cell.padStart(7)).join('')).trimEnd();
}

function appended(value: string, before: boolean | string[] | undefined): string[] {
  return [...(Array.isArray(before) ? before : []), value];
}
