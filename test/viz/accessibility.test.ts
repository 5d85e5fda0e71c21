import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { stageOf } from '../support/explorer.ts';
import { smallGraph } from '../support/small-graph.ts';

const stage = stageOf(() => {
  const graph = smallGraph();
  // For a search that finds something only within a word, and suggests what may have been meant.
  graph.papers.find(({ id }) => id.startsWith('title:'))!.title = 'The superallora of it';
  return graph;
});

/** The page has no frames, and so needs none of the second page that axe else opens to bring them together. */
const axe = (page: Page) => new AxeBuilder({ page }).setLegacyMode();

const VIEWS = [
  ['the whole map', ''],
  ['a method', 'n=method:galore'],
  ['a paper', 'n=2106.09685'],
  ['a variant', 'n=model:llama-2-7b'],
  ['a path', 'path=method:h2o~method:lora~1'],
  ['a comparison', 'n=method:lora&vs=method:galore&pin=method:h2o'],
  ['the list, with a filter', 'v=list&t=!benchmark'],
  ['the map of entities', 'v=entities&shared=1'],
  ['the table, with filters', 'v=table&scope=!family&conf=0.6&from=2021&to=2024'],
] as const;

describe.each(['light', 'dark'])('axe finds nothing wrong in the %s theme with', (theme) => {
  it.each(VIEWS)('%s', async (_, query) => {
    const { page } = await stage.open(`?theme=${theme}&${query}`);
    if (/^(n|path)=/.test(query)) await page.waitForSelector('.panel:not([hidden])');
    if (query.startsWith('n=model')) {
      const variants = page.locator('.panel-section:has(h3:text-is("Variant of"))');
      await variants.getByRole('button', { name: 'Correct this' }).click();
      await variants.getByRole('radio', { name: 'Wrong type' }).check();
      await variants.locator('select').first().waitFor();
    }
    if (/path=|vs=/.test(query)) {
      await page.getByRole('button', { name: 'Correct this' }).first().click();
      await page.getByRole('radio', { name: 'Not the same thing' }).first().check();
      await page.waitForSelector('.correct-line:visible');
    }
    const { violations, passes } = await axe(page).analyze();
    expect(passes.length).toBeGreaterThan(15);
    const said = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`,
    );
    expect(said).toEqual([]);
    await page.context().close();
  });
});

it('axe finds nothing wrong on a phone, with the filters open', async () => {
  const { page } = await stage.open('', {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
  });
  await page.locator('.more-menu summary').tap();
  await page.getByRole('navigation').getByRole('button', { name: 'Filters' }).tap();
  const { violations } = await axe(page).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  await page.context().close();
});

it.each(['light', 'dark'])(
  'axe finds nothing wrong in the %s theme with the search and the dialog for exports open',
  async (theme) => {
    const { page } = await stage.open(`?theme=${theme}&n=method:galore`);
    const wrong = async () =>
      (await axe(page).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    for (const [typed, waits] of [
      ['llama', '.search-list[aria-busy="false"] .search-row'],
      ['galroe', '.search-close'],
      ['llora', '.search-list[aria-busy="false"]:has(.search-group):has(.search-close)'],
    ] as const) {
      await page.keyboard.press('/');
      await page.keyboard.type(typed);
      await page.waitForSelector(waits);
      expect(await wrong()).toEqual([]);
      await page.keyboard.press('Escape');
    }
    await page.keyboard.press('x');
    await page.locator('dialog.export[open]').waitFor();
    expect(await wrong()).toEqual([]);
    await page.context().close();
  },
);
