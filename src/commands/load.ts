import type { Command } from 'commander';
import { PaperloomError } from '../errors.ts';

export function register(program: Command): void {
  program.command('load').action(() => {
    throw new PaperloomError('"load" is still to be built.');
  });
}
