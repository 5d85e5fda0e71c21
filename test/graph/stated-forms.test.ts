import { expect, test } from 'vitest';
import { statedForms } from '../../src/graph/stated-forms.ts';

/** The pairs in a text in which names stand between angle brackets. */
function pairs(marked: string): string[] {
  const text = marked.replace(/[<>]/g, '');
  let shift = 0;
  const mentions = [...marked.matchAll(/<([^>]+)>/g)].map(({ index, 1: name }) => {
    const start = index - shift;
    shift += 2;
    return { text: name!, field: 'abstract' as const, start, end: start + name!.length };
  });
  return statedForms(mentions, () => text).map(
    ({ outside, inside }) => `${outside.text} = ${inside.text}`,
  );
}

test.each([
  ['We tune by <mole tunnelling> (<MoTu>) alone.', ['mole tunnelling = MoTu']],
  ['<MoTu> (<mole tunnelling>) is new.', ['MoTu = mole tunnelling']],
  ['We name it <mole tunnelling> [<MoTu>].', ['mole tunnelling = MoTu']],
  ['\\textbf{<mole tunnelling>} (\\textbf{<MoTu>})', ['mole tunnelling = MoTu']],
  ['<mole tunnelling>, also called <MoTu>, digs.', ['mole tunnelling = MoTu']],
  ['<mole tunnelling>, or <MoTu>, digs.', ['mole tunnelling = MoTu']],
])('is stated in: %s', (text, expected) => {
  expect(pairs(text)).toEqual(expected);
});

test.each([
  'We compare <mole tunnelling>, <MoTu> and others.',
  '<mole tunnelling> digs. <MoTu> does not.',
  '<mole tunnelling> (as in <MoTu>) digs.',
  '<mole tunnelling> - <MoTu>',
])('is not stated in: %s', (text) => {
  expect(pairs(text)).toEqual([]);
});
