import type { Command } from 'commander';
import { PaperloomError } from '../errors.ts';

export function register(program: Command): void {
  program.command('demo').action(() => {
    throw new PaperloomError('"demo" is still to be built.');
  });
}
