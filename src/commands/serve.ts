import type { Command } from 'commander';
import { PaperloomError } from '../errors.ts';

export function register(program: Command): void {
  program.command('serve').action(() => {
    throw new PaperloomError('"serve" is still to be built.');
  });
}
