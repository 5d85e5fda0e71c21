import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Graph } from '../../src/graph/schema.ts';
import { launchChromium } from '../support/chromium.ts';
import {
  buildPage,
  coloursOnMap,
  listStands,
  openExplorer,
  overflow,
  serveGraph,
  textOf,
} from '../support/explorer.ts';
import { graphFolder } from '../support/graph-folder.ts';
import { hostileGraph } from '../support/hostile-graph.ts';
import { smallGraph } from '../support/small-graph.ts';

let browser: Browser;
let built: { page: string; remove(): void };

beforeAll(async () => {
  [browser, built] = await Promise.all([launchChromium(), buildPage()]);
});

afterAll(async () => {
  await browser.close();
  built.remove();
});

const NOTHING: Graph = { papers: [], entities: [], relations: [], communities: [], layout: [] };

describe('hostile text', () => {
  /** The small graph with markup wherever a text can stand. */
  function marked(): Graph {
    const graph = structuredClone(smallGraph());
    const markup = '<img src=x onerror="window.broken=1"><script>window.broken=1</script>';
    for (const paper of graph.papers) {
      paper.title = `${markup} ${paper.title}`;
      paper.authors = [markup];
      paper.venue = markup;
      paper.url = 'javascript:window.broken=1';
      delete paper.arxivId;
      delete paper.doi;
    }
    for (const entity of graph.entities) {
      entity.name = `${markup}${entity.name}`;
      entity.aliases = [`\u202e${markup}`, 'x'.repeat(10_000)];
    }
    for (const community of graph.communities) community.label = markup;
    return graph;
  }

  it('stays text on the map, in the panel, the search, the rail and the list', async () => {
    const explorer = await serveGraph(marked(), built.page);
    const { page, problems } = await openExplorer(browser, explorer.url);
    await page.keyboard.press('/');
    await page.keyboard.type('onerror galore');
    await listStands(page);
    expect(await textOf(page, '.search-name')).toContain('<img src=x');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.panel:not([hidden])');
    expect(await textOf(page, '.panel h2')).toContain('<script>window.broken=1</script>');
    const links = await page.locator('.panel a').all();
    const addresses = await Promise.all(links.map((link) => link.getAttribute('href')));
    for (const address of addresses) expect(address).toMatch(/^(https:\/\/|\?n=)/);
    expect(await textOf(page, '.panel')).toContain('Search the web for it');
    await page.locator('.panel .item-title').first().click();
    await page.keyboard.press('4');
    await page.locator('.list-view summary').first().click();
    expect(await page.locator('#app img, #app script').count()).toBe(0);
    expect(await page.evaluate('"broken" in window')).toBe(false);
    expect(await overflow(page)).toBe(0);
    expect(problems).toEqual([]);
    await page.context().close();
    await explorer.close();
  });

  it('with control characters and halves of characters is shown all the same', async () => {
    const explorer = await serveGraph(hostileGraph(), built.page);
    const { page, problems } = await openExplorer(browser, `${explorer.url}?n=title:00ff`);
    await page.waitForSelector('.panel:not([hidden])');
    expect(await textOf(page, '.panel h2')).toContain('<script>alert("1")</script>');
    expect(problems).toEqual([]);
    await page.context().close();
    await explorer.close();
  });
});

describe('odd graphs', () => {
  it('an empty one says how to build one', async () => {
    const explorer = await serveGraph(NOTHING, built.page);
    const { page, problems } = await openExplorer(browser, explorer.url);
    expect(await textOf(page, '.waiting')).toBe(
      'This graph is empty. Build one with paperloom build papers/ and reload.',
    );
    expect(problems).toEqual([]);
    await page.context().close();
    await explorer.close();
  });

  it('one of a single node shows it', async () => {
    const [paper] = smallGraph().papers;
    const layout = [{ id: paper!.id, x: 5, y: 5 }];
    const explorer = await serveGraph({ ...NOTHING, papers: [paper!], layout }, built.page);
    const { page, problems } = await openExplorer(browser, `${explorer.url}?n=${paper!.id}`);
    await page.waitForSelector('.panel:not([hidden])');
    expect(await textOf(page, '.panel h2')).toBe(paper!.title);
    expect(problems).toEqual([]);
    await page.context().close();
    await explorer.close();
  });

  it('one that breaks while it is served says which line, and offers to try again', async () => {
    const explorer = await serveGraph(smallGraph(), built.page);
    const relations = join(explorer.folder, 'relations.jsonl');
    const manifest = join(explorer.folder, 'manifest.json');
    writeFileSync(relations, '{"from": broken\n');
    rmSync(manifest);
    writeFileSync(manifest, '{"format":1,"counts":{},"files":{},"options":{},"offsets":"utf-16"}');
    const { page } = await openExplorer(browser, explorer.url);
    expect(await textOf(page, '.waiting')).toMatch(/relations\.jsonl.*Try again/s);
    await page.context().close();
    await explorer.close();
  });
});

describe('a layout that cannot be read', () => {
  it('is said with its line, and nodes are placed by region', async () => {
    const explorer = await serveGraph(smallGraph(), built.page, (folder) => {
      const layout = join(folder, 'layout.jsonl');
      const lines = readFileSync(layout, 'utf8').split('\n');
      lines[2] = '{"id": broken';
      writeFileSync(layout, lines.join('\n'));
    });
    const { page, problems } = await openExplorer(browser, explorer.url);
    expect(await textOf(page, '.news')).toContain(
      'The places on the map could not be read (layout.jsonl, line 3). Nodes are placed by region.',
    );
    expect(await textOf(page, '.status')).toBe('7 papers, 11 entities, 23 relations.');
    expect(await coloursOnMap(page)).toBeGreaterThan(50);
    await page.getByRole('button', { name: 'Put away' }).click();
    expect(await page.locator('.news').count()).toBe(0);
    expect(problems).toEqual([]);
    await page.context().close();
    await explorer.close();
  });
});

describe('a graph that is built again while its page is open', () => {
  it('is offered, and shown with the view that was there', async () => {
    const explorer = await serveGraph(smallGraph(), built.page);
    const { page } = await openExplorer(browser, explorer.url);
    await page.clock.install();
    await page.goto(`${explorer.url}?n=method:galore&theme=dark`);
    await page.waitForSelector('.panel:not([hidden])');
    const graph = structuredClone(smallGraph());
    graph.entities.find(({ id }) => id === 'method:galore')!.aliases.push('Projected gradients');
    await graphFolder(dirname(explorer.folder), graph);
    await page.clock.runFor(20_000);
    expect(await textOf(page, '.news')).toContain('A newer graph is ready.');
    await page.getByRole('button', { name: 'Show it' }).click();
    await page.waitForSelector('.panel .also');
    expect(await textOf(page, '.panel .also')).toContain('Projected gradients');
    expect(page.url()).toContain('theme=dark');
    await page.context().close();
    await explorer.close();
  });
});

describe('a browser without WebGL', () => {
  it('says so and shows the list, where all else works', async () => {
    const explorer = await serveGraph(smallGraph(), built.page);
    const plain = await launchChromium({ webgl: false });
    const { page } = await openExplorer(plain, explorer.url);
    expect(await textOf(page, '.notice')).toContain('WebGL is off');
    await page.keyboard.press('/');
    await page.keyboard.type('gal');
    await listStands(page);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.panel:not([hidden])');
    expect(await textOf(page, '.panel h2')).toBe('GaLore');
    await plain.close();
    await explorer.close();
  });
});
