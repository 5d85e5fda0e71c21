import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { graphFolder, temporaryFolder } from '../support/graph-folder.ts';
import { paperloom } from '../support/paperloom.ts';
import { smallGraph } from '../support/small-graph.ts';

const BIN = fileURLToPath(new URL('../../bin/paperloom.js', import.meta.url));
const place = temporaryFolder();
let folder: string;

beforeAll(async () => {
  folder = await graphFolder(place.path, smallGraph());
});

afterAll(() => place.remove());

describe('paperloom serve', () => {
  it('prints where it serves, and ends by Ctrl+C without a fault', async () => {
    const child = spawn(process.execPath, [BIN, 'serve', folder, '--port', '0']);
    const [line] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
    expect(line).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\n$/);
    const page = await fetch(line.trim());
    expect(await page.text()).toContain('<title>paperloom</title>');
    child.kill('SIGINT');
    const [code] = await once(child, 'close');
    expect(code).toBe(0);
  });

  it('says in one sentence that the port is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const { code, stdout, stderr } = await paperloom(['serve', folder, '--port', String(port)]);
    other.close();
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(`Port ${port} on 127.0.0.1 is in use.`);
    expect(stderr.trim().split('\n').length).toBe(1);
  });

  it('says in one sentence that there is no graph', async () => {
    const { code, stderr } = await paperloom(['serve', `${folder}-missing`, '--port', '0']);
    expect(code).toBe(1);
    expect(stderr).toContain('missing');
    expect(stderr.trim().split('\n').length).toBe(1);
  });

  it.each(['x', '-1', '70000', '1.5'])('refuses %s as a port', async (port) => {
    const { code, stderr } = await paperloom(['serve', folder, `--port=${port}`]);
    expect(code).toBe(2);
    expect(stderr).toContain('A port is a whole number from 0 to 65535.');
  });
});
