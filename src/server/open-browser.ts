import { spawn } from 'node:child_process';
import { note } from '../terminal.ts';

/** Asks the system to open an address in the browser. That there is none is said, and is no error. */
export function openInBrowser(url: string): void {
  const [command, ...parameters] = opener(process.platform);
  const child = spawn(command!, [...parameters, url], { stdio: 'ignore', detached: true });
  child.once('error', () => note(`No browser could be opened. The address is ${url}`));
  child.unref();
}

function opener(platform: NodeJS.Platform): string[] {
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return ['cmd', '/c', 'start', ''];
  return ['xdg-open'];
}
