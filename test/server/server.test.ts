import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unpackMap } from '../../src/server/map-packing.ts';
import { type RunningServer, startServer } from '../../src/server/server.ts';
import { graphFolder, temporaryFolder } from '../support/graph-folder.ts';
import { ask } from '../support/http.ts';
import { smallGraph } from '../support/small-graph.ts';

const place = temporaryFolder();
const page = join(place.path, 'page');
let folder: string;
let server: RunningServer;

beforeAll(async () => {
  mkdirSync(join(page, 'assets'), { recursive: true });
  writeFileSync(join(page, 'index.html'), '<!doctype html><title>page</title>');
  writeFileSync(join(page, 'assets', 'code-1a2b.js'), `/* ${'thread '.repeat(2000)} */`);
  writeFileSync(join(place.path, 'secret.txt'), 'not for the page');
  folder = await graphFolder(place.path, smallGraph());
  server = await startServer(folder, { port: 0, page });
});

afterAll(async () => {
  await server.close();
  place.remove();
});

const text = async (path: string) => (await ask(server.url, path)).body.toString();

describe('the server', () => {
  it('listens on this machine alone and says where', () => {
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  });

  it('serves the page under / and its files under their names', async () => {
    expect(await text('/')).toContain('<title>page</title>');
    const code = await ask(server.url, '/assets/code-1a2b.js');
    expect(code.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(code.headers['cache-control']).toContain('immutable');
  });

  it('sends a policy that allows nothing inline and no other host, with every answer', async () => {
    for (const path of ['/', '/api/map', '/nothing']) {
      const { headers } = await ask(server.url, path);
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).not.toContain('unsafe');
      expect(headers['x-content-type-options']).toBe('nosniff');
    }
  });

  it.each(['127.0.0.1', 'localhost', 'localhost:80', '[::1]:4747'])(
    'serves the host %s',
    async (host) => {
      expect((await ask(server.url, '/', { headers: { host } })).status).toBe(200);
    },
  );

  it.each(['evil.example', 'localhost.evil.example', '127.0.0.1.nip.example', 'a@localhost'])(
    'answers the foreign host "%s" with 421 and no data',
    async (host) => {
      const answer = await ask(server.url, '/api/map', { headers: { host } });
      expect(answer.status).toBe(421);
      expect(answer.body.toString()).not.toContain('LoRA');
    },
  );

  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('refuses %s', async (method) => {
    const answer = await ask(server.url, '/api/map', { method });
    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toBe('GET, HEAD');
  });

  it('answers HEAD with the headers alone', async () => {
    const answer = await ask(server.url, '/', { method: 'HEAD' });
    expect(answer.status).toBe(200);
    expect(Number(answer.headers['content-length'])).toBeGreaterThan(0);
    expect(answer.body.length).toBe(0);
  });

  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%5c..%5csecret.txt',
    '//secret.txt',
    '/\0/../secret.txt'.replace('\0', '%00'),
    '/index.html/../../secret.txt',
  ])('never leaves its folder: %s', async (path) => {
    const answer = await ask(server.url, path);
    expect(answer.status).toBe(404);
    expect(answer.body.toString()).not.toContain('not for the page');
  });

  it('packs what is large for those who can unpack it', async () => {
    const plain = await ask(server.url, '/assets/code-1a2b.js');
    expect(plain.headers['content-encoding']).toBeUndefined();
    const packed = async (encoding: string) =>
      ask(server.url, '/assets/code-1a2b.js', { headers: { 'accept-encoding': encoding } });
    const zipped = await packed('gzip');
    expect(zipped.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(zipped.body)).toEqual(plain.body);
    const brotli = await packed('gzip, deflate, br');
    expect(brotli.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(brotli.body)).toEqual(plain.body);
    expect((await packed('br;q=0, gzip;q=0')).headers['content-encoding']).toBeUndefined();
  });

  it('answers 304 where the browser has it already', async () => {
    const { headers } = await ask(server.url, '/api/map');
    const again = await ask(server.url, '/api/map', {
      headers: { 'if-none-match': String(headers.etag) },
    });
    expect(again.status).toBe(304);
    expect(again.body.length).toBe(0);
  });

  it('answers what it does not know with 404', async () => {
    expect((await ask(server.url, '/api/other')).status).toBe(404);
    expect((await ask(server.url, '/api/node?id=method:nothing')).status).toBe(404);
    expect((await ask(server.url, '/api/path?from=method:lora&to=x')).status).toBe(404);
    expect((await ask(server.url, '/api/compare?a=method:lora&b=x')).status).toBe(404);
    expect((await ask(server.url, '/api/section?id=method:lora&key=in-uses&from=-1')).status).toBe(
      400,
    );
  });

  it.each([
    '/api',
    '/api/',
    '/api/map/',
    '/api/__proto__',
    '/api/constructor',
    '/api/%6d%61%70%',
    '/api//map',
    '/api/../api/map',
    '/api/MAP',
  ])('has no such question as %s', async (path) => {
    expect((await ask(server.url, path)).status).toBe(404);
  });

  it.each([
    '/api/search',
    '/api/search?q=%',
    '/api/search?q=%ff%00&q=2',
    `/api/search?q=${'x'.repeat(9000)}`,
    '/api/titles?ids={"a":1}',
    '/api/titles?ids=%5B1,null%5D',
    '/api/version?__proto__=1',
  ])('answers an odd question all the same: %s', async (path) => {
    const answer = await ask(server.url, path);
    expect(answer.status).toBe(200);
    expect(() => JSON.parse(answer.body.toString())).not.toThrow();
  });

  it.each([
    '/api/node',
    '/api/node?id=__proto__',
    '/api/path',
    '/api/path?from=method:lora',
    '/api/compare?a=method:lora',
    '/api/together?a=method:lora&b=2106.09685',
    '/api/region?id=constructor',
    '/api/section?id=method:lora&key=__proto__',
  ])('has nothing for %s', async (path) => {
    expect((await ask(server.url, path)).status).toBe(404);
  });

  it('goes on when a client leaves in the middle of a question', async () => {
    const gone = new AbortController();
    const asked = fetch(new URL('api/entities', server.url), { signal: gone.signal });
    gone.abort();
    await expect(asked).rejects.toThrow();
    expect((await ask(server.url, '/api/version')).status).toBe(200);
  });

  it('reads the folder again when it was built again', async () => {
    const read = async () => unpackMap((await ask(server.url, '/api/map')).body);
    const before = await read();
    const graph = structuredClone(smallGraph());
    const paper = graph.papers.find(({ id }) => id.startsWith('title:'))!;
    paper.title = 'A later title';
    await graphFolder(place.path, graph);
    const after = await read();
    expect(after.version).not.toBe(before.version);
    expect(after.nodes.label).toContain('A later title');
  });
});

describe('starting', () => {
  it('says in a sentence that a port is in use', async () => {
    const port = Number(new URL(server.url).port);
    await expect(startServer(folder, { port, page })).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is in use.`,
    );
  });

  it('says in a sentence that there is no graph', async () => {
    const missing = startServer(join(place.path, 'missing'), { port: 0, page });
    await expect(missing).rejects.toThrow(/missing/);
  });

  it('says in a sentence that the explorer is not built', async () => {
    const unbuilt = startServer(folder, { port: 0, page: join(place.path, 'unbuilt') });
    await expect(unbuilt).rejects.toThrow('The explorer is not built');
  });

  it('says in a sentence that the machine has no such address', async () => {
    const elsewhere = startServer(folder, { port: 0, page, host: '192.0.2.1' });
    await expect(elsewhere).rejects.toThrow('This machine has no address "192.0.2.1".');
  });
});
