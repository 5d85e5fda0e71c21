import type { Completed, CompletedOption, CompletionModel } from './model.ts';

/** A completion script for fish, with what each command, option and query is about. */
export function fishCompletion(model: CompletionModel): string {
  const { program, commands } = model;
  const rule = (...rest: string[]) => ['complete', '-c', program, ...rest].join(' ');
  const lines = [
    `# Completion of ${program} for fish: ${program} completion fish | source`,
    rule('-f'),
    ...model.options.map((option) => rule('-n', '__fish_use_subcommand', ...flags(option))),
  ];
  for (const { name, about, options, argument } of commands) {
    const here = `__fish_seen_subcommand_from ${name}`;
    lines.push(rule('-n', '__fish_use_subcommand', '-a', name, '-d', quoted(about)));
    for (const [condition, offered] of offers(argument, here, model)) {
      lines.push(rule('-n', quoted(condition), ...offered));
    }
    for (const option of options) {
      if (!option.value) lines.push(rule('-n', quoted(here), ...flags(option)));
      for (const [condition, offered] of offers(option.value, here, model)) {
        lines.push(rule('-n', quoted(condition), ...flags(option), '-r', ...offered));
      }
    }
  }
  return `${lines.join('\n')}\n`;
}

/** What is offered, each under the condition that it depends on. */
function offers(
  what: Completed | undefined,
  here: string,
  { queries }: CompletionModel,
): [condition: string, offered: string[]][] {
  switch (what?.kind) {
    case 'words':
      return [[here, ['-f', '-a', quoted(what.words.join(' '))]]];
    case 'files':
      return [[here, ['-F']]];
    case 'queries': {
      const none = `not __fish_seen_subcommand_from ${queries.map(({ name }) => name).join(' ')}`;
      return queries.map(({ name, title }) => [
        `${here}; and ${none}`,
        ['-a', name, '-d', quoted(title)],
      ]);
    }
    case 'parameters':
      return queries.map(({ name, parameters }) => [
        `${here}; and __fish_seen_subcommand_from ${name}`,
        ['-f', '-a', quoted(parameters.map((one) => `${one}=`).join(' '))],
      ]);
    case 'unknown':
      return [[here, ['-f']]];
    default:
      return [];
  }
}

function flags({ flags, about }: CompletedOption): string[] {
  const names = flags.flatMap((flag) =>
    flag.startsWith('--') ? ['-l', flag.slice(2)] : ['-s', flag.slice(1)],
  );
  return [...names, '-d', quoted(about)];
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
