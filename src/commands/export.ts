import type { Command } from 'commander';
import { PaperloomError } from '../errors.ts';

export function register(program: Command): void {
  program.command('export').action(() => {
    throw new PaperloomError('"export" is still to be built.');
  });
}
