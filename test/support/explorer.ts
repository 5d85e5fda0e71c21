import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll } from 'vitest';
import type { Graph } from '../../src/graph/schema.ts';
import { type RunningServer, startServer } from '../../src/server/server.ts';
import { launchChromium } from './chromium.ts';
import { graphFolder, temporaryFolder } from './graph-folder.ts';

const VIZ = fileURLToPath(new URL('../../viz/', import.meta.url));

export interface Explorer extends RunningServer {
  /** The graph folder that is served. */
  folder: string;
}

/** Builds the page from its sources, so that the tests never see an older one. Removed by `remove`. */
export async function buildPage(): Promise<{ page: string; remove(): void }> {
  const place = temporaryFolder();
  const page = join(place.path, 'page');
  await build({
    root: VIZ,
    configFile: join(VIZ, 'vite.config.ts'),
    logLevel: 'warn',
    build: { outDir: page },
  });
  return { page, remove: place.remove };
}

/** Serves a graph with the built page on a free port. @param damage done to its folder before */
export async function serveGraph(
  graph: Graph,
  page: string,
  damage: (folder: string) => void = () => {},
): Promise<Explorer> {
  const place = temporaryFolder();
  const folder = await graphFolder(place.path, graph);
  damage(folder);
  const server = await startServer(folder, { port: 0, page });
  return {
    folder,
    url: server.url,
    close: async () => {
      await server.close();
      place.remove();
    },
  };
}

/** What the tests of a file share; there from the first test on. */
export interface Stage {
  browser: Browser;
  explorer: Explorer;
  /** Opens the page with the query of an address. */
  open(query?: string, options?: BrowserContextOptions): Promise<Watched>;
}

/** For all tests of a file: a browser, and the page as it is built now with a graph; both are gone afterwards. */
export function stageOf(graph: () => Graph): Stage {
  const stage = {
    open: (query = '', options = {}) =>
      openExplorer(stage.browser, stage.explorer.url + query, options),
  } as Stage;
  let built: { page: string; remove(): void };
  beforeAll(async () => {
    [stage.browser, built] = await Promise.all([launchChromium(), buildPage()]);
    stage.explorer = await serveGraph(graph(), built.page);
  });
  afterAll(async () => {
    await stage.browser.close();
    await stage.explorer.close();
    built.remove();
  });
  return stage;
}

/** What went wrong or astray in a page: messages of the console, errors, requests to other hosts. */
export interface Watched {
  page: Page;
  problems: string[];
}

/** Opens an address in a fresh context and waits until the map or the list stands. */
export async function openExplorer(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Watched> {
  const context = await browser.newContext({
    viewport: { width: 1400, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  });
  // One clock alone: the test's own.
  context.setDefaultTimeout(0);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('request', (request) => {
    const address = new URL(request.url());
    const own = address.host === new URL(url).host || ['data:', 'blob:'].includes(address.protocol);
    if (!own) problems.push(`asked ${request.url()}`);
  });
  await page.goto(url);
  await page
    .locator(
      '.status:visible, .table-view:visible, .list-view:visible, .waiting:not([role=status]) p',
    )
    .first()
    .waitFor();
  return { page, problems };
}

/** What is read at a place of the page. */
export function textOf(page: Page, selector: string): Promise<string> {
  // innerText: what a person sees, with line breaks and without what is hidden.
  return page.locator(selector).first().innerText();
}

/** Waits until the search's list is the answer to all that was typed, and has something to choose. */
export async function listStands(page: Page): Promise<void> {
  await page.waitForSelector('.search-list[aria-busy="false"] .search-row');
}

/** Pixels by which the page is wider than the window: more than none makes a phone scroll sideways. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
}

/** Different colours on the map: a blank one has one or two. */
export async function coloursOnMap(page: Page): Promise<number> {
  const picture = (await page.locator('.stage > .map').screenshot()).toString('base64');
  return page.evaluate(`(async () => {
    const bytes = Uint8Array.from(atob('${picture}'), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context.drawImage(bitmap, 0, 0);
    const pixels = new Uint32Array(
      context.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer,
    );
    return new Set(pixels).size;
  })()`);
}
