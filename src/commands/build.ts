import type { Command } from 'commander';
import { PaperloomError } from '../errors.ts';

export function register(program: Command): void {
  program.command('build').action(() => {
    throw new PaperloomError('"build" is still to be built.');
  });
}
