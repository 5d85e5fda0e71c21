import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const BIN = fileURLToPath(new URL('../../bin/paperloom.js', import.meta.url));

export interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface RunOptions {
  stdin?: string;
  cwd?: string;
  env?: Record<string, string>;
}

/** Runs the built program as a user does: "npm run build" comes first. */
export function paperloom(args: string[], options: RunOptions = {}): Promise<Ran> {
  return startPaperloom(args, options).ran;
}

/** The same, with a hand on the running program. */
export function startPaperloom(
  args: string[],
  { stdin = '', cwd, env }: RunOptions = {},
): { kill(signal: NodeJS.Signals): void; ran: Promise<Ran> } {
  const child = spawn(process.execPath, [BIN, ...args], { cwd, env: { ...process.env, ...env } });
  const ran: Ran = { code: null, stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text) => {
    ran.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    ran.stderr += text;
  });
  // A program that ends without reading its input closes the pipe: no fault of the test.
  child.stdin.on('error', () => {});
  child.stdin.end(stdin);
  return {
    kill: (signal) => void child.kill(signal),
    ran: new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => resolve({ ...ran, code }));
    }),
  };
}
