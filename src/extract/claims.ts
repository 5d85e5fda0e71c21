import { HEAD_NOUNS } from './cues.ts';
import type { Sentence } from './document.ts';
import type { Piece } from './span.ts';

/** How a sentence says that the paper itself brings a name into the world. */
export type Claim = 'title' | 'we-propose' | 'called';

const VERB =
  /^(?:propos(?:e[sd]?|ing)|introduc(?:e[sd]?|ing)|present(?:s|ed|ing)?|describe[sd]?|releas(?:e[sd]?|ing)|develop(?:s|ed)?|devise[sd]?|design(?:s|ed)?|buil[dt]|create[sd]?|construct(?:s|ed)?|contribute[sd]?|curate[sd]?|unveil(?:s|ed)?|deriv(?:e[sd]?|ing)|train(?:ed)?)$/i;
/** These say it only of a name that stands right after them and is then told about. */
const WEAK =
  /^(?:describe[sd]?|deriv(?:e[sd]?|ing)|train(?:ed)?|buil[dt]|create[sd]?|develop(?:s|ed)?)$/i;
const SUBJECT = /^(?:we|i|paper|work|article|report|letter|authors|study|technical)$/i;
const ADVERB =
  /^(?:also|first|then|further|next|here|now|thus|hence|therefore|finally|instead|and|have|,|\p{L}+ly)$/iu;
/** Words that end the description between a verb and what it brings. */
const BREAK =
  /^(?:that|which|for|to|on|with|from|using|based|by|in|into|of|where|via|and|or|as|than|over|under|between|against|how|whether|like|unlike|without|not|,|;|:|\(|\))$/i;
const AFTER =
  /^(?:[,.:;()'"–—]|that|which|to|for|an?|as|with|and|by|in|on|of|from|trained|based|using|whose|where|via|the|designed|built|at|our|is|through|,)$/i;
/** What follows a name that is told about: "X, a …", "X (…)", "X: …", "X, which …", "X that …". */
const TOLD = /^(?:[,:(–—]|that|which|an?)$/i;
const CALL = /^(?:call|term|name|dub|denote|coin)$/i;
const CALLED = /^(?:called|named|dubbed|termed|coined|namely)$/i;
const SURVEY =
  /\b(?:[Rr]esults|survey|review|overview|meta-analysis|tutorial|case study|perspective)\b/i;

/**
 * What the words around a name say of where it comes from: it is the object of "we introduce", it is what "we call" the
 * thing, or the title gives it. Rules of form alone; undefined where they say nothing.
 *
 * @param listed true for a name that is known from elsewhere: it has to be told about, not only applied
 * @param generic true for a name of a whole class: it has to stand right after the verb and be told about
 */
export function claimOf(piece: Piece, listed: boolean, generic = false): Claim | undefined {
  return piece.sentence.field === 'title' ? titleClaim(piece) : textClaim(piece, listed, generic);
}

/** The title is the name, or "The NAME", "NAME: …", "NAME, a …" and "NAME Technical Report". */
function titleClaim({ sentence, from, to }: Piece): Claim | undefined {
  const { tokens } = sentence;
  const first = /^the$/i.test(tokens[0]!.text) ? 1 : 0;
  if (from !== first) return undefined;
  const rest = tokens.slice(to);
  const words = rest.map((token) => token.text).join(' ');
  if (SURVEY.test(words)) return undefined;
  const next = rest[0]?.text;
  if (next === undefined) return 'title';
  if (next === ':') return 'title';
  if (next === ',' && /^(?:an?|the)$/i.test(rest[1]?.text ?? '')) return 'title';
  return /^(?:Technical Report|System Card|Herd of Models|of Experts|Dataset\b)/.test(words)
    ? 'title'
    : undefined;
}

function textClaim(piece: Piece, listed: boolean, generic: boolean): Claim | undefined {
  const { sentence, from, to } = piece;
  const { tokens } = sentence;
  let before = from - 1;
  while (before >= 0 && /^["'“‘`]$/.test(tokens[before]!.text)) before--;
  if (before < 0) return undefined;
  if (tokens[to]?.text === '-' && !tokens[to]!.spaced) return undefined;
  const after = tokens[to]?.text ?? '.';
  const noun = HEAD_NOUNS.has(after.toLowerCase()) && !/s$/i.test(after);
  if (!AFTER.test(after) && !noun) return undefined;
  if (isCalled(sentence, before)) return 'called';
  for (let i = before; i >= 0 && before - i <= 9; i--) {
    const { text } = tokens[i]!;
    if (VERB.test(text) && isOwn(sentence, i)) {
      if (generic && (before - i > 1 || WEAK.test(text) || !/^(?:,|:|\(|which)$/.test(after)))
        return undefined;
      return introduces(sentence, i, { sentence, from: before + 1, to }, listed)
        ? 'we-propose'
        : undefined;
    }
    if (BREAK.test(text) && !(i === before && text === ',')) return undefined;
  }
  return undefined;
}

/** "which we call X", "a method called X" after "we propose", "we refer to it as X". */
function isCalled(sentence: Sentence, before: number): boolean {
  const { tokens } = sentence;
  const low = (i: number): string => tokens[i]?.text.toLowerCase() ?? '';
  const words = [3, 2, 1, 0].map((k) => low(before - k)).join(' ');
  if (CALL.test(low(before)) && (low(before - 1) === 'we' || / we \w+ly \w+$/.test(words)))
    return true;
  if (/\bwe (?:call|term|name|dub) (?:it|this|them|\w+)$/.test(words)) return true;
  if (/refer to (?:it |this |them )?as$/.test(words)) return true;
  if (!CALLED.test(low(before))) return false;
  for (let i = before - 1; i >= 0 && before - i <= 24; i--) {
    if (VERB.test(tokens[i]!.text) && isOwn(sentence, i)) return true;
  }
  return false;
}

/** The verb's subject is the paper: "we also propose", "this paper introduces", "we study A and present". */
function isOwn({ tokens }: Sentence, verb: number): boolean {
  let i = verb - 1;
  const isParticiple = /ing$/i.test(tokens[verb]!.text);
  if (isParticiple) return verb === 0;
  while (i >= 0 && verb - i <= 4 && ADVERB.test(tokens[i]!.text)) i--;
  if (i < 0) return false;
  if (SUBJECT.test(tokens[i]!.text))
    return !/^(?:previous|prior|recent)$/i.test(tokens[i - 1]?.text ?? '');
  if (tokens[i + 1]?.text.toLowerCase() !== 'and' && tokens[i + 1]?.text !== ',') return false;
  for (let k = i; k >= 0 && verb - k <= 30; k--) if (/^we$/i.test(tokens[k]!.text)) return true;
  return false;
}

/** Whether the name is what the verb brings, and not a word of its description. */
function introduces(sentence: Sentence, verb: number, piece: Piece, listed: boolean): boolean {
  const { tokens } = sentence;
  const after = tokens[piece.to]?.text ?? '.';
  const told = TOLD.test(after) || (after === '-' && tokens[piece.to]!.spaced);
  const gap = piece.from - verb - 1;
  if (/^into$/i.test(after)) return false;
  if (WEAK.test(tokens[verb]!.text)) return gap === 0 && told;
  // "we introduce Mamba to vision": known, and brought somewhere
  if (listed && /^(?:to|in|on|for|as)$/i.test(after)) {
    const next = tokens[piece.to + 1]?.text ?? '';
    if (
      !/^\p{Ll}{3,}$/u.test(next) ||
      /ing$|^(?:the|this|these|our|its|other|all|any|new)$/.test(next)
    )
      return false;
  }
  if (gap === 0) return true;
  const before = tokens[piece.from - 1]!.text;
  if (/^(?:the|our)$/i.test(before)) return gap === 1;
  if (HEAD_NOUNS.has(before.toLowerCase())) return true;
  return before === ',' && HEAD_NOUNS.has(tokens[piece.from - 2]?.text.toLowerCase() ?? '') && told;
}
