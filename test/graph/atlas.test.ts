import { expect, it } from 'vitest';
import { Atlas, bundledAtlas, decodeAtlas, encodeAtlas } from '../../src/graph/atlas.ts';
import { mergeKey } from '../../src/graph/merge-key.ts';
import { hashText } from '../../src/graph/random.ts';

const keys = Uint32Array.from(['LoRA', 'MMLU', 'H2O'], (name) => hashText(mergeKey(name))).sort();
const columns = {
  keys,
  cellOf: Uint16Array.of(2, 0, 1),
  x: Int16Array.of(-32767, 0, 5),
  y: Int16Array.of(1, 2, 32767),
  regionOf: Uint16Array.of(0, 0, 1),
};

it('comes back from its bytes', () => {
  expect(decodeAtlas(encodeAtlas(columns))).toEqual(new Atlas(columns));
});

it('finds a name however it is written, and no other', () => {
  const atlas = new Atlas(columns);
  const row = atlas.find('LoRA');
  expect(atlas.keys[row]).toBe(hashText(mergeKey('LoRA')));
  expect(atlas.find('lora')).toBe(row);
  expect(atlas.find('h2o')).toBe(atlas.find('H2O'));
  expect(atlas.find('Nobody ever called it so')).toBe(-1);
});

it('refuses what is no atlas', () => {
  expect(() => decodeAtlas(new Uint8Array(3))).toThrow('damaged');
  expect(() => decodeAtlas(encodeAtlas(columns).slice(0, -1))).toThrow('damaged');
});

it('comes with the package, knows the field, and stays small', () => {
  const atlas = bundledAtlas();
  for (const name of ['LoRA', 'ImageNet', 'GPT-4', 'GSM8K']) {
    const row = atlas.find(name);
    expect(row, name).toBeGreaterThanOrEqual(0);
    expect(atlas.cellOf[row]).toBeLessThan(atlas.cells);
  }
  expect(encodeAtlas(atlas).length).toBeLessThan(150_000);
});
