import type { Argument, Command, Option } from 'commander';
import type { SavedQuery } from '../../stores/saved-queries.ts';

/** What may stand in a place of the command line. */
export type Completed =
  | { kind: 'words'; words: readonly string[] }
  | { kind: 'files' | 'queries' | 'parameters' | 'unknown' };

export interface CompletedOption {
  /** "-o", "--output" */
  flags: string[];
  about: string;
  /** Absent where the option takes no value. */
  value?: Completed;
}

export interface CompletedCommand {
  name: string;
  about: string;
  options: CompletedOption[];
  /** What its first argument is; further ones are of the same kind where it takes several. */
  argument?: Completed;
}

/** The command line as shells complete it. */
export interface CompletionModel {
  program: string;
  options: CompletedOption[];
  commands: CompletedCommand[];
  queries: { name: string; title: string; parameters: string[] }[];
}

// What a placeholder in the help stands for: `--on <place>`, `[graph]`.
const KINDS: Readonly<Record<string, Completed['kind']>> = {
  file: 'files',
  dir: 'files',
  place: 'files',
  graph: 'files',
  input: 'files',
  gold: 'files',
  query: 'queries',
  'name=value': 'parameters',
};

/**
 * Reads the commands and options off the program itself, so that what is completed is what there is.
 *
 * @param queries their names and parameters are completed too
 */
export function completionModel(program: Command, queries: readonly SavedQuery[]): CompletionModel {
  const help = program.createHelp();
  return {
    program: program.name(),
    options: help.visibleOptions(program).map(option),
    commands: help.visibleCommands(program).map((command) => {
      const [first] = command.registeredArguments;
      return {
        name: command.name(),
        about: command.description(),
        options: help.visibleOptions(command).map(option),
        ...(first && { argument: completed(first, first.name()) }),
      };
    }),
    queries: queries.map(({ name, title, parameters }) => ({
      name,
      title,
      parameters: parameters.map((parameter) => parameter.name),
    })),
  };
}

function option(one: Option): CompletedOption {
  const placeholder = /[<[]([^.>\]]+)/.exec(one.flags)?.[1];
  return {
    flags: [one.short, one.long].filter((flag) => flag !== undefined),
    about: one.description,
    ...(placeholder !== undefined && { value: completed(one, placeholder) }),
  };
}

function completed({ argChoices }: Option | Argument, placeholder: string): Completed {
  if (argChoices) return { kind: 'words', words: argChoices };
  const kind = KINDS[placeholder] ?? 'unknown';
  return kind === 'words' ? { kind: 'unknown' } : { kind };
}

/** "query --format", "query -e": each flag that takes a value, with its command before it. */
export function valueFlags(model: CompletionModel): string[] {
  return model.commands.flatMap(({ name, options }) =>
    options
      .filter(({ value }) => value)
      .flatMap(({ flags }) => flags.map((one) => `${name} ${one}`)),
  );
}

/** The words as bash and zsh match any of them in a `case`. */
export function patterns(words: readonly string[]): string {
  return words.map((word) => `"${word}"`).join('|') || '""';
}
