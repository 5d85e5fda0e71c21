import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Paper } from '../../src/graph/schema.ts';
import { type ReadItem, readItems } from '../../src/sources/read.ts';

/** A folder that goes when the test ends. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'paperloom-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes a file into a folder of its own and says its path. */
export function fileOf(content: string | Uint8Array, name = 'input'): string {
  const path = join(scratch(), name);
  writeFileSync(path, content);
  return path;
}

export async function readAll(inputs: string[]): Promise<ReadItem[]> {
  const items: ReadItem[] = [];
  for await (const item of readItems(inputs)) items.push(item);
  return items;
}

/** What a file of this content holds: its papers, and what was refused as "line: reason". */
export async function readContent(
  content: string | Uint8Array,
): Promise<{ papers: Paper[]; refused: string[]; leftOut: string[] }> {
  const items = await readAll([fileOf(content)]);
  return {
    papers: items.flatMap((item) => (item.kind === 'paper' ? [item.paper] : [])),
    refused: items.flatMap((item) =>
      item.kind === 'refused' ? [`${item.line}: ${item.reason}`] : [],
    ),
    leftOut: items.flatMap((item) =>
      item.kind === 'paper' && item.leftOut
        ? item.leftOut.map((why) => `${item.line}: ${why}`)
        : [],
    ),
  };
}
