import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'vite';

const ROOT = fileURLToPath(new URL('./bare/', import.meta.url));
const TYPES = { html: 'text/html', js: 'text/javascript', json: 'application/json' };

/** Serves the bare page and its data, packed as the explorer's server packs. */
export async function bareServer(data) {
  const outDir = mkdtempSync(join(tmpdir(), 'bare-'));
  await build({
    root: ROOT,
    base: './',
    logLevel: 'warn',
    build: { outDir, emptyOutDir: true, target: 'es2022' },
  });
  const files = new Map();
  const add = (name, content) => {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 5 };
    files.set(`/${name}`, brotliCompressSync(content, { params }));
  };
  for (const entry of readdirSync(outDir, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) add(relative(outDir, path), readFileSync(path));
  }
  rmSync(outDir, { recursive: true });
  add('map.json', Buffer.from(JSON.stringify(data)));
  const server = createServer((request, response) => {
    const name = request.url === '/' ? '/index.html' : request.url;
    const content = files.get(name);
    const type = TYPES[name.split('.').at(-1)] ?? 'application/octet-stream';
    response.writeHead(content ? 200 : 404, { 'Content-Type': type, 'Content-Encoding': 'br' });
    response.end(content);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}
