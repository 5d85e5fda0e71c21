/**
 * Makes docs/queries.md: builds the graph of the bundled papers, asks it every saved query as in its example, and writes the page.
 *
 *   npm run docs:queries            writes it
 *   npm run docs:queries -- --check exits 1 when the page is not what would be written
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { queriesPage } from './page.js';

const root = new URL('../../', import.meta.url);
const dist = (path) => import(new URL(`dist/${path}`, root).href);
const { buildGraph } = await dist('build.js');
const { writeGraphFolder } = await dist('graph/folder.js');
const { openEmbedded } = await dist('stores/embedded.js');
const { savedParameters } = await dist('stores/query-parameters.js');
const { exampleParameters, QUERY_GROUPS, savedQueries } = await dist('stores/saved-queries.js');

const page = new URL('docs/queries.md', root);
const times = JSON.parse(readFileSync(new URL('bench/queries/times.json', root), 'utf8'));
const made = queriesPage(await answered(), QUERY_GROUPS, times);
if (!process.argv.includes('--check')) writeFileSync(page, made);
else if (readFileSync(page, 'utf8') !== made) {
  process.stderr.write('docs/queries.md is stale: run "npm run docs:queries".\n');
  process.exitCode = 1;
}

async function answered() {
  const folder = mkdtempSync(join(tmpdir(), 'paperloom-docs-'));
  process.env.XDG_CACHE_HOME = folder;
  try {
    const { graph, about } = await buildGraph([fileURLToPath(new URL('examples', root))]);
    await writeGraphFolder(join(folder, 'graph'), graph, about);
    const store = await openEmbedded(join(folder, 'graph'));
    const entries = [];
    for (const query of savedQueries()) {
      const parameters = savedParameters(query, exampleParameters(query));
      entries.push({ query, answer: await store.query(query.embedded, parameters) });
    }
    await store.close();
    return entries;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
