import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import * as build from './commands/build.ts';
import * as communities from './commands/communities.ts';
import * as completion from './commands/completion.ts';
import * as demo from './commands/demo.ts';
import * as evaluate from './commands/evaluate.ts';
import * as exportCommand from './commands/export.ts';
import * as extract from './commands/extract.ts';
import * as load from './commands/load.ts';
import * as path from './commands/path.ts';
import * as query from './commands/query.ts';
import * as serve from './commands/serve.ts';
import * as show from './commands/show.ts';
import * as stats from './commands/stats.ts';
import * as verify from './commands/verify.ts';
import { PaperloomError } from './errors.ts';
import { systemReason } from './graph/folder-error.ts';
import { QueryStoppedError } from './stores/stoppable.ts';
import { note } from './terminal.ts';
import { printable } from './text/printable.ts';

const { version } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
) as { version: string };

const program = new Command('paperloom')
  .description('Weaves papers, methods, models and benchmarks into one graph.')
  .version(version)
  .showHelpAfterError('(paperloom --help lists the commands)')
  .exitOverride();

const commands = [
  build,
  extract,
  load,
  verify,
  query,
  serve,
  exportCommand,
  show,
  path,
  stats,
  communities,
  evaluate,
  demo,
  completion,
];
for (const command of commands) command.register(program);
// Sub-commands take their own exitOverride; without it commander would exit 1, not 2, on a wrong option.
for (const command of program.commands) command.exitOverride();

// A reader that closes the pipe early ("paperloom query … | head") is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  note(`paperloom: The output could not be written: ${systemReason(error)}.`);
  process.exit(1);
});

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  } else if (error instanceof PaperloomError) {
    note(`paperloom: ${printable(error.message)}`);
    process.exitCode = error.exitCode;
    // What was given up may still be at work in the background, and would keep the program alive.
    if (error instanceof QueryStoppedError) process.exit();
  } else {
    note(`paperloom: this is a defect of paperloom, please report it: ${(error as Error).stack}`);
    process.exitCode = 1;
  }
}
