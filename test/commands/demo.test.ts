import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readGraphFolder } from '../../src/graph/folder.ts';
import { scratch } from '../sources/reading.ts';
import { paperloom } from '../support/paperloom.ts';

const BIN = fileURLToPath(new URL('../../bin/paperloom.js', import.meta.url));

interface Demo {
  child: ChildProcess;
  url: string;
  /** What it has said on stderr. */
  told(): string;
}

/** Starts the demo and waits until it says its address. */
async function start(args: string[], env: Record<string, string>): Promise<Demo> {
  const child = spawn(process.execPath, [BIN, 'demo', ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let told = '';
  child.stderr!.setEncoding('utf8').on('data', (text) => {
    told += text;
  });
  const lines = createInterface({ input: child.stdout! });
  const [url] = await Promise.race([
    once(lines, 'line'),
    once(child, 'exit').then(() => Promise.reject(new Error(`it ended: ${told}`))),
  ]);
  return { child, url, told: () => told };
}

async function stop({ child }: Demo): Promise<unknown> {
  child.kill('SIGINT');
  const [code] = await once(child, 'exit');
  return code;
}

describe('the demo', () => {
  it('builds the papers that come with the program, says what it found, and serves it', async () => {
    const cache = scratch();
    const demo = await start(['--port', '0'], { XDG_CACHE_HOME: cache });
    const page = await fetch(demo.url);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<html');
    expect(await stop(demo)).toBe(0);
    const lines = demo.told().trim().split('\n');
    expect(lines[0]).toMatch(
      /^Built in \d+\.\d s: \d+ papers, \d+ methods, \d+ models, \d+ benchmarks, /,
    );
    expect(lines.slice(1, 4)).toEqual([
      expect.stringMatching(/^Methods +.*\bLoRA\b/),
      expect.stringMatching(/^Models +\S/),
      expect.stringMatching(/^Benchmarks +\S/),
    ]);
    const { papers } = await readGraphFolder(join(cache, 'paperloom', 'demo'));
    expect(papers.length).toBeGreaterThanOrEqual(60);
  });

  it('takes the next free port where the usual one is in use, and says so', async () => {
    const other = createServer();
    // Where another program has the port already, it is in use all the same.
    other.on('error', () => other.emit('listening'));
    other.listen(4747, '127.0.0.1');
    await once(other, 'listening');
    onTestFinished(() => void other.close());
    const demo = await start([], { XDG_CACHE_HOME: scratch() });
    const port = Number(new URL(demo.url).port);
    expect(port).toBeGreaterThan(4747);
    expect(await stop(demo)).toBe(0);
    expect(demo.told()).toContain(`Port 4747 is in use, so port ${port} is taken.\n`);
  });

  it('does not choose another port than one that was asked for', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    onTestFinished(() => void other.close());
    const { port } = other.address() as { port: number };
    const ran = await paperloom(['demo', '--port', String(port)], {
      env: { XDG_CACHE_HOME: scratch() },
    });
    expect(ran.code).toBe(1);
    expect(ran.stderr.trim().split('\n').at(-1)).toBe(
      `paperloom: Port ${port} on 127.0.0.1 is in use. Choose another with --port, or --port 0 for any free one.`,
    );
  });

  it('works without a cache folder, and then leaves nothing behind', async () => {
    const folder = scratch();
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const demo = await start(['--port', '0'], { XDG_CACHE_HOME: file, TMPDIR: folder });
    expect((await fetch(demo.url)).status).toBe(200);
    expect(await stop(demo)).toBe(0);
    expect(readdirSync(folder)).toEqual(['file']);
  });
});
