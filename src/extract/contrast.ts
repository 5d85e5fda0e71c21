import type { Piece } from './span.ts';
import type { RelationName } from './types.ts';

/** Words that set what follows against the paper's own, and make no use of it. */
const COMPARING =
  /(?:^| )(?:unlike|in contrast (?:to|with)|contrary to|as opposed to|compared (?:to|with|against)|in comparison (?:to|with)|comparable (?:to|with)|competitive with|on par with|superior to|inferior to|better than|worse than|faster than|slower than|higher than|lower than|more \p{L}+ than|less \p{L}+ than|fewer \p{L}+ than|outperform(?:s|ed|ing)?|surpass(?:es|ed|ing)?|relative to|above|below|ahead of|behind|over the|rival(?:s|ed|ing)?) $/u;
const LACKING =
  /(?:^| )(?:without|neither|nor|with no|instead of|rather than|no longer needs?|not (?:need|require|use|rely on)|eliminat(?:es?|ing) the need for|avoid(?:s|ing)?|replac(?:es?|ing)) $/u;
/** "H2O falls behind", "where LoRA breaks down": the name is the subject of losing. */
const LOSING =
  /^ (?:falls?|fell|lags?|lagged|breaks?|broke|fails?|failed|degrades?|collapses?|diverges?|underperforms?)(?: |$)/;
/** Between the words of setting apart and the name: descriptions and other names of the same list. */
const LIST =
  /^(?:,|and|or|the|an?|such|as|like|existing|previous|prior|other|e\.g|both|its|their|standard|\()$/i;
/** "as ELMo does": what others do. */
const OTHERS = /^ (?:does|do|did)(?: |$)/;
const REACH = 14;

/**
 * Whether a name is only set against what the paper does: "unlike H2O", "better than LoRA", "where LoRA falls behind"
 * are comparisons, "without Adam" and "instead of SGD" mentions; undefined where the words do not say so.
 */
export function contrastOf(piece: Piece): RelationName | undefined {
  const { sentence, from, to } = piece;
  if (sentence.field === 'title') return undefined;
  const { tokens } = sentence;
  let after = '';
  for (let i = to; i < Math.min(tokens.length, to + 3); i++) after += ` ${tokens[i]!.text}`;
  if (LOSING.test(after)) return 'compares_with';
  if (OTHERS.test(after) && / as $/.test(` ${wordsBefore(tokens, from)}`)) return 'compares_with';
  let at = from;
  for (let steps = 0; steps < REACH; steps++) {
    const before = wordsBefore(sentence.tokens, at);
    if (COMPARING.test(before)) return 'compares_with';
    if (LACKING.test(before)) return 'mentions';
    if (at === 0 || !inList(tokens, at - 1)) return undefined;
    at--;
  }
  return undefined;
}

function wordsBefore(tokens: readonly { text: string }[], at: number): string {
  let words = '';
  for (let i = Math.max(0, at - 5); i < at; i++) words += `${tokens[i]!.text.toLowerCase()} `;
  return words;
}

/** A word of the list before: small words, capitalised names, plain nouns that describe ("eviction policies such as"). */
function inList(tokens: readonly { text: string; word: boolean }[], i: number): boolean {
  const { text, word } = tokens[i]!;
  if (LIST.test(text)) return true;
  if (!word) return text === '-' || text === '/' || text === ')';
  if (/\p{Lu}|\d/u.test(text)) return true;
  return (
    /^such|as$/.test(tokens[i + 1]?.text ?? '') ||
    /s$/.test(text) ||
    /^(?:full|eviction|model|adapter|attention|weight|prefix|prompt|quantization)$/.test(text)
  );
}
