import { classOf, endsAt, isWordClass, MARK, SPACE } from './letters.ts';
import { compileSurface, type MatchRule, type Surface, spells } from './surface.ts';
import { type FlatTrie, GrowingTrie, ROOT } from './trie.ts';

/** A name found: text.slice(start, end) in UTF-16 units. */
export interface NameMatch<P> {
  start: number;
  end: number;
  /** Payload of the first surface that fits. */
  payload: P;
  /** Payloads of all surfaces that fit, in the order in which they were added. */
  payloads: P[];
}

const LETTER_S = 115;
const LETTER_E = 101;
/** Last letters of words whose plural is in -es. */
const HISSING = 'shxz';

/**
 * Finds names in a text: leftmost, longest, at token boundaries, with the variants that `MatchRule` allows. A trie over
 * letters without case and separators. Each token start follows the trie for at most
 * the length of the longest name, so the time is linear in the text and does not depend on the number of names.
 */
export class NameMatcher<P> {
  readonly #trie: GrowingTrie;
  /** The trie as it was when a text was last read, none where a surface came after. */
  #flat: FlatTrie | undefined;
  /** By node: 1 + index of the last surface added that ends there, 0 for none. */
  readonly #ends: number[] = [];
  /** The surfaces in the order in which they were added, and for each the one before it at the same node, as in #ends. */
  readonly #texts: string[] = [];
  readonly #rules: MatchRule[] = [];
  readonly #payloads: P[] = [];
  readonly #before: number[] = [];
  /** Made ready when the text first comes near them: most names are never met. */
  readonly #ready: (Surface | undefined)[] = [];

  /** @param expected number of surfaces to make room for. */
  constructor(expected = 256) {
    this.#trie = new GrowingTrie(expected);
  }

  /** Number of surfaces added. */
  get size(): number {
    return this.#texts.length;
  }

  /** Adds a surface. A surface may be added again with another payload: a name with two meanings. */
  add(surface: string, payload: P, rule: MatchRule = 'auto'): void {
    let node = ROOT;
    for (let at = 0; at < surface.length; at++) {
      const sign = classOf(surface.charCodeAt(at));
      if (sign > 0) node = this.#trie.after(node, sign);
    }
    if (node === ROOT) return;
    this.#flat = undefined;
    while (this.#ends.length <= node) this.#ends.push(0);
    this.#before.push(this.#ends[node]!);
    this.#ends[node] = this.#texts.push(surface);
    this.#rules.push(rule);
    this.#payloads.push(payload);
  }

  /** All names in `text`, in order, not overlapping. */
  find(text: string): NameMatch<P>[] {
    const found: NameMatch<P>[] = [];
    this.#flat ??= this.#trie.flat(this.#ends);
    const trie = this.#flat;
    let at = 0;
    while (at < text.length) {
      if (!isWordClass(classOf(text.charCodeAt(at)))) {
        at++;
        continue;
      }
      const match = this.#longestFrom(trie, text, at);
      if (match) {
        found.push(match);
        at = match.end;
      } else at++;
      while (at < text.length && isWordClass(classOf(text.charCodeAt(at)))) at++;
    }
    return found;
  }

  #longestFrom(trie: FlatTrie, text: string, start: number): NameMatch<P> | undefined {
    let best: NameMatch<P> | undefined;
    let node = ROOT;
    let at = start;
    while (at < text.length) {
      const sign = classOf(text.charCodeAt(at));
      if (sign < 0) {
        const resumed = skipSeparator(text, at);
        if (resumed < 0) break;
        at = resumed;
        continue;
      }
      const next = sign === 0 ? -1 : trie.after(node, sign);
      if (next < 0) break;
      node = next;
      at++;
      const last = trie.endOf(node);
      if (last > 0) best = this.#ending(last, text, start, at) ?? best;
    }
    return best;
  }

  #ending(last: number, text: string, start: number, at: number): NameMatch<P> | undefined {
    const end = endsAt(text, at) ? at : pluralEnd(text, at);
    if (end < 0) return undefined;
    const payloads: P[] = [];
    for (let one = last; one > 0; one = this.#before[one - 1]!) {
      const surface = this.#surface(one - 1);
      if (end > at && !surface.plural) continue;
      const payload = this.#payloads[one - 1]!;
      if (spells(surface, text, start, at) && !payloads.includes(payload)) payloads.push(payload);
    }
    payloads.reverse();
    return payloads.length > 0 ? { start, end, payload: payloads[0]!, payloads } : undefined;
  }

  #surface(index: number): Surface {
    let surface = this.#ready[index];
    if (surface === undefined) {
      surface = compileSurface(this.#texts[index]!, this.#rules[index]!);
      this.#ready[index] = surface;
    }
    return surface;
  }
}

/** Where the name goes on after one hyphen or mark, white space, or both. -1 for anything else. */
function skipSeparator(text: string, at: number): number {
  let next = at;
  if (classOf(text.charCodeAt(next)) !== SPACE) next++;
  while (next < text.length && classOf(text.charCodeAt(next)) === SPACE) next++;
  return next < text.length && classOf(text.charCodeAt(next)) > 0 ? next : -1;
}

/** End of the word when only a plural ending stands between `at` and it ("GANs", "processes"), else -1. */
function pluralEnd(text: string, at: number): number {
  const sign = classOf(text.charCodeAt(at));
  const before = text[at - 1]!.toLowerCase();
  if (sign === LETTER_S && before !== 's' && endsAt(text, at + 1)) return at + 1;
  const after = at + 1 < text.length ? classOf(text.charCodeAt(at + 1)) : MARK;
  const isPlural = sign === LETTER_E && after === LETTER_S && HISSING.includes(before);
  return isPlural && endsAt(text, at + 2) ? at + 2 : -1;
}
