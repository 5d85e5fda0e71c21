import { describe, expect, it } from 'vitest';
import { asRead, readable } from '../../src/text/readable.ts';
import { HOSTILE_TEXTS } from '../support/hostile-texts.ts';

describe('a title as a reader sees it', () => {
  it.each([
    ['H$_2$O keeps heavy tokens', 'H₂O keeps heavy tokens'],
    ['M$^3$Meet and Part$^{2}$Splat', 'M³Meet and Part²Splat'],
    ['Saving 50\\% of tokens \\& memory', 'Saving 50% of tokens & memory'],
    ['$\\alpha$-Filters and $k$-means', 'α-Filters and k-means'],
    ['Upscaling ($\\times$4), $μ$-Edit', 'Upscaling (×4), μ-Edit'],
    [
      'A Fr\\\'echet mean by Erd\\H{o}s and Na\\"{\\i}ve Bayes',
      'A Fréchet mean by Erdős and Naïve Bayes',
    ],
    ['\\textbf{Bold} and {\\it slanted} and \\emph{both $x^2$}', 'Bold and slanted and both x²'],
    ['Regret $\\tilde{O}(\\sqrt{T})$ in $O(1/\\epsilon)$', 'Regret Õ(√T) in O(1/ε)'],
    ['$\\ell_1$, $\\ell_p$ and $L_{\\text{max}}$', 'ℓ₁, ℓₚ and Lₘₐₓ'],
    ['$\\frac{1}{n+1}$ of $\\mathbb{R}^{d}$, $10^{-3}$', '1/(n+1) of ℝᵈ, 10⁻³'],
    ['$\\mathcal{O}(n \\log n)$ steps', 'O(n log n) steps'],
    ['$f_{a,b}^{\\star}$ and $L_{\\text{Dice}}$', 'f_(a,b)⋆ and L_Dice'],
    ['A$^\\text{T}$A and $\\bar D$ on the 20$^{th}$', 'AᵀA and D̄ on the 20ᵗʰ'],
    ['$\\pi_{0.5}$ and $\\ell_∞$', 'π_0.5 and ℓ_∞'],
    ['As in Doe et al.\\ and others', 'As in Doe et al. and others'],
    ["``Quoted'' names", '“Quoted” names'],
    ['$$x_{ij}$$ displayed \\cite{someone2024}', 'xᵢⱼ displayed '],
  ])('%s is %s', (written, read) => {
    expect(readable(written)).toBe(read);
  });

  it.each([
    'It costs $5 and not $6 million',
    'It costs $5-$6, or $5/$10',
    'From $20,000 to $30,000 a year',
    'One $ alone, and a \\ too',
    'snake_case_name, H_2O and 2^10',
    'Approximately ~5% and a~b',
    'An {ordinary} pair of braces',
    'A \\strangecommand and \\another{with this}',
    '$\\unknown{x}$'.slice(1, -1),
    'It does not $close',
    '\\textbf{nor this',
    "it's 5'' wide",
    'Plain words — “as” they stand…',
  ])('%s stays as it stands', (written) => {
    expect(readable(written)).toBe(written);
  });

  it.each(HOSTILE_TEXTS)('hostile text goes in as text and comes out as text: %#', (written) => {
    const angles = (text: string) => [...text].filter((one) => '<>"&'.includes(one)).length;
    expect(angles(readable(written))).toBe(angles(written));
  });

  it('goes no deeper and looks no farther than any reader writes', () => {
    const nested = `$${'\\sqrt{'.repeat(60)}x${'}'.repeat(60)}$`;
    expect(readable(nested)).toContain('x');
    for (const odd of ['{\\b'.repeat(20_000), '$a'.repeat(20_000), '\\frac{'.repeat(10_000)]) {
      expect(readable(odd).length).toBeLessThanOrEqual(odd.length);
    }
  });
});

describe('stretches of a text that is read', () => {
  const marked = (text: string, surface: string) => {
    const start = text.indexOf(surface);
    const [read, [one]] = asRead(text, [{ start, end: start + surface.length }]);
    return read.slice(one!.start, one!.end);
  };

  it.each([
    ['We use H$_2$O at 50\\% of $\\alpha$', 'H$_2$O', 'H₂O'],
    ['We use \\textbf{LoRA} here', 'LoRA', 'LoRA'],
    ['We use \\textbf{LoRA} here', '\\textbf{LoRA}', 'LoRA'],
    ['At 50\\% of $\\alpha$ we use LoRA', 'LoRA', 'LoRA'],
    ['A $\\tilde{O}$-bound', 'O', 'Õ'],
    ['No sign of it: GaLore', 'GaLore', 'GaLore'],
  ])('in "%s" %s is %s', (text, surface, read) => {
    expect(marked(text, surface)).toBe(read);
  });
});
