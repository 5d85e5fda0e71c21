import { type Command, Option } from 'commander';
import type { Lexicon } from '../lexicon/lexicon.ts';

/** What --lexicon and --no-lexicon chose; nothing where neither was given. */
export interface LexiconFlags {
  lexicon?: LexiconChoice;
}

interface LexiconChoice {
  bundled: boolean;
  files: string[];
}

const BUNDLED_ALONE: LexiconChoice = { bundled: true, files: [] };

/** The two options. They go together in either order: tables of one's own, without the bundled lists. */
export function addLexiconOptions(command: Command): Command {
  const add = (file: string, { bundled, files } = BUNDLED_ALONE): LexiconChoice => ({
    bundled,
    files: [...files, file],
  });
  const leaveOut = (_: string, before = BUNDLED_ALONE): LexiconChoice => ({
    ...before,
    bundled: false,
  });
  // Commander asks a function for the value of an option without one only where it has a preset.
  const none = new Option('--no-lexicon', 'without the bundled lists of names').preset('');
  return command
    .option('--lexicon <file>', 'table of names of your own; may be repeated', add)
    .addOption(none.argParser(leaveOut));
}

/** @throws PaperloomError when a table cannot be read */
export async function loadChosenLexicon({ lexicon }: LexiconFlags): Promise<Lexicon> {
  const { loadLexicon } = await import('../lexicon/lexicon.ts');
  return loadLexicon(lexicon ?? BUNDLED_ALONE);
}
