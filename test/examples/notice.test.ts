import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const spaced = (text: string) => text.replace(/\s+/g, ' ');

/** The first line of a licence file that names the holder. */
function copyright(path: string): string {
  const line = read(path)
    .split('\n')
    .find((text) => text.startsWith('Copyright'));
  if (line === undefined) throw new Error(`${path} names no holder`);
  return line;
}

describe('NOTICE', () => {
  it('names the holder of each package that the explorer bundles', () => {
    for (const file of [
      'sigma/LICENSE.txt',
      'graphology/LICENSE.txt',
      'graphology-utils/LICENSE.txt',
      'events/LICENSE',
    ]) {
      expect(spaced(read('NOTICE'))).toContain(spaced(copyright(`node_modules/${file}`)));
    }
  });

  it('carries the licence of the bundled font, as that licence asks', () => {
    const licence = read('node_modules/@fontsource-variable/inter/LICENSE');
    const terms = licence.slice(licence.indexOf('PREAMBLE')).trim();
    expect(read('NOTICE')).toContain(terms);
  });
});
