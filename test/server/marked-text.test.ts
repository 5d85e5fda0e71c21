import { describe, expect, it } from 'vitest';
import { markAndCut, markText } from '../../src/server/marked-text.ts';

describe('markText', () => {
  it('splits at the spans: odd pieces are marked', () => {
    expect(markText('we use LoRA here', [{ start: 7, end: 11 }])).toEqual([
      'we use ',
      'LoRA',
      ' here',
    ]);
  });

  it('joins spans that overlap or touch, and cuts those that leave the text', () => {
    expect(
      markText('abcdef', [
        { start: 0, end: 2 },
        { start: 1, end: 3 },
      ]),
    ).toEqual(['', 'abc', 'def']);
    expect(
      markText('abcdef', [
        { start: 0, end: 2 },
        { start: 2, end: 3 },
      ]),
    ).toEqual(['', 'abc', 'def']);
    expect(
      markText('abc', [
        { start: -5, end: 1 },
        { start: 9, end: 12 },
      ]),
    ).toEqual(['', 'a', 'bc']);
  });

  it('always holds the whole text', () => {
    const text = 'some words 🎈 and more';
    expect(
      markText(text, [
        { start: 5, end: 10 },
        { start: 11, end: 13 },
      ]).join(''),
    ).toBe(text);
  });
});

describe('markAndCut', () => {
  const long = `${'before '.repeat(60)}NAME ${'after '.repeat(60)}`;
  const span = { start: long.indexOf('NAME'), end: long.indexOf('NAME') + 4 };

  it('leaves a short sentence whole', () => {
    expect(markAndCut('A short one.', [{ start: 2, end: 7 }])).toEqual(['A ', 'short', ' one.']);
  });

  it('keeps the surface of a long one, and cuts at words on both sides', () => {
    const [head, marked, tail] = markAndCut(long, [span]);
    expect(marked).toBe('NAME');
    expect(head).toMatch(/^… before /);
    expect(tail).toMatch(/ after …$/);
    expect(`${head}${marked}${tail}`.length).toBeLessThanOrEqual(246);
  });

  it('keeps a surface that is longer than the limit', () => {
    const name = 'x'.repeat(400);
    expect(markAndCut(`so ${name} is`, [{ start: 3, end: 403 }])[1]).toBe(name);
  });
});
