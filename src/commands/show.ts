import type { Command } from 'commander';
import { PaperloomError } from '../errors.ts';

export function register(program: Command): void {
  program.command('show').action(() => {
    throw new PaperloomError('"show" is still to be built.');
  });
}
