import type { Command } from 'commander';
import { PaperloomError } from '../errors.ts';

export function register(program: Command): void {
  program.command('stats').action(() => {
    throw new PaperloomError('"stats" is still to be built.');
  });
}
