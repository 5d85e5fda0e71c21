import type { Candidate } from './candidate.ts';
import { cellsOf } from './cells.ts';
import type { NamedEntity } from './entities.ts';
import { AS_MEASURED, blend, FeatureList, few, mix } from './features.ts';
import type { Group } from './group.ts';
import { type LinkPair, OWN_WORD, ofThePaper } from './link-pairs.ts';
import { keyOf } from './names.ts';
import { wordAt, wordsOf } from './word-facts.ts';

/** What tells whether two entities are linked, and how: what they are, and the words around them. */
export function linkFeatures(pair: LinkPair, named: readonly NamedEntity[]): number[] {
  const { head, tail, headMention, tailMention } = pair;
  const list = new FeatureList();
  list.hashes.push(AS_MEASURED);
  const headKind = kindOf(head);
  const tailKind = kindOf(tail);
  const kinds = blend(headKind, tailKind);
  const roles = blend(head.entity.relation, tail.entity.relation);
  list.add('kinds', kinds);
  list.add('roles', roles);
  list.add('head', headKind);
  list.add('tail', tailKind);
  list.add('types', blend(head.entity.type, tail.entity.type));
  list.add('tail name', blend(keyOf(tail.entity.name), head.entity.relation));
  list.add('head name', blend(keyOf(head.entity.name), tail.entity.relation));
  list.add('holds', nameHolds(head.group, tail.group), nameHolds(tail.group, head.group), roles);
  const own = named.filter((x) => x.entity.relation === 'introduces');
  const place = blend(head === own[0], tail === own[0], few(own.length));
  list.add('place', place);
  list.add('place&roles', place, roles);
  list.add('tail title', blend(inTitle(tail.group), inTitle(head.group)), roles);
  const { sentence } = tailMention;
  // 1 where the head stands before the tail, 2 after, 0 in no sentence with it
  const order = headMention ? (headMention.from < tailMention.from ? 1 : 2) : 0;
  list.add('order', order, roles);
  list.add('order&kinds', order, kinds);
  const there = readTail(tailMention, order);
  for (const hash of there.hashes) list.hashes.push(hash);
  for (const word of there.seen) list.add('sentence&roles', word, order, roles);
  if (headMention) addTogether(list, headMention, tailMention, order);
  for (const [tailThere, headThere] of pair.elsewhere) addElsewhere(list, headThere, tailThere);
  list.add('together', blend(order > 0, sentence.field, ofThePaper(sentence)), roles);
  list.add('part', blend(sentence.part), order, roles);
  list.add('sentence no', Math.min(sentence.index, 8), roles);
  return list.hashes;
}

function kindOf({ entity }: NamedEntity): number {
  return blend(entity.type, entity.scope, entity.relation);
}

/** The words between the two and around the head, in the sentence that holds both. */
function addTogether(list: FeatureList, head: Candidate, tail: Candidate, order: number): void {
  const words = wordsOf(head.sentence);
  const [a, b] = order === 1 ? [head, tail] : [tail, head];
  const gap = b.from - a.to;
  list.add('gap', gap < 0 ? -1 : gap === 0 ? 0 : gap < 3 ? 2 : gap < 8 ? 7 : 8, order);
  for (let i = a.to; i < Math.min(b.from, a.to + 15); i++)
    list.add('between', words[i]!.hash, order);
  if (gap < 5) {
    let phrase = 0;
    for (let i = a.to; i < b.from; i++) phrase = mix(phrase, words[i]!.hash);
    list.add('phrase', phrase, order);
  }
  for (let k = 1; k <= 3; k++) list.add('head-', wordAt(words, head.from - k).hash, order);
  for (let k = 0; k < 3; k++) list.add('head+', k, wordAt(words, head.to + k).hash, order);
}

/** The words between the two in another sentence that holds both, and its cues before them. */
function addElsewhere(list: FeatureList, head: Candidate, tail: Candidate): void {
  const ahead = head.from < tail.from ? 1 : 0;
  const [a, b] = ahead ? [head, tail] : [tail, head];
  const words = wordsOf(tail.sentence);
  for (let i = Math.max(a.to, b.from - 15); i < b.from; i++)
    list.add('between elsewhere', words[i]!.hash, ahead);
  for (let i = 0; i < a.from; i++) {
    const { cue, hash } = words[i]!;
    if (cue > 0) list.add('cue elsewhere', hash, ahead);
  }
}

/** What the words around a tail say, whatever the head. */
interface TailReading {
  hashes: readonly number[];
  /** Words of its sentence that say something of links, each with the side on which it stands, hashed. */
  seen: ReadonlySet<number>;
}

/** A tail stands in many pairs; by the order (see linkFeatures). */
const tails = new WeakMap<Candidate, (TailReading | undefined)[]>();

function readTail(tail: Candidate, order: number): TailReading {
  let readings = tails.get(tail);
  if (!readings) {
    readings = [];
    tails.set(tail, readings);
  }
  readings[order] ??= tailReading(tail, order);
  return readings[order];
}

function tailReading(tail: Candidate, order: number): TailReading {
  const list = new FeatureList();
  const words = wordsOf(tail.sentence);
  const hashAt = (i: number): number => wordAt(words, i).hash;
  const seen = new Set<number>();
  words.forEach(({ cue, hash, lower }, i) => {
    const side = i < tail.from ? 1 : 0;
    if (cue > 0) seen.add(cue * 2 + side);
    if (cue > 0 || TELLING.has(lower)) seen.add(mix(hash, side));
  });
  for (const word of seen) list.add('sentence', word, order);
  for (let k = 1; k <= 5; k++) list.add('tail-', k < 3 ? k : 0, hashAt(tail.from - k), order);
  for (let k = 0; k < 3; k++) list.add('tail+', k, hashAt(tail.to + k), order);
  list.add('tail left', hashAt(tail.from - 2), hashAt(tail.from - 1), order);
  return { hashes: list.hashes, seen };
}

/** Small words that say something of links beside the cues. */
const TELLING: ReadonlySet<string> = new Set(
  'we our it this which than of consist consists comprise comprises comprising two three module component components both'.split(
    ' ',
  ),
);

/**
 * What the encoder reads at the tail and, where it stands in the same sentence, at the head; of both the mean over all
 * places; and the most that each cell has in the words that lead from one to the other.
 */
export function linkCells({ head, tail, tailMention, headMention }: LinkPair): Float32Array {
  const width = tailMention.cells.length;
  const numbers = new Float32Array(5 * width);
  numbers.set(tailMention.cells);
  if (headMention) numbers.set(headMention.cells, width);
  numbers.set(meanCells(tail.group, width), 2 * width);
  numbers.set(meanCells(head.group, width), 3 * width);
  const [from, to] = headMention
    ? wordsBetween(headMention, tailMention)
    : wordsSinceOwn(tailMention);
  const { cells } = tailMention.encoded;
  for (let t = from; t < to; t++) {
    for (let d = 0; d < width; d++) {
      const value = cells[t * width + d]!;
      if (value > numbers[4 * width + d]!) numbers[4 * width + d] = value;
    }
  }
  return numbers;
}

/** Of the words between two names as many as tell something, nearest to the second. */
const MOST_BETWEEN = 20;

function wordsBetween(head: Candidate, tail: Candidate): [number, number] {
  const [a, b] = head.from < tail.from ? [head, tail] : [tail, head];
  return [Math.max(a.to, b.from - MOST_BETWEEN), b.from];
}

/** From "we" or "our method" up to a name. */
function wordsSinceOwn(tail: Candidate): [number, number] {
  const { tokens } = tail.sentence;
  const end = (tail.list ?? tail).from;
  for (let i = end - 1; i >= Math.max(0, end - MOST_BETWEEN); i--)
    if (OWN_WORD.test(tokens[i]!.text)) return [i, end];
  return [end, end];
}

/** An entity stands in many pairs. */
const means = new WeakMap<Group, Float32Array>();

function meanCells(group: Group, width: number): Float32Array {
  let mean = means.get(group);
  if (!mean) {
    mean = cellsOf(group.candidates).subarray(0, width);
    means.set(group, mean);
  }
  return mean;
}

function inTitle(group: Group): boolean {
  return group.candidates.some((c) => c.sentence.field === 'title');
}

/** "Auto-Pruning" holds "Pruning": 2 at its end, 1 elsewhere. */
function nameHolds(outer: Group, inner: Group): number {
  let held = 0;
  for (const long of outer.surfaces.keys()) {
    for (const short of inner.surfaces.keys()) {
      const [a, b] = [keyOf(long), keyOf(short)];
      if (b.length < 3 || a.length <= b.length) continue;
      if (a.endsWith(b)) return 2;
      if (a.includes(b)) held = 1;
    }
  }
  return held;
}
