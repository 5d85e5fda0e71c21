/** What LaTeX looks like to a reader, beyond what extraction needs to know of it (latex.ts). */
import { SYMBOLS } from './latex.ts';

/** Commands that write a sign or a word. */
export const READING: ReadonlyMap<string, string> = new Map([
  ...SYMBOLS,
  ...Object.entries({
    ldots: '…',
    dots: '…',
    cdots: '⋯',
    star: '⋆',
    ast: '∗',
    circ: '∘',
    bullet: '•',
    deg: '°',
    in: '∈',
    notin: '∉',
    subset: '⊂',
    subseteq: '⊆',
    cup: '∪',
    cap: '∩',
    emptyset: '∅',
    forall: '∀',
    exists: '∃',
    nabla: '∇',
    partial: '∂',
    sum: '∑',
    prod: '∏',
    int: '∫',
    propto: '∝',
    equiv: '≡',
    neq: '≠',
    ne: '≠',
    simeq: '≃',
    cong: '≅',
    perp: '⊥',
    top: '⊤',
    mid: '|',
    vert: '|',
    Vert: '‖',
    langle: '⟨',
    rangle: '⟩',
    lceil: '⌈',
    rceil: '⌉',
    lfloor: '⌊',
    rfloor: '⌋',
    leftarrow: '←',
    leftrightarrow: '↔',
    Rightarrow: '⇒',
    Leftrightarrow: '⇔',
    mapsto: '↦',
    uparrow: '↑',
    downarrow: '↓',
    oplus: '⊕',
    otimes: '⊗',
    odot: '⊙',
    lesssim: '≲',
    gtrsim: '≳',
    checkmark: '✓',
    vartheta: 'ϑ',
    upsilon: 'υ',
    Upsilon: 'Υ',
    quad: ' ',
    qquad: ' ',
    textregistered: '®',
    texttrademark: '™',
    copyright: '©',
    textpertenthousand: '‱',
    textdegree: '°',
    textendash: '–',
    textemdash: '—',
    ...Object.fromEntries(
      'log ln exp min max arg sup inf lim sin cos tan tanh det dim rank softmax Pr'
        .split(' ')
        .map((name) => [name, name]),
    ),
  }),
]);

/** Commands that only say how their argument, or what follows, looks. */
export const LOOKS: ReadonlySet<string> = new Set(
  (
    'textbf textit textrm textsf texttt textsc textsl textnormal text emph underline uline mbox ' +
    'mathbf mathit mathrm mathsf mathtt mathcal mathscr mathfrak mathnormal boldsymbol bm operatorname ensuremath ' +
    'bf it rm sf tt sc em cal bfseries itshape displaystyle textstyle left right big Big bigg Bigg bigl bigr ' +
    'Bigl Bigr limits nolimits url xspace mathord mathop'
  ).split(' '),
);

/** Marks that maths puts over a letter. */
export const OVER: ReadonlyMap<string, string> = new Map([
  ['tilde', '\u0303'],
  ['widetilde', '\u0303'],
  ['hat', '\u0302'],
  ['widehat', '\u0302'],
  ['bar', '\u0304'],
  ['overline', '\u0304'],
  ['vec', '\u20d7'],
  ['dot', '\u0307'],
  ['ddot', '\u0308'],
]);

/** Letters with a double stroke. */
export const BLACKBOARD: ReadonlyMap<string, string> = pairs('CEHNPQRZ1', 'ℂ𝔼ℍℕℙℚℝℤ𝟙');
export const RAISED: ReadonlyMap<string, string> = pairs(
  "0123456789+-−=()abcdefghijklmnoprstuvwxyzT∗*⋆†∘'",
  '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵀ**⋆†°′',
);
export const LOWERED: ReadonlyMap<string, string> = pairs(
  '0123456789+-−=()aehijklmnoprstuvx',
  '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ',
);

function pairs(from: string, to: string): ReadonlyMap<string, string> {
  const signs = [...to];
  return new Map([...from].map((letter, i) => [letter, signs[i]!]));
}
