import { homedir } from 'node:os';
import { join } from 'node:path';

// Taken when the file is first read: tests set XDG_CACHE_HOME to a folder of their own.
const CACHE = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'paperloom-test');

/** Where the tests keep what is costly to bring, between runs. It may be deleted at any time. */
export function testCache(): string {
  return CACHE;
}
