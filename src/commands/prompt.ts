import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/** Whether someone is there to answer: standard input and standard error are a terminal. */
export function canAsk(): boolean {
  return process.stdin.isTTY === true && process.stderr.isTTY === true;
}

/**
 * Asks the person at the terminal. What is asked goes to standard error, so that an answer in standard output stays clean.
 *
 * @param hidden shows nothing of what is typed
 */
export function prompt(question: string, { hidden = false } = {}): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({
    input: process.stdin,
    output: hidden ? nowhere : process.stderr,
    terminal: true,
    historySize: 0,
  });
  return new Promise((resolve) => {
    const end = () => {
      lines.close();
      if (hidden) process.stderr.write('\n');
    };
    lines.on('SIGINT', () => {
      end();
      process.exit(130);
    });
    // Ctrl-D on an empty line: no answer.
    lines.on('close', () => resolve(''));
    if (hidden) process.stderr.write(question);
    lines.question(hidden ? '' : question, (answer) => {
      resolve(answer);
      end();
    });
  });
}
