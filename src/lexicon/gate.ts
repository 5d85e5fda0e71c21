/**
 * Sense gating: a name that is also a word, or has two meanings (H2O, SAM, Adam), counts only in papers whose title and
 * abstract hold a word of its field, or do not hold a word of the other one.
 */
export interface Gate {
  /** At least one of these must stand in the paper; empty: none is needed. */
  needs: string[];
  /** None of these may stand in it. */
  forbids: string[];
}

/** A paper's words, folded once, that gates are asked against. */
export class GateContext {
  readonly #text: string;
  /** A gate is asked for at each place of its name: the answer is the same in the whole paper. */
  readonly #passed = new Map<Gate, boolean>();

  /** @param text title and abstract. */
  constructor(text: string) {
    this.#text = ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  }

  /** True when the word or phrase stands in the paper; "segment*" asks for a word that starts so. */
  holds(word: string): boolean {
    return this.#text.includes(word.endsWith('*') ? ` ${word.slice(0, -1)}` : ` ${word} `);
  }

  passes(gate: Gate): boolean {
    let passes = this.#passed.get(gate);
    if (passes === undefined) {
      passes = this.#ask(gate);
      this.#passed.set(gate, passes);
    }
    return passes;
  }

  #ask(gate: Gate): boolean {
    if (gate.forbids.some((word) => this.holds(word))) return false;
    return gate.needs.length === 0 || gate.needs.some((word) => this.holds(word));
  }
}

/**
 * Reads a gate as the tables write it: "+segment*|mask -sharpness*": words that are needed, words that are forbidden,
 * parted by "|", phrases allowed ("+kv cache|eviction").
 * @returns undefined for an empty column, a string that says what is wrong for a malformed one.
 */
export function parseGate(column: string): Gate | undefined | string {
  if (column === '') return undefined;
  const gate: Gate = { needs: [], forbids: [] };
  for (const part of column.split(/ (?=[+-])/)) {
    const words = part.slice(1).split('|');
    if (!/^[+-]/.test(part)) return 'a gate is "+word|word" or "-word|word"';
    const bad = words.find((word) => !/^[\p{Ll}\p{N}][\p{Ll}\p{N}\p{Lo} ]*\*?$/u.test(word));
    if (bad !== undefined) return `"${bad}" in the gate is not a word in lower case`;
    (part[0] === '+' ? gate.needs : gate.forbids).push(...words);
  }
  return gate;
}
