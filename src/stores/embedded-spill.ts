import { readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/** The beginnings of the names of what the engine may leave behind. */
const ours = new Set<string>();

/**
 * Sees to it that the folder in which the engine puts what does not fit in memory goes with the program. The engine removes it
 * when the database is closed, but not when a query that was given up still runs in there.
 *
 * @param file the database, as given to the engine
 */
export function dropSpillAtExit(file: string): void {
  if (ours.size === 0) process.once('exit', dropSpills);
  // As the engine names it: grafeo-FILE-PROCESS-RANDOM.spill
  ours.add(`grafeo-${basename(file)}-${process.pid}-`);
}

function dropSpills(): void {
  try {
    for (const name of readdirSync(tmpdir())) {
      if (!name.endsWith('.spill') || ![...ours].some((start) => name.startsWith(start))) continue;
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
    }
  } catch {
    // What the system does not give away (Windows, a file in use) stays for whoever cleans its temporary folder.
  }
}
