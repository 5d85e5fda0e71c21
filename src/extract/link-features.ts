import type { Candidate } from './candidate.ts';
import { cellsOf } from './cells.ts';
import { CUES } from './cues.ts';
import type { NamedEntity } from './entities.ts';
import { AS_MEASURED, FeatureList, few } from './features.ts';
import type { Group } from './group.ts';
import { type LinkPair, OWN_WORD, ofThePaper } from './link-pairs.ts';
import { keyOf } from './names.ts';

/** What tells whether two entities are linked, and how: what they are, and the words around them. */
export function linkFeatures(pair: LinkPair, named: readonly NamedEntity[]): number[] {
  const { head, tail, headMention, tailMention } = pair;
  const list = new FeatureList();
  const kindOf = ({ entity }: NamedEntity) => `${entity.type} ${entity.scope} ${entity.relation}`;
  const kinds = `${kindOf(head)} ${kindOf(tail)}`;
  const roles = `${head.entity.relation} ${tail.entity.relation}`;
  list.hashes.push(AS_MEASURED);
  list.add('kinds', kinds);
  list.add('roles', roles);
  list.add('head', kindOf(head));
  list.add('tail', kindOf(tail));
  list.add('types', `${head.entity.type} ${tail.entity.type}`);
  list.add('tail name', `${keyOf(tail.entity.name)} ${head.entity.relation}`);
  list.add('head name', `${keyOf(head.entity.name)} ${tail.entity.relation}`);
  const holds = nameHolds(head.group, tail.group);
  const held = nameHolds(tail.group, head.group);
  list.add('holds', `${holds} ${held} ${roles}`);
  const own = named.filter((x) => x.entity.relation === 'introduces');
  const main = own[0];
  const place = `${head === main ? 'main' : 'other'} ${tail === main ? 'main' : 'other'} ${few(own.length)}`;
  list.add('place', place);
  list.add('place&roles', `${place} ${roles}`);
  list.add('tail title', `${inTitle(tail.group)} ${inTitle(head.group)} ${roles}`);
  const sentence = tailMention.sentence;
  const low = (i: number): string => sentence.tokens[i]?.text.toLowerCase() ?? (i < 0 ? '^' : '$');
  const together = headMention !== undefined;
  const order = headMention ? (headMention.from < tailMention.from ? 'before' : 'after') : 'apart';
  const base = `${order} ${roles}`;
  list.add('order', base);
  list.add('order&kinds', `${order} ${kinds}`);
  const there = readTail(tailMention, order);
  for (const hash of there.hashes) list.hashes.push(hash);
  for (const word of there.seen) list.add('sentence&roles', `${word} ${base}`);
  list.add('list left1', `${low((tailMention.list ?? tailMention).from - 1)} ${base}`);
  if (headMention) {
    const [a, b] = order === 'before' ? [headMention, tailMention] : [tailMention, headMention];
    const gap = b.from - a.to;
    list.add('one list', `${a.list !== undefined && a.list === b.list} ${roles}`);
    const [end, start] = [(a.list ?? a).to, (b.list ?? b).from];
    if (start > end && start - end < 6) {
      let words = '';
      for (let i = end; i < start; i++) words += `${low(i)} `;
      list.add('phrase of lists', `${words} ${order}`);
    }
    list.add(
      'gap',
      `${gap < 0 ? 'in' : gap === 0 ? 0 : gap < 3 ? 2 : gap < 8 ? 7 : 'far'} ${order}`,
    );
    for (let i = a.to; i < Math.min(b.from, a.to + 15); i++)
      list.add('between', `${low(i)} ${order}`);
    if (gap < 5) {
      let words = '';
      for (let i = a.to; i < b.from; i++) words += `${low(i)} `;
      list.add('phrase', `${words} ${order}`);
    }
    for (let k = 1; k <= 3; k++) list.add('head-', `${low(headMention.from - k)} ${order}`);
    for (let k = 0; k < 3; k++) list.add(`head+${k}`, `${low(headMention.to + k)} ${order}`);
  }
  for (const [there, headThere] of pair.elsewhere) {
    const ahead = headThere.from < there.from;
    const [a, b] = ahead ? [headThere, there] : [there, headThere];
    const { tokens } = there.sentence;
    for (let i = Math.max(a.to, b.from - 15); i < b.from; i++)
      list.add('between elsewhere', `${tokens[i]!.text.toLowerCase()} ${ahead}`);
    for (let i = 0; i < a.from; i++) {
      const word = tokens[i]!.text.toLowerCase();
      if (CUES.has(word)) list.add('cue elsewhere', `${word} ${ahead}`);
    }
  }
  list.add('together', `${together} ${sentence.field} ${ofThePaper(sentence)} ${roles}`);
  list.add('part', `${sentence.part} ${order} ${roles}`);
  list.add('sentence no', `${Math.min(sentence.index, 8)} ${roles}`);
  return list.hashes;
}

/** What the words around a tail say, whatever the head. */
interface TailReading {
  hashes: readonly number[];
  /** Words of its sentence that say something of links, each with the side on which it stands. */
  seen: ReadonlySet<string>;
}

/** A tail stands in many pairs. */
const tails = new WeakMap<Candidate, Map<string, TailReading>>();

function readTail(tail: Candidate, order: string): TailReading {
  let readings = tails.get(tail);
  if (!readings) {
    readings = new Map();
    tails.set(tail, readings);
  }
  let reading = readings.get(order);
  if (!reading) {
    reading = tailReading(tail, order);
    readings.set(order, reading);
  }
  return reading;
}

function tailReading(tail: Candidate, order: string): TailReading {
  const list = new FeatureList();
  const { tokens } = tail.sentence;
  const low = (i: number): string => tokens[i]?.text.toLowerCase() ?? (i < 0 ? '^' : '$');
  // of "A, B and C" all are told the same
  const whole = tail.list ?? tail;
  const seen = new Set<string>();
  tokens.forEach((token, i) => {
    const word = token.text.toLowerCase();
    const group = CUES.get(word);
    const side = i < tail.from ? 'b' : 'a';
    if (group) {
      seen.add(`cue${group}${side}`);
      seen.add(`${word}${side}`);
    } else if (TELLING.test(word)) seen.add(`${word}${side}`);
  });
  for (const word of seen) list.add('sentence', `${word} ${order}`);
  for (let k = 1; k <= 5; k++)
    list.add(k < 3 ? `tail-${k}` : 'tail-', `${low(tail.from - k)} ${order}`);
  for (let k = 0; k < 3; k++) list.add(`tail+${k}`, `${low(tail.to + k)} ${order}`);
  list.add('list left', `${low(whole.from - 2)} ${low(whole.from - 1)} ${order}`);
  list.add('list right', `${low(whole.to)} ${low(whole.to + 1)} ${order}`);
  list.add('tail left', `${low(tail.from - 2)} ${low(tail.from - 1)} ${order}`);
  // the words from "we" or "our method" up to it
  let own = whole.from - 1;
  while (own >= 0 && !OWN_WORD.test(tokens[own]!.text)) own--;
  list.add('own before', `${own >= 0} ${order}`);
  if (own >= 0) {
    for (let i = own; i < Math.min(whole.from, own + 12); i++)
      list.add('since own', `${low(i)} ${order}`);
  }
  return { hashes: list.hashes, seen };
}

/** Small words that say something of links beside the cues. */
const TELLING =
  /^(?:we|our|it|this|which|than|of|consists?|comprises?|comprising|two|three|module|component|components|both)$/;

/**
 * What the encoder reads at the tail and, where it stands in the same sentence, at the head, and of both the mean over
 * all places.
 */
export function linkCells({ head, tail, tailMention, headMention }: LinkPair): Float32Array {
  const width = tailMention.cells.length;
  const numbers = new Float32Array(4 * width);
  numbers.set(tailMention.cells);
  if (headMention) numbers.set(headMention.cells, width);
  numbers.set(meanCells(tail.group, width), 2 * width);
  numbers.set(meanCells(head.group, width), 3 * width);
  return numbers;
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
