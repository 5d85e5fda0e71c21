import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/**
 * The user's folder for what can be made again and may be emptied at any time: XDG_CACHE_HOME, else .cache in the home
 * folder. A relative XDG_CACHE_HOME is passed over (XDG Base Directory Specification).
 */
export function cacheFolder(): string {
  const given = process.env.XDG_CACHE_HOME ?? '';
  return join(isAbsolute(given) ? given : join(homedir(), '.cache'), 'paperloom');
}
