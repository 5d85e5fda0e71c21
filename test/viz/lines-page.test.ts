import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { EntityMapData } from '../../src/server/wire.ts';
import { stageOf, textOf } from '../support/explorer.ts';
import { smallGraph } from '../support/small-graph.ts';

const stage = stageOf(smallGraph);

/** Notes the curves as they are drawn: lines are the only ones on the map. */
const NOTE_CURVES = `(() => {
  const { moveTo, quadraticCurveTo, clearRect } = CanvasRenderingContext2D.prototype;
  window.curves = [];
  Object.assign(CanvasRenderingContext2D.prototype, {
    moveTo(x, y) { this.from = [x, y]; return moveTo.call(this, x, y); },
    quadraticCurveTo(cx, cy, x, y) {
      if (this.canvas.closest('.entities-view')) window.curves.push([...this.from, cx, cy, x, y]);
      return quadraticCurveTo.call(this, cx, cy, x, y);
    },
    clearRect(...box) {
      if (this.canvas.closest('.entities-view')) window.curves = [];
      return clearRect.apply(this, box);
    },
  });
})()`;

/** The middle of the line whose middle lies farthest from all ends of lines: a click there meets no name. */
async function middleOfALine(page: Page): Promise<{ x: number; y: number }> {
  const curves: number[][] = await page.evaluate('window.curves');
  const ends = curves.flatMap(([ax = 0, ay = 0, , , bx = 0, by = 0]) => [
    [ax, ay],
    [bx, by],
  ]);
  const middles = curves.map(([ax = 0, ay = 0, cx = 0, cy = 0, bx = 0, by = 0]) => {
    const [x, y] = [(ax + 2 * cx + bx) / 4, (ay + 2 * cy + by) / 4];
    const room = Math.min(...ends.map(([ex = 0, ey = 0]) => Math.hypot(ex - x, ey - y)));
    return { x, y, room };
  });
  const [best] = middles.sort((a, b) => b.room - a.room);
  expect(best!.room).toBeGreaterThan(20);
  const box = (await page.locator('.entities-view .map').boundingBox())!;
  return { x: box.x + best!.x, y: box.y + best!.y };
}

it('a click on a line of the map of entities puts its two ends side by side', async () => {
  const { page, problems } = await stage.open();
  await page.addInitScript(NOTE_CURVES);
  await page.goto(`${stage.explorer.url}?v=entities&shared=1`);
  await page.locator('.status:has-text("of shared papers")').waitFor();
  await expect
    .poll(() => page.evaluate('window.curves.length'), { timeout: 60_000 })
    .toBeGreaterThan(0);
  const { x, y } = await middleOfALine(page);
  await page.mouse.click(x, y);
  await page.locator('.compare-row').first().waitFor();
  expect(await textOf(page, '.compare-both')).toMatch(/papers? names? both/);

  const query = new URL(page.url()).searchParams;
  const answer = await fetch(new URL('api/entities', stage.explorer.url));
  const { nodes, edges } = (await answer.json()) as EntityMapData;
  let from = 0;
  const pairs = edges.to.map((to, i) => {
    from += edges.fromStep[i]!;
    return [nodes.id[from], nodes.id[to]].sort().join(' ');
  });
  expect(pairs).toContain([query.get('n'), query.get('vs')].sort().join(' '));
  expect(problems).toEqual([]);
  await page.context().close();
});

it('an edge that follows from names alone can be corrected too', async () => {
  const { page, problems } = await stage.open('?n=model:llama-2-7b');
  const section = page.locator('.panel-section:has(h3:text-is("Variant of"))');
  await section.getByRole('button', { name: 'Correct this' }).click();
  await section.getByRole('radio', { name: 'Not this relation' }).check();
  expect(await textOf(page, '.correct-line')).toBe('unlink\tLLaMA-2 7B\tLLaMA-2');
  expect(await section.getByRole('combobox').count()).toBe(0);
  expect(problems).toEqual([]);
  await page.context().close();
});
