import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { coloursOnMap, listStands, overflow, stageOf, textOf } from '../support/explorer.ts';
import { smallGraph } from '../support/small-graph.ts';

const stage = stageOf(smallGraph);

const { open } = stage;

const panelText = (page: Page) => textOf(page, '.panel');

async function choose(page: Page, letters: string): Promise<void> {
  await page.keyboard.press('/');
  await page.keyboard.type(letters);
  await listStands(page);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.panel:not([hidden])');
}

describe('what is in here', () => {
  it('draws the map, says what is on it, and asks nothing of another host', async () => {
    const { page, problems } = await open();
    expect(await coloursOnMap(page)).toBeGreaterThan(50);
    expect(await textOf(page, '.status')).toBe('7 papers, 11 entities, 23 relations.');
    expect(await textOf(page, '.rail-row:has-text("Methods")')).toContain('6');
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('is dark where the system is, and changes by its switch', async () => {
    const { page } = await open('', { colorScheme: 'dark' });
    const ground = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
    expect(await ground()).toBe('rgb(22, 24, 29)');
    await page.getByRole('button', { name: 'Switch to light' }).click();
    expect(await ground()).toBe('rgb(250, 249, 246)');
    expect(page.url()).toContain('theme=light');
    await page.context().close();
  });
});

describe('tell me about a name', () => {
  it('finds it by "/", three letters and Enter, and shows the sentence behind each relation', async () => {
    const { page, problems } = await open();
    await choose(page, 'gal');
    expect(await textOf(page, '.panel h2')).toBe('GaLore');
    expect(await textOf(page, '.panel mark')).toBe('GaLore');
    expect(await textOf(page, '.panel blockquote')).toBe(
      'We introduce GaLore, an optimiser that projects gradients.',
    );
    expect(await panelText(page)).toContain('confidence 0.98');
    const link = page.locator('.panel a', { hasText: 'Open paper' }).first();
    expect(await link.getAttribute('href')).toBe('https://arxiv.org/abs/2403.03507');
    expect(await textOf(page, '.status')).toContain('Back to the whole map');
    expect(await page.evaluate('document.activeElement.tagName')).not.toBe('INPUT');
    expect(new URL(page.url()).searchParams.get('n')).toBe('method:galore');
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('takes an exact name first, whatever else begins with it', async () => {
    const { page } = await open();
    await choose(page, 'llama-2');
    expect(await textOf(page, '.panel h2')).toBe('LLaMA-2');
    await page.context().close();
  });

  it('preselects nothing; arrow keys choose from the list', async () => {
    const { page } = await open();
    await page.keyboard.press('/');
    await page.keyboard.type('falcon');
    await listStands(page);
    expect(await page.locator('[aria-selected="true"]').count()).toBe(0);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const second = page.locator('.search-row').nth(1);
    expect(await second.getAttribute('aria-selected')).toBe('true');
    const name = await textOf(page, '[aria-selected="true"] .search-name');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.panel:not([hidden])');
    expect(await textOf(page, '.panel h2')).toBe(name);
    await page.context().close();
  });

  it('takes what is marked, though a newer list is on its way', async () => {
    const { page } = await open();
    await page.keyboard.press('/');
    await page.keyboard.type('falc');
    await listStands(page);
    // From here on no answer comes.
    await page.route('**/api/search?*', () => {});
    await page.keyboard.type('on');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const name = await textOf(page, '[aria-selected="true"] .search-name');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.panel:not([hidden])');
    expect(await textOf(page, '.panel h2')).toBe(name);
    await page.context().close();
  });

  it('keeps what is marked when the newer list comes', async () => {
    const { page } = await open();
    await page.keyboard.press('/');
    await page.keyboard.type('falc');
    await listStands(page);
    await page.keyboard.press('ArrowUp');
    const marked = await textOf(page, '[aria-selected="true"]');
    await page.keyboard.type('on');
    await listStands(page);
    expect(await textOf(page, '[aria-selected="true"]')).toBe(marked);
    expect(await page.locator('[aria-selected="true"]').count()).toBe(1);
    await page.context().close();
  });

  it('takes the best match of all that was typed, when Enter comes before the list', async () => {
    const { page } = await open();
    let answer = () => {};
    const asked = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route('**/api/search?*', async (route) => {
      await asked;
      await route.continue().catch(() => {});
    });
    await page.keyboard.press('/');
    await page.keyboard.type('welore');
    await page.keyboard.press('Enter');
    answer();
    await page.waitForSelector('.panel:not([hidden])');
    expect(await textOf(page, '.panel h2')).toBe('WeLore');
    await page.context().close();
  });

  it('offers a close name for a misspelt one', async () => {
    const { page } = await open();
    await page.keyboard.press('/');
    await page.keyboard.type('galroe');
    await page.locator('.search-list[aria-busy="false"] .search-close').click();
    await page.locator('.search-row:not(.search-close)').first().waitFor();
    await page.context().close();
  });

  it('offers it to the keyboard too, which then goes on in the panel', async () => {
    const { page } = await open();
    await page.keyboard.press('/');
    await page.keyboard.type('galroe');
    await page.locator('.search-list[aria-busy="false"] .search-close').waitFor();
    expect(await textOf(page, '.search-note')).toBe('No name like “galroe”.');
    await page.keyboard.press('Enter');
    await page.locator('.search-row:not(.search-close)').first().waitFor();
    await page.keyboard.press('Enter');
    await page.waitForSelector('.panel h2:focus');
    expect(await textOf(page, '.panel h2')).toBe('GaLore');
    await page.context().close();
  });

  it('leaves the search by Escape without leaving what is chosen', async () => {
    const { page } = await open('?n=method:galore');
    await page.locator('.panel h2:text-is("GaLore")').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('lora');
    await listStands(page);
    await page.keyboard.press('Escape');
    await page.waitForSelector('.search-list', { state: 'hidden' });
    expect(await page.locator('.search input').inputValue()).toBe('GaLore');
    expect(new URL(page.url()).searchParams.get('n')).toBe('method:galore');
    await page.keyboard.press('Escape');
    await page.waitForURL((url) => url.search === '');
    await page.context().close();
  });

  it('closes by Escape, and goes back and forward by the browser', async () => {
    const { page } = await open();
    await choose(page, 'galore');
    await page.locator('.panel .item-title').first().click();
    await page.locator('.panel h2:not(:text-is("GaLore"))').waitFor();
    await page.goBack();
    await page.locator('.panel h2:text-is("GaLore")').waitFor();
    await page.keyboard.press('Escape');
    await page.waitForSelector('.panel', { state: 'hidden' });
    expect(page.url()).toBe(stage.explorer.url);
    await page.context().close();
  });

  it('opens a link to a view in a clean browser', async () => {
    const { page } = await open('?n=2106.09685&t=!benchmark');
    await page.waitForSelector('.panel:not([hidden])');
    expect(await textOf(page, '.panel h2')).toContain('LoRA: Low-Rank Adaptation');
    expect(await page.getByRole('checkbox', { name: 'Show Benchmarks' }).isChecked()).toBe(false);
    await page.context().close();
  });

  it('keeps where the camera stands in the address, for a clean browser too', async () => {
    const { page } = await open();
    await page.keyboard.press('+');
    await page.keyboard.press('+');
    await page.waitForURL(/cam=/);
    const [, first] = /cam=([^&]*)/.exec(page.url())!;
    const zoom = (text: string) => Number(decodeURIComponent(text).split(',')[2]);
    expect(zoom(first!)).toBeGreaterThan(1.5);
    const other = await open(new URL(page.url()).search);
    // A move of its own is told from where the link put the camera.
    await other.page.keyboard.press('-');
    await other.page.waitForURL((url) => !url.search.includes(first!));
    const [, second] = /cam=([^&]*)/.exec(other.page.url()) ?? [];
    expect(second === undefined ? 1 : zoom(second)).toBeLessThan(zoom(first!));
    await page.context().close();
    await other.page.context().close();
  });

  it('frames a choice alike from a click and from a link, and goes back to the whole map with it', async () => {
    // Where the camera stands is told once it was moved by hand.
    const nearer = async (page: Page) => {
      await page.evaluate('new Promise((at) => requestAnimationFrame(() => setTimeout(at)))');
      await page.keyboard.press('+');
      await page.waitForURL(/cam=/);
      return new URL(page.url()).searchParams.get('cam')!.split(',').map(Number);
    };
    const cameras = async (query: string, name?: string) => {
      const { page } = await open(query);
      if (name !== undefined) await choose(page, name);
      else await page.locator('.panel h2').waitFor();
      const chosen = await nearer(page);
      await page.keyboard.press('Escape');
      await page.waitForURL((url) => url.search === '');
      const left = await nearer(page);
      await page.context().close();
      return { chosen, left };
    };
    const isAlike = (one: number[], other: number[]) =>
      one.every((value, i) => Math.abs(value - other[i]!) < (i < 2 ? 1 : 0.03));
    const [clicked, linked] = [await cameras('', 'galore'), await cameras('?n=method:galore')];
    const { page } = await open();
    const whole = await nearer(page);
    expect(clicked.chosen).toSatisfy((one: number[]) => isAlike(one, linked.chosen));
    expect(clicked.left).toSatisfy((one: number[]) => isAlike(one, whole));
    expect(linked.left).toSatisfy((one: number[]) => isAlike(one, whole));
    await page.context().close();
  });

  it('says that a link leads to nothing', async () => {
    const { page } = await open('?n=method:gone');
    await page.waitForSelector('.panel:not([hidden])');
    expect(await panelText(page)).toContain('“method:gone” is not in this graph.');
    await page.context().close();
  });

  it('says that the server does not answer, and asks again by a click', async () => {
    const { page } = await open();
    await page.route('**/api/node?*', (route) => route.abort());
    await choose(page, 'galore');
    expect(await panelText(page)).toContain('The server does not answer.');
    await page.unroute('**/api/node?*');
    await page.locator('.panel').getByRole('button', { name: 'Try again' }).click();
    await page.locator('.panel h2:text-is("GaLore")').waitFor();
    await page.context().close();
  });
});

describe('filters', () => {
  it('hide a type, lower the counts, say so, and give it back by one click', async () => {
    const { page, problems } = await open();
    await page.getByRole('checkbox', { name: 'Show Benchmarks' }).click();
    expect(await textOf(page, '.status')).toContain('Shown: 7 of 7 papers, 9 of 11 entities.');
    expect(await textOf(page, '.rail-active')).toContain('Hidden: 2 benchmarks by type.');
    expect(await textOf(page, '.rail-row:has-text("evaluates on")')).toContain('0 of 5');
    await page.getByRole('button', { name: 'Show everything' }).click();
    expect(await textOf(page, '.status')).toContain('7 papers, 11 entities');
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('hide papers of other years by a click under the map', async () => {
    const { page } = await open();
    await page.getByRole('button', { name: '2024, 4 papers' }).click();
    // the timeline tells the page at its next frame
    const status = () => textOf(page, '.status');
    await expect.poll(status, { timeout: 60_000 }).toContain('Shown: 4 of 7 papers');
    await page.getByRole('button', { name: 'All years' }).click();
    expect(await textOf(page, '.status')).toContain('7 papers, 11 entities');
    await page.context().close();
  });
});

describe('other ways to look', () => {
  it('lists all that the map shows, by region and type', async () => {
    const { page } = await open('?v=list');
    expect(await textOf(page, '.list-view h2')).toBe('18 names and titles');
    await page.locator('.list-view summary').first().click();
    await page.locator('.list-view details details summary').first().click();
    await page.locator('.list-view li button').first().click();
    await page.waitForSelector('.panel:not([hidden])');
    await page.context().close();
  });

  it('opens the list where what is chosen stands', async () => {
    const { page } = await open('?v=list&n=method:galore');
    expect(await textOf(page, '.list-view [aria-current]')).toBe('GaLore');
    await page.locator('.list-view button:visible:not([aria-current])').first().click();
    await page.locator('.panel h2:visible:not(:text-is("GaLore"))').waitFor();
    expect(await textOf(page, '.panel h2')).toBe(await textOf(page, '.list-view [aria-current]'));
    await page.context().close();
  });

  it('walks the map by arrow keys and chooses by Enter', async () => {
    const { page } = await open();
    await page.locator('.stage > .map').focus();
    for (const key of ['ArrowRight', 'ArrowUp', 'ArrowLeft', 'ArrowDown'])
      await page.keyboard.press(key);
    const said = await textOf(page, '[aria-live="polite"].visually-hidden');
    expect(said).toMatch(/, (method|model|benchmark), \d+ papers?/);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.panel:not([hidden])');
    expect(said).toContain(await textOf(page, '.panel h2'));
    await page.context().close();
  });

  it('explains its signs and keys on "?"', async () => {
    const { page } = await open();
    await page.keyboard.press('?');
    expect(await textOf(page, 'dialog[open]')).toContain('How to read the map');
    await page.keyboard.press('Escape');
    expect(await page.locator('dialog[open]').count()).toBe(0);
    await page.context().close();
  });

  it('keeps every button of the header in the window, down to 700 px', async () => {
    const { page } = await open();
    for (const width of [1279, 1200, 1024, 900, 768, 700]) {
      await page.setViewportSize({ width, height: 800 });
      const buttons = page.locator('.header button:visible');
      const boxes = await Promise.all((await buttons.all()).map((one) => one.boundingBox()));
      expect(boxes.length).toBeGreaterThan(8);
      expect(Math.max(...boxes.map((box) => box!.x + box!.width))).toBeLessThanOrEqual(width);
    }
    await page.context().close();
  });

  it('fits a phone, with the panel as a sheet', async () => {
    const { page, problems } = await open('', {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
    });
    expect(await overflow(page)).toBe(0);
    await page.locator('.search input').tap();
    await page.keyboard.type('gal');
    await listStands(page);
    await page.locator('.search-row').first().tap();
    await page.waitForSelector('.panel:not([hidden])');
    expect(await overflow(page)).toBe(0);
    const sheet = (await page.locator('.panel').boundingBox())!;
    expect(sheet.width).toBe(390);
    expect(sheet.y).toBeGreaterThan(300);
    await page.locator('.panel-close').tap();
    await page.locator('.more-menu summary').tap();
    await page.getByRole('navigation').getByRole('button', { name: 'Filters' }).tap();
    await page.getByRole('checkbox', { name: 'Show Models' }).tap();
    expect(await textOf(page, '.rail-active')).toContain('3 models by type');
    expect(problems).toEqual([]);
    await page.context().close();
  });
});
