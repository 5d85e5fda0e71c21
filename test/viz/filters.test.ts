import { describe, expect, it } from 'vitest';
import { stageOf, textOf } from '../support/explorer.ts';
import { smallGraph } from '../support/small-graph.ts';

const stage = stageOf(smallGraph);

const { open } = stage;

describe('filters', () => {
  it('stand as chips on top of the rail, each with a way off, and what they hide is counted', async () => {
    const { page, problems } = await open('?scope=!family&conf=0.6&t=!benchmark');
    const chips = page.locator('.filter-chip');
    expect(await chips.allInnerTexts()).toEqual([
      'Type: not Benchmarks',
      'Scope: own names',
      'Confidence: from 0.60',
    ]);
    expect(await textOf(page, '.rail-active')).toMatch(
      /Hidden: 2 benchmarks by type, 1 entity by scope/,
    );
    await page.getByRole('button', { name: 'Take off Scope: own names' }).press('Enter');
    expect(await chips.count()).toBe(2);
    expect(new URL(page.url()).searchParams.get('scope')).toBeNull();
    // The focus stays among the filters.
    expect(await page.evaluate('document.activeElement.closest(".rail-active") !== null')).toBe(
      true,
    );
    await page.getByRole('button', { name: 'Show everything' }).click();
    expect(await page.locator('.rail-active').isVisible()).toBe(false);
    expect(page.url()).toBe(stage.explorer.url);
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('say that they hide what is chosen, and show it', async () => {
    const { page } = await open('?n=method:lora&t=!method');
    expect(await textOf(page, '.status')).toBe('LoRA is hidden by Type. Show it');
    await page.locator('.status').getByRole('button', { name: 'Show it' }).click();
    expect(await textOf(page, '.status')).toContain('LoRA and ');
    await page.context().close();
  });

  it('leave only one kind by Alt and a click', async () => {
    const { page } = await open();
    await page.getByRole('checkbox', { name: 'Show Models' }).click({ modifiers: ['Alt'] });
    expect(await page.locator('.filter-chip').allInnerTexts()).toEqual(['Type: Models']);
    await page.context().close();
  });

  it('say that nothing matches, with the way back', async () => {
    const { page } = await open('?from=1990&to=1991');
    expect(await textOf(page, '.status')).toBe('Nothing matches all filters. Show everything');
    await page.locator('.status').getByRole('button').click();
    expect(await textOf(page, '.status')).toContain('7 papers');
    await page.context().close();
  });

  it('move by the slider for confidence, from the keyboard', async () => {
    const { page } = await open();
    const slider = page.getByRole('slider', { name: 'Least confidence of relations' });
    await slider.press('End');
    await page.waitForURL((url) => url.searchParams.get('conf') === '0.95');
    expect(await slider.getAttribute('aria-valuetext')).toBe('from 0.95');
    expect(await textOf(page, '.rail-active')).toContain('by confidence');
    await page.context().close();
  });
});

describe('the timeline', () => {
  it('is brushed by its handles, by arrow keys, and goes into the address', async () => {
    const { page, problems } = await open();
    const from = page.getByRole('slider', { name: 'From' });
    await from.press('ArrowRight');
    await page.waitForURL((url) => url.searchParams.has('from'));
    expect(await from.getAttribute('aria-valuenow')).toBe('2');
    await page.getByRole('slider', { name: 'To' }).press('Home');
    await page.waitForURL((url) => url.searchParams.get('to') === '2022');
    expect(await textOf(page, '.timeline h2')).toBe('2022');
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('plays bar by bar to the last one, and can be stopped', async () => {
    const { page } = await open();
    await page.clock.install();
    await page.reload();
    await page.waitForSelector('.timeline-play');
    await page.clock.pauseAt(Date.now() + 86_400_000);
    await page.getByRole('button', { name: 'Play' }).click();
    expect(await textOf(page, '.timeline h2')).toBe('2021');
    await page.clock.runFor(650);
    expect(await textOf(page, '.timeline h2')).toBe('2022');
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.clock.runFor(2000);
    expect(await textOf(page, '.timeline h2')).toBe('2022');
    await page.getByRole('button', { name: 'Play' }).click();
    await page.clock.runFor(5000);
    expect(await page.getByRole('button', { name: 'Play' }).isVisible()).toBe(true);
    await page.context().close();
  });
});

describe('the table', () => {
  it('sorts by its heads, says how, and opens the panel by Enter', async () => {
    const { page, problems } = await open('?v=table');
    await page.waitForSelector('.table-view tbody button');
    expect(await textOf(page, '.table-view h2')).toBe('11 entities, 7 papers');
    const papers = page.locator('th[aria-sort="descending"]');
    expect(await papers.innerText()).toBe('Papers');
    await page.locator('.table-view thead').getByRole('button', { name: 'Name' }).click();
    expect(await page.locator('th[aria-sort="ascending"]').innerText()).toBe('Name');
    expect(new URL(page.url()).searchParams.get('sort')).toBe('-name');
    await page.locator('.table-view tbody button').first().focus();
    await page.keyboard.press('ArrowDown');
    const name = await page.evaluate('document.activeElement.textContent');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.panel:not([hidden])');
    expect(await textOf(page, '.panel h2')).toBe(name);
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('has whole titles of the papers that are seen', async () => {
    const { page } = await open('?v=table&t=!method&t=!model&t=!benchmark');
    await page.getByRole('button', { name: 'LoRA: Low-Rank Adaptation' }).waitFor();
    await page.context().close();
  });

  it('is reached by its key, and the other views by theirs', async () => {
    const { page } = await open();
    await page.keyboard.press('3');
    expect(await page.locator('.table-view').isVisible()).toBe(true);
    await page.keyboard.press('4');
    expect(await page.locator('.list-view').isVisible()).toBe(true);
    expect(await page.locator('.table-view').isVisible()).toBe(false);
    await page.keyboard.press('1');
    expect(await page.locator('.list-view').isVisible()).toBe(false);
    await page.context().close();
  });
});
