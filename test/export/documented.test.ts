import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { EDGE_COLUMNS, NODE_COLUMNS } from '../../src/export/columns.ts';
import { EXPORT_FORMATS } from '../../src/export/formats.ts';

const page = readFileSync(new URL('../../docs/export.md', import.meta.url), 'utf8');

test.each([...NODE_COLUMNS, ...EDGE_COLUMNS])(
  'docs/export.md tells of the attribute $name',
  ({ name }) => {
    expect(page).toContain(`\`${name}\``);
  },
);

test.each(EXPORT_FORMATS)('docs/export.md tells of the format $name', ({ name }) => {
  expect(page).toContain(`| \`${name}\` |`);
});
