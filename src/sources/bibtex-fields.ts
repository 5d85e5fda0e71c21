/** Abbreviations that a file defines by @string, by name in lower case. */
export type Strings = Map<string, string>;

/**
 * The fields of one BibTeX entry, names in lower case; the key stands under ''. Values keep their LaTeX.
 * @returns why the entry cannot be read, where it cannot
 */
export function fieldsOf(text: string, strings: Strings): Map<string, string> | string {
  const at = text.search(/[{(]/) + 1;
  const key = /^\s*([^\s,{}()=]*)\s*,/.exec(text.slice(at));
  if (!key) return 'the entry has no key and no fields';
  return new FieldReader(text, at + key[0].length, strings).read(key[1]!);
}

/** Takes what an @string defines into `strings`. One that cannot be read defines nothing. */
export function defineStrings(text: string, strings: Strings): void {
  const fields = new FieldReader(text, text.search(/[{(]/) + 1, strings).read('');
  if (typeof fields === 'string') return;
  for (const [name, value] of fields) if (name !== '') strings.set(name, value);
}

class FieldReader {
  #text: string;
  #at: number;
  #strings: Strings;

  constructor(text: string, at: number, strings: Strings) {
    this.#text = text;
    this.#at = at;
    this.#strings = strings;
  }

  read(key: string): Map<string, string> | string {
    const fields = new Map([['', key]]);
    for (;;) {
      this.#take(/[\s,]*/y);
      if (this.#take(/[})]/y)) return fields;
      const name = this.#take(/([^\s=,{}()"#]+)\s*=\s*/y)?.[1];
      if (name === undefined) {
        return this.#at >= this.#text.length
          ? 'the entry has no end: a closing brace is missing'
          : `the entry breaks at "${this.#text.slice(this.#at, this.#at + 20).split('\n')[0]}"`;
      }
      const value = this.#value();
      if (value === undefined) return `the value of "${name}" has no end`;
      // Of a field given twice BibTeX takes the first.
      if (!fields.has(name.toLowerCase())) fields.set(name.toLowerCase(), value);
    }
  }

  /** Braced, quoted, a number or an abbreviation, or several joined by "#". */
  #value(): string | undefined {
    let value = '';
    for (;;) {
      const part = this.#part();
      if (part === undefined) return undefined;
      value += part;
      if (!this.#take(/\s*#\s*/y)) return value.replace(/\s+/g, ' ').trim();
    }
  }

  #part(): string | undefined {
    const c = this.#text[this.#at];
    if (c !== '{' && c !== '"') {
      const word = this.#take(/[^\s,{}()"#]+/y)?.[0];
      return word === undefined ? undefined : (this.#strings.get(word.toLowerCase()) ?? word);
    }
    const start = this.#at + 1;
    let depth = 0;
    for (let at = start; at < this.#text.length; at += 1) {
      const d = this.#text[at]!;
      if (d === '\\') at += 1;
      else if (depth === 0 && d === (c === '{' ? '}' : '"')) {
        this.#at = at + 1;
        return this.#text.slice(start, at);
      } else if (d === '{') depth += 1;
      else if (d === '}') depth -= 1;
    }
    return undefined;
  }

  #take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found) this.#at += found[0].length;
    return found;
  }
}
