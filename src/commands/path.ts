import type { Command } from 'commander';
import { PaperloomError } from '../errors.ts';

export function register(program: Command): void {
  program.command('path').action(() => {
    throw new PaperloomError('"path" is still to be built.');
  });
}
