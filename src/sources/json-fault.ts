/** Literals and numbers as RFC 8259 has them. */
const PLAIN = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const ESCAPE = /["\\/bfnrt]|u[\da-fA-F]{4}/y;
const SPACE = /[ \t\r\n]*/y;

/** Says that a text is not JSON, and where it stops being so. The text itself is not repeated. */
export function notJson(text: string): string {
  const at = new FaultFinder(text).find();
  if (at >= text.trimEnd().length) return 'not JSON (it breaks off in the middle)';
  return `not JSON (it breaks at column ${at + 1})`;
}

/** Reads JSON up to where it is none: the engine's own messages name that place only sometimes. */
class FaultFinder {
  #text: string;
  #at = 0;
  /** Brackets not yet closed. */
  #open: string[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  /** @returns the place in UTF-16 units; the text's end where it breaks off */
  find(): number {
    let expected: 'value' | 'name' | 'colon' | 'comma' = 'value';
    let mayClose = false;
    for (;;) {
      this.#take(SPACE);
      const inObject = this.#open.at(-1) === '{';
      if (mayClose && this.#open.length > 0 && this.#sign(inObject ? '}' : ']')) {
        this.#open.pop();
        expected = 'comma';
        continue;
      }
      mayClose = false;
      if (expected === 'comma') {
        if (this.#open.length === 0 || !this.#sign(',')) return this.#at;
        expected = inObject ? 'name' : 'value';
      } else if (expected === 'colon') {
        if (!this.#sign(':')) return this.#at;
        expected = 'value';
      } else if (expected === 'name') {
        if (!this.#string()) return this.#at;
        expected = 'colon';
      } else {
        const bracket = this.#sign('{[');
        if (bracket) this.#open.push(bracket);
        else if (!this.#string() && !this.#take(PLAIN)) return this.#at;
        expected = bracket === '{' ? 'name' : bracket === '[' ? 'value' : 'comma';
        mayClose = true;
      }
    }
  }

  #take(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    const found = pattern.test(this.#text);
    if (found) this.#at = pattern.lastIndex;
    return found;
  }

  #sign(signs: string): string {
    const c = this.#text[this.#at] ?? '';
    if (c === '' || !signs.includes(c)) return '';
    this.#at += 1;
    return c;
  }

  /** Goes past a string. A string that breaks is not gone into; one without end is gone through. */
  #string(): boolean {
    const text = this.#text;
    if (text[this.#at] !== '"') return false;
    for (let at = this.#at + 1; at < text.length; at += 1) {
      const c = text[at]!;
      if (c === '"') {
        this.#at = at + 1;
        return true;
      }
      if (c < ' ') return false;
      if (c !== '\\') continue;
      ESCAPE.lastIndex = at + 1;
      if (!ESCAPE.test(text)) return false;
      at = ESCAPE.lastIndex - 1;
    }
    this.#at = text.length;
    return false;
  }
}
