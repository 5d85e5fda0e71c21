import { ACCENTS, ARGUMENT_DROPPED } from './latex.ts';
import { BLACKBOARD, LOOKS, LOWERED, OVER, RAISED, READING } from './reading-signs.ts';

/** A piece as it is shown, and what it was made of; one of the same length stands for it sign by sign. */
export interface Piece {
  start: number;
  end: number;
  shown: string;
}

/** What closes farther off than this was not opened: keeps the work linear. */
const LONGEST_GROUP = 400;
/** Braces within braces that are looked into. */
const DEEPEST = 8;
/** Signs that a backslash only keeps from their meaning. */
const ESCAPED: ReadonlySet<string> = new Set(['%', '&', '_', '#', '$', '{', '}']);

/** Goes through a text once; nested groups are read within. */
export class LatexReader {
  readonly #text: string;
  #pieces: Piece[] = [];
  /** Only where quotes open in the way of LaTeX do two apostrophes close them. */
  readonly #hasQuotes: boolean;

  constructor(text: string) {
    this.#text = text;
    this.#hasQuotes = text.includes('``');
  }

  read(): Piece[] {
    this.#range(0, this.#text.length, false, 0);
    return this.#pieces;
  }

  #range(from: number, to: number, isMath: boolean, depth: number): void {
    let at = from;
    while (at < to) at = this.#step(at, to, isMath, depth);
  }

  #show(shown: string, start: number, end: number): number {
    const last = this.#pieces.at(-1);
    const isPlain = shown.length === end - start;
    if (last && isPlain && last.end === start && last.shown.length === last.end - last.start) {
      last.shown += shown;
      last.end = end;
    } else this.#pieces.push({ shown, start, end });
    return end;
  }

  #asItStands(at: number, end = at + 1): number {
    return this.#show(this.#text.slice(at, end), at, end);
  }

  /** Reads what stands at a place and gives the place of what comes next. */
  #step(at: number, to: number, isMath: boolean, depth: number): number {
    const text = this.#text;
    switch (text[at]) {
      case '\\':
        return this.#command(at, to, isMath, depth);
      case '$':
        return this.#maths(at, to, isMath, depth);
      case '^':
      case '_':
        return this.#script(at, to, isMath, depth);
      case '{': {
        const close = this.#closing(at, to);
        // A lone pair is part of the text outside maths, but for "{\bf name}".
        if (close < 0 || depth >= DEEPEST || (!isMath && text[at + 1] !== '\\')) break;
        this.#range(at + 1, close, isMath, depth + 1);
        return close + 1;
      }
      case '~':
        if (!isMath) break;
        return this.#show(' ', at, at + 1);
      case '`':
        if (text[at + 1] !== '`') break;
        return this.#show('“', at, at + 2);
      case "'":
        if (!this.#hasQuotes || text[at + 1] !== "'") break;
        return this.#show('”', at, at + 2);
    }
    return this.#asItStands(at);
  }

  /** Maths opens before and closes behind something that is no space; "$5 and $6" and "$5-$6" are money. */
  #maths(at: number, to: number, isMath: boolean, depth: number): number {
    if (isMath) return at + 1;
    const text = this.#text;
    const width = text[at + 1] === '$' ? 2 : 1;
    const from = at + width;
    const most = Math.min(to, from + LONGEST_GROUP);
    for (let end = from; end < most; end += 1) {
      if (text[end] === '\\') end += 1;
      else if (text[end] === '$') {
        const inside = text.slice(from, end);
        const isPrice = /^\d/.test(inside) && /\d/.test(text[end + width] ?? '');
        const closes = inside !== '' && !isPrice && !/^\s|\s$/.test(inside);
        if (!closes) break;
        this.#range(from, end, true, depth);
        return end + width;
      }
    }
    return this.#asItStands(at, from);
  }

  /** "_2", "^{n+1}": signs that stand low or high, or, where one of them has no such form, the text behind its mark. */
  #script(at: number, to: number, isMath: boolean, depth: number): number {
    const argument = this.#argument(at + 1, to, isMath);
    if (!argument || depth >= DEEPEST) return this.#asItStands(at);
    const inside = this.#inner(argument, depth);
    const marks = this.#text[at] === '_' ? LOWERED : RAISED;
    const signs = [...inside].map((sign) => marks.get(sign));
    if (signs.every((sign) => sign !== undefined))
      return this.#show(signs.join(''), at, argument.next);
    const isShort = [...inside].length === 1 || /^[\p{L}\p{N}.]+$/u.test(inside);
    const shown = isShort ? inside : `(${inside})`;
    return this.#show(inside === '' ? '' : `${this.#text[at]}${shown}`, at, argument.next);
  }

  #command(at: number, to: number, isMath: boolean, depth: number): number {
    const text = this.#text;
    const next = text[at + 1] ?? '';
    if (ESCAPED.has(next)) return this.#show(next, at, at + 2);
    const accented = this.#accented(at, to);
    if (accented) return this.#show(accented.shown, at, accented.next);
    // "et al.\ 2024": a blank that ends no sentence.
    if (isMath || (next === ' ' && /\S/.test(text[at - 1] ?? ' '))) {
      if (next !== '' && ',;:! '.includes(next))
        return this.#show(next === '!' ? '' : ' ', at, at + 2);
      if (next === '|') return this.#show('‖', at, at + 2);
    }
    const name = /^[a-zA-Z]{1,24}/.exec(text.slice(at + 1, at + 26))?.[0];
    if (name === undefined) return this.#asItStands(at);
    return this.#named(name, at, at + 1 + name.length, to, isMath, depth);
  }

  #named(
    name: string,
    at: number,
    end: number,
    to: number,
    isMath: boolean,
    depth: number,
  ): number {
    const text = this.#text;
    const sign = READING.get(name);
    if (sign !== undefined) {
      const ended = text.startsWith('{}', end) ? end + 2 : end;
      return this.#show(sign, at, ended);
    }
    // "\bar D": in maths a blank only ends the command.
    const from = isMath && text[end] === ' ' ? end + 1 : end;
    const argument = this.#argument(from, to, true);
    const isBraced = text[end] === '{' && argument !== undefined && depth < DEEPEST;
    if (LOOKS.has(name)) {
      // The blank after a switch, "{\bf name}", belongs to it.
      if (text[end] === '{' && !isBraced) return this.#asItStands(at, end);
      if (!isBraced) return text[end] === ' ' && !isMath ? end + 1 : end;
      this.#range(argument.start, argument.end, isMath && !name.startsWith('text'), depth + 1);
      return argument.next;
    }
    if (!argument || depth >= DEEPEST) return this.#asItStands(at, end);
    if (ARGUMENT_DROPPED.has(name)) return isBraced ? argument.next : this.#asItStands(at, end);
    const shown = this.#made(name, argument, to, depth);
    if (shown) return this.#show(shown.shown, at, shown.next);
    return this.#asItStands(at, isBraced ? argument.next : end);
  }

  /** What a command makes of its arguments; nothing where it is not known. */
  #made(
    name: string,
    argument: Argument,
    to: number,
    depth: number,
  ): { shown: string; next: number } | undefined {
    const inside = () => this.#inner(argument, depth);
    const { next } = argument;
    const over = OVER.get(name);
    if (over) {
      const letter = inside();
      return { shown: [...letter].length === 1 ? (letter + over).normalize('NFC') : letter, next };
    }
    switch (name) {
      case 'mathbb':
        return { shown: [...inside()].map((one) => BLACKBOARD.get(one) ?? one).join(''), next };
      case 'sqrt':
        return { shown: `√${grouped(inside())}`, next };
      case 'textsuperscript':
        return { shown: [...inside()].map((one) => RAISED.get(one) ?? one).join(''), next };
      case 'textsubscript':
        return { shown: [...inside()].map((one) => LOWERED.get(one) ?? one).join(''), next };
      case 'frac':
      case 'tfrac':
      case 'dfrac': {
        const below = this.#argument(next, to, true);
        if (!below) return undefined;
        const shown = `${grouped(inside())}/${grouped(this.#inner(below, depth))}`;
        return { shown, next: below.next };
      }
    }
    return undefined;
  }

  /** What stands in an argument, as it is read. */
  #inner({ start, end }: Argument, depth: number): string {
    const kept = this.#pieces;
    this.#pieces = [];
    this.#range(start, end, true, depth + 1);
    const shown = this.#pieces.map((piece) => piece.shown).join('');
    this.#pieces = kept;
    return shown;
  }

  /** A letter under an accent, "\'e" or "\v{c}"; an accent that is a letter asks for braces. */
  #accented(at: number, to: number): { shown: string; next: number } | undefined {
    const name = this.#text[at + 1] ?? '';
    const mark = ACCENTS.get(name);
    if (mark === undefined) return undefined;
    const found = /^\{?\\?(\p{L})\}?/u.exec(this.#text.slice(at + 2, Math.min(to, at + 8)));
    if (!found?.[1]) return undefined;
    const braced = found[0].startsWith('{');
    if (braced !== found[0].endsWith('}') || (/[a-z]/i.test(name) && !braced)) return undefined;
    if (found[0].includes('\\') && !'ij'.includes(found[1])) return undefined;
    return { shown: (found[1] + mark).normalize('NFC'), next: at + 2 + found[0].length };
  }

  /** What a command or a mark applies to: a group in braces; in maths also a command, or one sign. */
  #argument(at: number, to: number, isMath: boolean): Argument | undefined {
    const text = this.#text;
    if (at >= to) return undefined;
    if (text[at] === '{') {
      const close = this.#closing(at, to);
      return close < 0 ? undefined : { start: at + 1, end: close, next: close + 1 };
    }
    if (!isMath || /[\s}$^_]/.test(text[at]!)) return undefined;
    const command = /^\\[a-zA-Z]{1,24}/.exec(text.slice(at, Math.min(to, at + 26)))?.[0];
    const width = command?.length ?? String.fromCodePoint(text.codePointAt(at)!).length;
    // "^\text{T}": with what the command applies to, where it applies to something.
    const own =
      command && !READING.has(command.slice(1)) ? this.#argument(at + width, to, false) : undefined;
    const end = own?.next ?? at + width;
    return { start: at, end, next: end };
  }

  /** Where a brace closes, or −1. */
  #closing(at: number, to: number): number {
    let open = 0;
    for (let i = at; i < Math.min(to, at + LONGEST_GROUP); i += 1) {
      const sign = this.#text[i];
      if (sign === '\\') i += 1;
      else if (sign === '{') open += 1;
      else if (sign === '}') {
        open -= 1;
        if (open === 0) return i;
      }
    }
    return -1;
  }
}

interface Argument {
  start: number;
  end: number;
  /** Where what follows it begins. */
  next: number;
}

/** In brackets where it is more than one name or number. */
function grouped(text: string): string {
  return /^[\p{L}\p{N}\p{M}.]*$/u.test(text) ? text : `(${text})`;
}
