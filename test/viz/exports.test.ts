import { readFile } from 'node:fs/promises';
import { parse as parseCsv } from 'csv-parse/sync';
import { XMLValidator } from 'fast-xml-parser';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { stageOf } from '../support/explorer.ts';
import { smallGraph } from '../support/small-graph.ts';

const stage = stageOf(smallGraph);

async function save(page: Page, label: string): Promise<{ name: string; content: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: label, exact: true }).click(),
  ]);
  return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
}

describe('exports of what is shown', () => {
  it('write what the filters leave in every format of the command line, and the map as pictures', async () => {
    const { page, problems } = await stage.open('?t=!benchmark&conf=0.5');
    await page.keyboard.press('x');
    const text = async (label: string) => (await save(page, label)).content.toString();
    const json = JSON.parse(await text('Save JSON')) as {
      nodes: { id: string; attributes: { abstract?: string } }[];
      edges: { attributes: { confidence: number; evidence?: string } }[];
    };
    expect(json.nodes).toHaveLength(16);
    expect(json.nodes.some(({ id }) => id.startsWith('benchmark:'))).toBe(false);
    expect(json.nodes.some(({ attributes }) => attributes.abstract)).toBe(true);
    expect(json.edges.every(({ attributes }) => attributes.confidence >= 0.495)).toBe(true);
    const linked = JSON.parse(await text('Save JSON-LD')) as { '@graph': { '@type': string }[] };
    const statements = linked['@graph'].filter((node) => node['@type'] === 'Statement');
    expect(statements).toHaveLength(json.edges.length);
    for (const label of ['Save GEXF', 'Save GraphML']) {
      expect(XMLValidator.validate(await text(label))).toBe(true);
    }
    expect(parseCsv(await text('Save CSV, nodes'))).toHaveLength(17);
    expect(parseCsv(await text('Save CSV, edges'))).toHaveLength(json.edges.length + 1);
    expect(await text('Save Cypher script')).toContain(
      'MERGE (n:Paper {paperloom: true, id: row.id})',
    );
    const svg = await text('Save SVG');
    expect(XMLValidator.validate(svg)).toBe(true);
    expect(svg).toContain('>LoRA</text>');
    await page.getByLabel('Size of the PNG').selectOption('3');
    const png = await save(page, 'Save PNG');
    const { width } = (await page.locator('.map').first().boundingBox())!;
    expect(png.name).toBe('paperloom.png');
    expect(png.content.readUInt32BE(16)).toBe(Math.round(width) * 3);
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('draw a path as it is seen', async () => {
    const query = '?path=method:lora~method:h2o~1';
    const { page, problems } = await stage.open(query);
    await page.locator('.status', { hasText: 'step' }).waitFor();
    await page.keyboard.press('x');
    const svg = (await save(page, 'Save SVG')).content.toString();
    expect(XMLValidator.validate(svg)).toBe(true);
    expect(svg.match(/<g /g)).toHaveLength(svg.match(/<\/g>/g)!.length);
    expect(svg).toContain('clip-path="url(#clip-1)"');
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('can be of what is in focus alone, and without abstracts', async () => {
    const { page } = await stage.open('?n=method:h2o');
    await page.keyboard.press('x');
    await page.getByLabel('With abstracts and the sentences').uncheck();
    const { name, content } = await save(page, 'Save JSON');
    expect(name).toBe('h2o.json');
    const ids = (JSON.parse(content.toString()) as { nodes: { id: string }[] }).nodes.map(
      ({ id }) => id,
    );
    expect(ids).toContain('method:h2o');
    expect(ids.length).toBeLessThan(10);
    expect(content.toString()).not.toContain('"abstract":"');
    await page.context().close();
  });
});
