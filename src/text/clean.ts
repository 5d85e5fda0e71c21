import { ACCENTS, ARGUMENT_DROPPED, ENTITIES, SYMBOLS, TAGS } from './latex.ts';
import { PLAIN } from './plain.ts';

/** Plain text with the way back to the field it was made from. */
export interface CleanText {
  /** LaTeX and markup resolved, quotes and dashes made plain, white space made blanks. */
  text: string;
  /** The field as it was given. */
  original: string;
  /** For each UTF-16 unit of `text`, where the piece of the original that it came from starts and ends. */
  starts: Int32Array;
  ends: Int32Array;
}

/** Characters that LaTeX writes with a backslash. */
const ESCAPED: ReadonlySet<string> = new Set(['%', '&', '_', '#', '$', '{', '}']);

/** Text without any of these is its own plain form. */
const ANY_MARKUP = /[\\${}_^~&<\t\n\r\u0080-\uffff]|\*\*|\dtimes|\((?:rm|bf|sf|tt|sc) /;
/** The longest tag or entity that is looked for: keeps the scan linear. */
const MAX_TAG = 24;
/** The longest argument that is dropped with its command. */
const MAX_ARGUMENT = 200;
/** A command that lost its backslash, or that and what made a control character of its first letter: "extbf{", "mph{". */
const LOST = /(?:e?mph|t?ext(?:bf|it|tt|sc)|cite[pt]?)(?=\{)/y;
/** Where more of the original than this leaves nothing in the text, a blank stands for it: no word goes on beyond. */
const LONGEST_GAP = 1000;

/**
 * Turns LaTeX and HTML of a title or abstract into plain text: `H$_2$O` and `H_2O` become "H2O", `50\%` "50%",
 * `\textbf{X}` "X", `\'e` "é", `29times` "29×". One pass; unbalanced braces and unknown commands do no harm.
 */
export function clean(original: string): CleanText {
  if (!ANY_MARKUP.test(original)) {
    const starts = new Int32Array(original.length);
    const ends = new Int32Array(original.length);
    for (let i = 0; i < starts.length; i++) {
      starts[i] = i;
      ends[i] = i + 1;
    }
    return { text: original, original, starts, ends };
  }
  return new Cleaner(original).run();
}

class Cleaner {
  #original: string;
  #parts: string[] = [];
  #starts: number[] = [];
  #ends: number[] = [];
  #inMath = false;

  constructor(original: string) {
    this.#original = original;
  }

  run(): CleanText {
    const text = this.#original;
    let at = 0;
    let shown = 0;
    while (at < text.length) {
      const before = this.#starts.length;
      const next = this.#step(at);
      if (this.#starts.length > before) shown = next;
      else if (next - shown > LONGEST_GAP) {
        this.#emit(' ', at, next);
        shown = next;
      }
      at = next;
    }
    return {
      text: this.#parts.join(''),
      original: text,
      starts: Int32Array.from(this.#starts),
      ends: Int32Array.from(this.#ends),
    };
  }

  #emit(piece: string, start: number, end: number): void {
    this.#parts.push(piece);
    for (let i = 0; i < piece.length; i++) {
      this.#starts.push(start);
      this.#ends.push(end);
    }
  }

  /** "(rm StatsQ)" is what is left of "({\\rm StatsQ})" where the backslash was lost. */
  #bracket(at: number): number {
    this.#emit('(', at, at + 1);
    const switched = /^(?:rm|bf|sf|tt|sc) +(?=\p{Lu})/u.exec(this.#original.slice(at + 1, at + 8));
    return at + 1 + (switched?.[0].length ?? 0);
  }

  /** Reads what stands at `at` and returns where the next piece starts. */
  #step(at: number): number {
    const text = this.#original;
    const char = text[at]!;
    switch (char) {
      case '\\':
        return this.#command(at);
      case '$':
        this.#inMath = !this.#inMath;
        return at + 1;
      case '{':
      case '}':
        return at + 1;
      case '_':
        if (!this.#isScript(at)) this.#emit('_', at, at + 1);
        return at + 1;
      case '^':
        return at + 1;
      case '~':
      case '\t':
      case '\n':
      case '\r':
        this.#emit(' ', at, at + 1);
        return at + 1;
      case '&':
        return this.#entity(at);
      case '<':
        return this.#tag(at);
      case '*':
        if (text[at + 1] === '*') return at + 2;
        break;
      case '(':
        return this.#bracket(at);
      case 'c':
      case 'e':
      case 'm':
      case 't': {
        const after = this.#lostCommand(at);
        if (after > 0) return after;
        // "29times", a "\times" that lost its backslash
        if (text.startsWith('times', at) && isDigit(text[at - 1]) && !isLetter(text[at + 5])) {
          this.#emit('×', at, at + 5);
          return at + 5;
        }
        break;
      }
    }
    return this.#plain(at, char);
  }

  /** Where what such a command marks begins, or goes on behind what it drops; 0 where there is none. */
  #lostCommand(at: number): number {
    const text = this.#original;
    if (isLetter(text[at - 1])) return 0;
    LOST.lastIndex = at;
    const name = LOST.exec(text)?.[0];
    return name === undefined ? 0 : this.#behind(name, at + name.length);
  }

  /** Behind a command's name, and behind its argument where that is no text of the paper. */
  #behind(name: string, end: number): number {
    if (!ARGUMENT_DROPPED.has(name) || this.#original[end] !== '{') return end;
    const close = this.#original.slice(end, end + MAX_ARGUMENT).indexOf('}');
    return close > 0 ? end + close + 1 : end;
  }

  #plain(at: number, char: string): number {
    if (char < '\u0080') {
      this.#emit(char, at, at + 1);
      return at + 1;
    }
    const plain = PLAIN.get(char);
    if (plain !== undefined) {
      this.#emit(plain, at, at + 1);
      return at + 1;
    }
    const point = this.#original.codePointAt(at)!;
    const end = at + (point > 0xffff ? 2 : 1);
    const piece = this.#original.slice(at, end);
    // Full-width forms and mathematical alphabets are letters in another dress.
    const dressed = (point >= 0xff00 && point <= 0xffef) || (point >= 0x1d400 && point <= 0x1d7ff);
    const shown = dressed ? piece.normalize('NFKC') : /\s/.test(piece) ? ' ' : piece;
    if (shown.length === piece.length && shown.length === 2) {
      this.#parts.push(shown);
      this.#starts.push(at, at + 1);
      this.#ends.push(at + 1, end);
    } else {
      this.#emit(shown, at, end);
    }
    return end;
  }

  /** An underscore that makes a subscript: in maths, or before a brace or, after a letter, a digit. */
  #isScript(at: number): boolean {
    const next = this.#original[at + 1];
    return this.#inMath || next === '{' || (isDigit(next) && isLetter(this.#original[at - 1]));
  }

  #command(at: number): number {
    const text = this.#original;
    const next = text[at + 1];
    if (next === undefined) return at + 1;
    if (!isLetter(next)) {
      if (ACCENTS.has(next) && next !== '^') {
        const after = this.#accent(at, at + 2, ACCENTS.get(next)!);
        if (after > 0) return after;
      }
      if (next === '^') {
        const after = this.#accent(at, at + 2, ACCENTS.get('^')!);
        return after > 0 ? after : at + 2;
      }
      if (next === '(' || next === ')' || next === '[' || next === ']') {
        this.#inMath = next === '(' || next === '[';
        return at + 2;
      }
      this.#emit(ESCAPED.has(next) ? next : ' ', at, at + 2);
      return at + 2;
    }
    let end = at + 2;
    while (end < text.length && isLetter(text[end])) end++;
    const name = text.slice(at + 1, Math.min(end, at + 40));
    const mark = name.length === 1 ? ACCENTS.get(name) : undefined;
    if (mark !== undefined) {
      const after = this.#accent(at, end, mark);
      if (after > 0) return after;
    }
    const symbol = SYMBOLS.get(name);
    if (symbol !== undefined) {
      if (text[end] === ' ' && !this.#inMath && symbol.length === 1) {
        // "\o resund": the blank only ends the command
        const letter = symbol < '\u0180' && isLetter(symbol);
        this.#emit(symbol, at, letter ? end + 1 : end);
        return letter ? end + 1 : end;
      }
      this.#emit(symbol, at, end);
      return end;
    }
    const behind = this.#behind(name, end);
    if (behind > end) return behind;
    // "{\bf name}": the blank after a switch belongs to it; after an unknown command it is a blank
    if (text[end] === ' ' && text[at - 1] === '{') return end + 1;
    return end;
  }

  /** A letter, or a letter in braces, under an accent; 0 where there is none. */
  #accent(at: number, from: number, mark: string): number {
    const text = this.#original;
    const braced = text[from] === '{';
    const letterAt = braced ? from + 1 : from;
    let letter = text[letterAt];
    let end = letterAt + 1;
    if (letter === '\\' && (text[letterAt + 1] === 'i' || text[letterAt + 1] === 'j')) {
      letter = text[letterAt + 1];
      end = letterAt + 2;
    }
    if (!isLetter(letter)) return 0;
    if (braced) {
      if (text[end] !== '}') return 0;
      end++;
    }
    this.#emit((letter + mark).normalize('NFC').slice(0, 1), at, end);
    return end;
  }

  #entity(at: number): number {
    const text = this.#original;
    const match = /^&(?:#(\d{1,6})|#[xX]([0-9a-fA-F]{1,5})|([a-zA-Z]{2,8}));/.exec(
      text.slice(at, at + MAX_TAG),
    );
    const shown = match && this.#entityText(match);
    if (!match || shown === undefined) {
      this.#emit('&', at, at + 1);
      return at + 1;
    }
    this.#emit(shown as string, at, at + match[0].length);
    return at + match[0].length;
  }

  #entityText(match: RegExpExecArray): string | undefined {
    if (match[3] !== undefined) return ENTITIES.get(match[3]);
    const point = match[1] !== undefined ? Number(match[1]) : Number.parseInt(match[2]!, 16);
    if (point < 32 || point > 0xffff || (point >= 0xd800 && point <= 0xdfff)) return undefined;
    const char = String.fromCharCode(point);
    return PLAIN.get(char) ?? (/\s/.test(char) ? ' ' : char);
  }

  #tag(at: number): number {
    const match = /^<\/?([a-z][a-z:-]*)\s*\/?>/i.exec(this.#original.slice(at, at + MAX_TAG));
    if (match && TAGS.has(match[1]!.toLowerCase())) return at + match[0].length;
    this.#emit('<', at, at + 1);
    return at + 1;
  }
}

function isDigit(char: string | undefined): boolean {
  return char !== undefined && char >= '0' && char <= '9';
}

function isLetter(char: string | undefined): boolean {
  return (
    char !== undefined &&
    ((char >= 'a' && char <= 'z') ||
      (char >= 'A' && char <= 'Z') ||
      (char > '\u007f' && /\p{L}/u.test(char)))
  );
}
