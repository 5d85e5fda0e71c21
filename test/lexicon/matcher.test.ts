import { describe, expect, test } from 'vitest';
import { GateContext } from '../../src/lexicon/gate.ts';
import { type Lexicon, loadLexicon } from '../../src/lexicon/lexicon.ts';
import { chooseSense, LexiconMatcher } from '../../src/lexicon/matcher.ts';
import { parseTable, TABLE_HEADER } from '../../src/lexicon/table.ts';

function lexiconOf(...rows: string[]): Lexicon {
  const entries = parseTable([TABLE_HEADER, ...rows].join('\n'), 'test.tsv');
  return { entries, hash: '', bundled: false };
}

/** "surface → entry" for every name that keeps a sense in this text. */
function read(matcher: LexiconMatcher, text: string): string[] {
  const context = new GateContext(text);
  return matcher.find(text).flatMap(({ start, end, senses }) => {
    const entry = chooseSense(senses, context);
    return entry ? [`${text.slice(start, end)} → ${entry.name}`] : [];
  });
}

describe('two meanings of one name', () => {
  const matcher = new LexiconMatcher(
    lexiconOf(
      'Segmenter Model\tModel\tproper\t?=SAM\t\t\t+segment*|mask',
      'Flat Minima Method\tMethod\tproper\t?=SAM\t\t\t+sharpness*|minima',
    ),
  );
  test.each<[string, string[]]>([
    ['SAM draws a mask', ['SAM → Segmenter Model']],
    ['SAM finds a flat valley of low sharpness', ['SAM → Flat Minima Method']],
    ['Sam and SAM went home', []],
    ['The Segmenter model', ['Segmenter model → Segmenter Model']],
  ])('"%s"', (text, expected) => {
    expect(read(matcher, text)).toEqual(expected);
  });
});

test('a sense without gate stands in when no gate passes', () => {
  const matcher = new LexiconMatcher(
    lexiconOf('Weft\tModel\tproper\t\t=', 'Weft (thread)\tMethod\tproper\t?=Weft\t-\t\t+thread'),
  );
  expect(read(matcher, 'Weft is trained')).toEqual(['Weft → Weft']);
  expect(read(matcher, 'Weft is a thread')).toEqual(['Weft → Weft (thread)']);
});

test('phrases are found in British spelling and in the plural of -y', () => {
  const matcher = new LexiconMatcher(
    lexiconOf('Loom Quantization\tMethod\tfamily', 'Warp Policy\tModel\tfamily'),
  );
  expect(read(matcher, 'Loom quantisation of warp policies')).toEqual([
    'Loom quantisation → Loom Quantization',
    'warp policies → Warp Policy',
  ]);
});

describe('the bundled tables', () => {
  const matcher = new LexiconMatcher(loadLexicon({ bundled: true, files: [] }));
  test.each<[string, string[]]>([
    [
      'We compare post training quantization of Llama 2 with LoRA on WikiText2.',
      [
        'post training quantization → Post-Training Quantization',
        'Llama 2 → LLaMA-2',
        'LoRA → LoRA',
        'WikiText2 → WikiText-2',
      ],
    ],
    ['H2O evicts entries of the KV cache.', ['H2O → H2O', 'KV cache → KV Cache']],
    ['Splitting H2O on a catalyst makes hydrogen.', []],
    ['Adam and Eve, a falcon, a drop of water and a simple shape.', []],
    ['Training with Adam reaches a lower loss.', ['Adam → Adam']],
    ['The multiple sizes of the well gave freedom of control.', []],
    [
      'Sharpness-aware minimization (SAM) flattens minima.',
      [
        'Sharpness-aware minimization → Sharpness-Aware Minimization',
        'SAM → Sharpness-Aware Minimization',
      ],
    ],
    ['SAM segments any object from a click.', ['SAM → Segment Anything Model']],
    ['Answers are scored on the MATH and GSM8K sets.', ['MATH → MATH', 'GSM8K → GSM8K']],
  ])('%s', (text, expected) => {
    expect(read(matcher, text)).toEqual(expected);
  });
});
