import type { Command } from 'commander';
import { PaperloomError } from '../errors.ts';

export function register(program: Command): void {
  program.command('evaluate').action(() => {
    throw new PaperloomError('"evaluate" is still to be built.');
  });
}
