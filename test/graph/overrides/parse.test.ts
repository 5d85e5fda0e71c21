import { describe, expect, it } from 'vitest';
import { OverridesError } from '../../../src/graph/overrides/override.ts';
import { OVERRIDES_HEADER, parseOverrides } from '../../../src/graph/overrides/parse.ts';

const bytes = (...lines: string[]) => new TextEncoder().encode(lines.join('\n'));
const parse = (...lines: string[]) => parseOverrides(bytes(OVERRIDES_HEADER, ...lines), 'fix.tsv');

/** The messages for a file, as a person sees them. */
function mistakes(...lines: string[]): string[] {
  try {
    parse(...lines);
  } catch (error) {
    expect(error).toBeInstanceOf(OverridesError);
    const { mistakes: all } = error as OverridesError;
    return all.map(({ line, message }) => `${line}: ${message}`);
  }
  return [];
}

describe('an overrides file', () => {
  it('has one correction a line, with its line number; remarks and empty lines are passed over', () => {
    expect(
      parse(
        '# after the review of May',
        'same\tHarbor\tHarbour\t\tone spelling',
        '',
        'different\tSAM\tSharp Minimizer\t2401.00001 | 2401.00002',
        'rename\tLlama 2\tLLaMA-2',
        'retype\tFalcon\tModel\t2401.00003',
        'drop\tResults',
      ),
    ).toEqual([
      { line: 3, action: 'same', name: 'Harbor', value: 'Harbour' },
      {
        line: 5,
        action: 'different',
        name: 'SAM',
        value: 'Sharp Minimizer',
        papers: ['2401.00001', '2401.00002'],
      },
      { line: 6, action: 'rename', name: 'Llama 2', value: 'LLaMA-2' },
      { line: 7, action: 'retype', name: 'Falcon', value: 'Model', papers: ['2401.00003'] },
      { line: 8, action: 'drop', name: 'Results' },
    ]);
  });

  it('may come from Windows, with a byte order mark, and may hold nothing but its header', () => {
    const windows = `\uFEFF${OVERRIDES_HEADER}\r\ndrop\tResults\r\n`;
    expect(parseOverrides(new TextEncoder().encode(windows), 'fix.tsv')).toEqual([
      { line: 2, action: 'drop', name: 'Results' },
    ]);
    expect(parse()).toEqual([]);
  });

  it('tells every mistake at once, each with its line', () => {
    expect(
      mistakes(
        'merge\tA\tB',
        'same\tHarbor',
        'same Harbor Harbour',
        'retype\tHarbor\tTool',
        'rename\tHarbor\tHarbor',
        'drop\t…',
        'drop\tHarbor\tQuay',
        'same\tHarbor\tPort\t2401.1',
        'rename\tHarbor\tPort\t2401.1',
        'drop\tHarbor\t\t2401.1 || 2401.2',
        'drop\tA\t\t\t\t',
        'drop\tA\u0007',
      ),
    ).toEqual([
      '2: The action is one of same, different, rename, retype, drop, relate, unlink, not "merge".',
      '3: "same" needs the other name in the column value.',
      '4: The columns have tabs between them, not blanks; this line has one column.',
      '5: The type is one of Method, Model, Benchmark, not "Tool".',
      '6: The name and the value are the same.',
      '7: The name "…" has no letter or digit.',
      '8: "drop" takes no value: leave that column empty.',
      '9: "same" holds in all papers: leave the column papers empty.',
      '10: "rename" holds in all papers; "different" gives a name of its own in some.',
      '11: The papers are ids with "|" between them; one of them is empty.',
      '12: A line has up to 5 columns, this one has 6.',
      '13: The name holds a control character.',
    ]);
  });

  it('is refused without its header, and when it is no text', () => {
    const headless = () => parseOverrides(bytes('drop\tResults'), 'fix.tsv');
    expect(headless).toThrow(
      'fix.tsv:1: The first line has to be: action, name, value, papers, note (tabs between). Nothing was built.',
    );
    expect(() => parseOverrides(Uint8Array.of(0xff, 0xfe, 0x00), 'fix.tsv')).toThrow('UTF-8');
  });

  it('puts all mistakes into its message, by line', () => {
    expect(() => parse('drop', 'merge\tA')).toThrow(
      /^fix\.tsv has 2 mistakes, and nothing was built\.\nfix\.tsv:2: .*\nfix\.tsv:3: /,
    );
  });
});

describe('lines that contradict each other', () => {
  it.each([
    [['rename\tHarbor\tPort', 'rename\tharbor\tQuay'], 'contradicts line 2'],
    [['retype\tHarbor\tModel', 'retype\tHarbor\tMethod'], 'contradicts line 2'],
    [['retype\tHarbor\tModel\tp1', 'retype\tHarbor\tMethod\tp2|p1'], 'contradicts line 2'],
    [['drop\tHarbor', 'rename\tHarbor\tPort'], 'contradicts line 2'],
    [['retype\tHarbor\tModel\tp1', 'drop\tHarbor'], 'contradicts line 2'],
    [['drop\tHarbor\t\tp1', 'different\tHarbor\tPort\tp1'], 'contradicts line 2'],
    [['same\tHarbor\tPort', 'different\tHarbor\tPort'], 'contradicts line 2'],
    [['different\tHarbor\tPort\tp1', 'different\tHarbor\tQuay\tp1'], 'contradicts line 2'],
    [['relate\tHarbor\tUSES\tp1|p2', 'relate\tHarbor\tMENTIONS\tp2'], 'contradicts line 2'],
    [['same\tHarbor\tPort', 'same\tQuay\tPort'], '"Port" is merged into "Harbor" in line 2'],
    [['same\tHarbor\tPort', 'same\tPort\tHarbor'], 'which name is to stay?'],
  ])('are told at the later one: %j', (lines, part) => {
    expect(mistakes(...lines)).toEqual([expect.stringMatching(/^3: /)]);
    expect(mistakes(...lines)[0]).toContain(part);
  });

  it.each([
    [['rename\tHarbor\tPort', 'rename\tHarbor\tPort']],
    [['retype\tHarbor\tModel', 'retype\tHarbor\tMethod\tp1']],
    [['drop\tHarbor\t\tp1', 'rename\tHarbor\tPort']],
    [['same\tHarbor\tPort', 'same\tPort\tQuay']],
    [['different\tHarbor\tPort', 'different\tHarbor\tQuay']],
    [['relate\tHarbor\tUSES\tp1', 'relate\tHarbor\tMENTIONS\tp2']],
    [['drop\tHarbor', 'unlink\tHarbor\tPort']],
  ])('are not these: %j', (lines) => {
    expect(mistakes(...lines)).toEqual([]);
  });
});
