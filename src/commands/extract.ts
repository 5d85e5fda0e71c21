import type { Command } from 'commander';
import { PaperloomError } from '../errors.ts';

export function register(program: Command): void {
  program.command('extract').action(() => {
    throw new PaperloomError('"extract" is still to be built.');
  });
}
