import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { overflow, stageOf, textOf } from '../support/explorer.ts';
import { smallGraph } from '../support/small-graph.ts';

const stage = stageOf(smallGraph);

const { open } = stage;

/** Names something in the field that has the focus. */
async function name(page: Page, letters: string): Promise<void> {
  await page.keyboard.type(letters);
  await page.locator('.name-list:visible[aria-busy="false"] .search-row').first().waitFor();
  await page.keyboard.press('Enter');
}

const toldSteps = (page: Page) => page.locator('.steps:visible .step-told').allInnerTexts();

describe('how do two names hang together', () => {
  it('is asked by "f", a name and Enter, and told a sentence a step', async () => {
    const { page, problems } = await open('?n=method:h2o');
    await page.locator('.panel h2:text-is("H2O")').waitFor();
    await page.keyboard.press('f');
    await name(page, 'lora');
    await page.locator('.steps').waitFor();
    const told = await toldSteps(page);
    expect(told[0]).toBe('H2O is applied to LLaMA-2 7B.');
    expect(told.at(-1)).toMatch(/LoRA\.$/);
    expect(await textOf(page, '.status')).toMatch(/^Path 1 of \d, \d steps\./);
    expect(new URL(page.url()).searchParams.get('path')).toBe('method:h2o~method:lora~1');

    await page.locator('.way').nth(1).click();
    expect(await textOf(page, '.status')).toMatch(/^Path 2 of/);
    await page.getByRole('button', { name: 'Swap the two ends' }).click();
    await page.locator('.status:has-text("Path 1 of")').waitFor();
    // the corner speaks before the panel has its steps
    await expect
      .poll(async () => String((await toldSteps(page)).at(-1)), { timeout: 60_000 })
      .toMatch(/^H2O/);
    await page.goBack();
    await page.locator('.status:has-text("Path 2 of")').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.panel h2:text-is("H2O")').waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('is asked from nothing by two names, one after the other, and understands a misspelt one', async () => {
    const { page } = await open();
    await page.keyboard.press('f');
    await name(page, 'h2o');
    // The other end has the focus now, so that no letter is taken for a key of the page.
    await page.keyboard.type('galroe');
    await page.locator('.name-list:visible .search-close').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.name-list:visible .search-row:not(.search-close)').first().waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/path=method%3Ah2o%7Emethod%3Agalore%7E1/);
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Path');
    await page.context().close();
  });

  it('says that there is no path, and opens from a link', async () => {
    const { page } = await open('?path=method:falcon~method:lora~1');
    await page.locator('.path-note:has-text("No path of up to 6 steps.")').waitFor();
    expect(await page.getByRole('button', { name: 'Allow them' }).count()).toBe(1);
    await page.context().close();
  });
});

it('two entities stand side by side by "d" and a name', async () => {
  const { page, problems } = await open('?n=method:lora');
  await page.locator('.panel h2:text-is("LoRA")').waitFor();
  await page.keyboard.press('d');
  await name(page, 'galo');
  await page.locator('.compare-row').first().waitFor();
  expect(await textOf(page, '.compare-both')).toContain('1 paper names both.');
  expect(await textOf(page, '[aria-label="First named"]')).toMatch(/2021[\s\S]*2024/);
  expect(await textOf(page, '.status')).toContain('LoRA and GaLore share');
  expect(new URL(page.url()).searchParams.get('vs')).toBe('method:galore');
  expect(problems).toEqual([]);
  await page.context().close();
});

it('"Correct this" gives the line for the overrides file, ready to copy', async () => {
  const { page } = await open('?n=method:lora', {
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const item = page.locator('.panel-section:has-text("Compared with") .item').first();
  await item.getByRole('button', { name: 'Correct this' }).click();
  await item.getByRole('radio', { name: 'Other relation' }).check();
  await item.getByRole('combobox').selectOption('USES');
  const line = 'relate\tLoRA\tUSES\t2403.03507';
  expect(await item.locator('.correct-line').textContent()).toBe(line);
  await item.getByRole('button', { name: 'Copy line' }).click();
  await item.getByRole('button', { name: 'Copied' }).waitFor();
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe(line);

  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Correct the type' }).click();
  await page.getByRole('radio', { name: 'Wrong type' }).first().check();
  expect(await page.locator('.correct-line').first().textContent()).toBe('retype\tLoRA\tModel');

  // Escape is a step back: the form folds and its button has the focus, then the panel closes.
  await item.getByRole('radio', { name: 'Other relation' }).focus();
  await page.keyboard.press('Escape');
  await item.locator('.correct').waitFor({ state: 'hidden' });
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Correct this');
  await page.keyboard.press('Escape');
  await page.waitForFunction("!location.search.includes('n=')");
  await page.context().close();
});

it('neighbours are expanded, nodes hidden and pinned, each step taken back, and a link has it all', async () => {
  const { page, problems } = await open('?n=method:h2o');
  await page.locator('.panel h2:text-is("H2O")').waitFor();
  expect(await textOf(page, '.status')).toContain('1 paper, 1 linked entity');
  await page.keyboard.press('e');
  expect(await textOf(page, '.status')).toContain('2 papers, 3 linked entities');
  await page.keyboard.press('p');
  const query = () => new URL(page.url()).searchParams;
  expect([query().get('d'), query().get('pin')]).toEqual(['2', 'method:h2o']);
  await page.reload();
  await page.locator('.status:has-text("2 papers, 3 linked entities")').waitFor();
  await page.keyboard.press('h');
  expect(await textOf(page, '.rail-active')).toContain('Hidden: 1 by hand.');
  await page.keyboard.press('Control+z');
  await page.locator('.status:has-text("2 papers, 3 linked entities")').waitFor();
  await page.keyboard.press('Control+Shift+z');
  expect(await textOf(page, '.rail-active')).toContain('1 by hand');
  expect(problems).toEqual([]);
  await page.context().close();
});

it('path and comparison fit a phone', async () => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };
  const { page } = await open('?path=method:h2o~method:lora~1', phone);
  await page.locator('.steps').waitFor();
  expect(await overflow(page)).toBe(0);
  await page.goto(`${stage.explorer.url}?n=method:lora&vs=method:galore`);
  await page.locator('.compare-row').first().waitFor();
  expect(await overflow(page)).toBe(0);
  await page.context().close();
});
