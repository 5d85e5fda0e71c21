import type { Command } from 'commander';
import { PaperloomError } from '../errors.ts';

export function register(program: Command): void {
  program.command('communities').action(() => {
    throw new PaperloomError('"communities" is still to be built.');
  });
}
