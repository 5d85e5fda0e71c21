import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeHtml } from '../../src/export/html.ts';
import type { Graph } from '../../src/graph/schema.ts';
import { readOfflinePage } from '../../src/server/page-files.ts';
import { launchChromium } from '../support/chromium.ts';
import { coloursOnMap, listStands, openExplorer, textOf } from '../support/explorer.ts';
import { temporaryFolder } from '../support/graph-folder.ts';
import { smallGraph } from '../support/small-graph.ts';

const VIZ = fileURLToPath(new URL('../../viz/', import.meta.url));
const MARKUP = '</script><img src=x onerror="window.broken=1"><script>window.broken=1</script>';

const place = temporaryFolder();
let browser: Browser;
let address: string;

function marked(): Graph {
  const graph = structuredClone(smallGraph());
  for (const paper of graph.papers) paper.title = `${MARKUP} ${paper.title}`;
  return graph;
}

beforeAll(async () => {
  const outDir = join(place.path, 'offline');
  const [launched] = await Promise.all([
    launchChromium(),
    build({
      root: VIZ,
      configFile: join(VIZ, 'vite.config.ts'),
      mode: 'offline',
      logLevel: 'warn',
      build: { outDir },
    }),
  ]);
  browser = launched;
  const page = await readOfflinePage(outDir, join(VIZ, 'public'));
  const folder = join(place.path, 'a file');
  mkdirSync(folder);
  const file = join(folder, 'graph #1.html');
  writeFileSync(file, [...writeHtml(marked(), page)].join(''));
  address = pathToFileURL(file).href;
});

afterAll(async () => {
  await browser.close();
  place.remove();
});

describe('the explorer as one file, opened from disk', () => {
  it('draws the map, searches, shows sentences, and asks nothing of anybody', async () => {
    const { page, problems } = await openExplorer(browser, address);
    expect(await textOf(page, '.status')).toBe('7 papers, 11 entities, 23 relations.');
    expect(await coloursOnMap(page)).toBeGreaterThan(50);
    await page.keyboard.press('/');
    await page.keyboard.type('gal');
    await listStands(page);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.panel:not([hidden])');
    expect(await textOf(page, '.panel h2')).toBe('GaLore');
    expect(await textOf(page, '.panel blockquote')).toContain('We introduce GaLore');
    expect(await textOf(page, '.panel .item-title')).toContain(MARKUP);
    expect(page.url()).toContain('?n=method%3Agalore');
    expect(await page.evaluate('"broken" in window')).toBe(false);
    expect(problems).toEqual([]);
    await page.goBack();
    await page.waitForSelector('.panel', { state: 'hidden' });
    await page.context().close();
  });

  it('lays the map of entities out by itself', async () => {
    const { page, problems } = await openExplorer(browser, `${address}?v=entities&shared=1`);
    await page.locator('.status:has-text("of shared papers")').waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('has the other views, and exports', async () => {
    const { page, problems } = await openExplorer(browser, `${address}?v=table&t=!benchmark`);
    await page.waitForSelector('.table-view tbody button');
    await page.keyboard.press('x');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save JSON', exact: true }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('paperloom.json');
    expect(problems).toEqual([]);
    await page.context().close();
  });
});
