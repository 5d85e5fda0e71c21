import type { Command } from 'commander';
import { PaperloomError } from '../errors.ts';

export function register(program: Command): void {
  program.command('query').action(() => {
    throw new PaperloomError('"query" is still to be built.');
  });
}
