import { describe, expect, it } from 'vitest';
import { clean } from '../../src/text/clean.ts';
import { toOriginal } from '../../src/text/to-original.ts';

/** The piece of the original that a word of the plain text was made from. */
function surfaceOf(original: string, word: string): string {
  const cleaned = clean(original);
  const at = cleaned.text.indexOf(word);
  expect(at, `"${word}" in "${cleaned.text}"`).toBeGreaterThanOrEqual(0);
  const [start, end] = toOriginal(cleaned, at, at + word.length);
  return original.slice(start, end);
}

describe('clean', () => {
  it.each([
    ['The cache H$_2$O evicts', 'The cache H2O evicts'],
    ['The cache H_2O evicts', 'The cache H2O evicts'],
    ['saves 50\\% of memory', 'saves 50% of memory'],
    ['runs 29times faster', 'runs 29× faster'],
    ['folded caches (rm TideQ) and (it is)', 'folded caches (TideQ) and (it is)'],
    ['the (bf TideQ', 'the (TideQ'],
    ['runs $3.5\\times$ faster', 'runs 3.5× faster'],
    ['\\textbf{BoldNet} and \\emph{SlantNet}', 'BoldNet and SlantNet'],
    ['{\\bf BoldNet} wins', 'BoldNet wins'],
    ['the mph{SlantNet} of emph{waves}', 'the SlantNet of waves'],
    ['our extbf{BoldNet} (\textit{and} textsc{CapsNet})', 'our BoldNet ( and CapsNet)'],
    ['shown on tides cite{sand2019tides}.', 'shown on tides .'],
    ['a text{with} a gem{stone}', 'a textwith a gemstone'],
    ['Poincar\\\'e and Schr{\\"o}dinger', 'Poincaré and Schrödinger'],
    ['a na\\"{i}ve H\\"older', 'a naïve Hölder'],
    ['see~the $\\beta$-net', 'see the β-net'],
    ['Q&amp;A with x &lt; y', 'Q&A with x < y'],
    ['H<sub>2</sub>O and <b>bold</b>', 'H2O and bold'],
    ['\\textcolor{red}{Warning:} text', 'Warning: text'],
    ['a “quoted” name’s end', 'a "quoted" name\'s end'],
    [
      '\\alpha stays a letter, \\unknowncommand{x} its argument',
      'α stays a letter, x its argument',
    ],
    ['keeps lm_eval and snake_case', 'keeps lm_eval and snake_case'],
    ['AT&T and R&D', 'AT&T and R&D'],
  ])('%j reads %j', (original, plain) => {
    expect(clean(original).text.replace(/ +/g, ' ')).toBe(plain);
  });

  it.each([
    ['The cache H$_2$O evicts', 'H2O', 'H$_2$O'],
    ['with \\textbf{BoldNet} now', 'BoldNet', 'BoldNet'],
    ['it is M$^3$Net here', 'M3Net', 'M$^3$Net'],
    ['the net is M$^3$', 'M3', 'M$^3$'],
    ['by $k$-means alone', 'k-means', '$k$-means'],
    ["of Poincar\\'e embeddings", 'Poincaré', "Poincar\\'e"],
    ['\\textsc{Small}Caps', 'SmallCaps', 'Small}Caps'],
    ['ﬁne words', 'fine', 'ﬁne'],
    ['the 𝐀lpha model', 'Alpha', '𝐀lpha'],
  ])('in %j, %j stands as %j', (original, word, surface) => {
    expect(surfaceOf(original, word)).toBe(surface);
  });

  it('gives each unit of plain text a place in the original, in order', () => {
    const cleaned = clean('A {\\em very} $x_{1}$ “odd” text — 😀 \\"');
    expect(cleaned.starts).toHaveLength(cleaned.text.length);
    for (let i = 0; i < cleaned.text.length; i++) {
      expect(cleaned.ends[i]!).toBeGreaterThan(cleaned.starts[i]!);
      if (i > 0) expect(cleaned.starts[i]!).toBeGreaterThanOrEqual(cleaned.starts[i - 1]!);
    }
  });
});
