import { describe, expect, it } from 'vitest';
import { dateOfLine, readDate } from '../../src/sources/dates.ts';

describe('a date', () => {
  it.each([
    ['2024', '2024'],
    ['2024-03', '2024-03'],
    ['2024-3-6', '2024-03-06'],
    ['2024/03/06', '2024-03-06'],
    ['2024-03-06T17:59:07Z', '2024-03-06'],
    ['Mar 6, 2024', '2024-03-06'],
    ['March 6th, 2024', '2024-03-06'],
    ['6 Mar. 2024', '2024-03-06'],
    ['Wed, 6 March 2024', '2024-03-06'],
    ['Sept 2024', '2024-09'],
    ['Feb 29, 2024', '2024-02-29'],
  ])('"%s" is %s', (text, date) => {
    expect(readDate(text)).toEqual({ date });
  });

  it.each(['Apr 21', 'soon', '2024-13', '2024-02-30', 'Feb 29, 2023', '06/03/2024'])(
    '"%s" stays as it is written',
    (text) => {
      expect(readDate(text)).toEqual({ dateText: text });
    },
  );
});

describe('a line of a listing', () => {
  it.each([
    ['Jun 10, 2024 6', { date: '2024-06-10' }],
    ['Jun 10, 2024 (6)', { date: '2024-06-10' }],
    ['Published on Jun 10, 2024', { date: '2024-06-10' }],
    ['Apr 21', { dateText: 'Apr 21' }],
    ['Apr 21 3', { dateText: 'Apr 21' }],
    ['May 20 2023', { date: '2023-05-20' }],
  ])('"%s" is a date', (line, date) => {
    expect(dateOfLine(line)).toEqual(date);
  });

  it.each(['2024', 'March of the Titans', 'May We Prune?', '12', 'LLaMA 2', 'GPT-4'])(
    '"%s" is none',
    (line) => {
      expect(dateOfLine(line)).toBeUndefined();
    },
  );
});
