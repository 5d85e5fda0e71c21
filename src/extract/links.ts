import type { Candidate } from './candidate.ts';
import { cellsOf } from './cells.ts';
import { CUES } from './cues.ts';
import { type Document, locate, type Sentence } from './document.ts';
import type { NamedEntity } from './entities.ts';
import { AS_MEASURED, FeatureList, few } from './features.ts';
import type { Group } from './group.ts';
import { keyOf } from './names.ts';
import type { NetworkModel } from './network.ts';
import { endOf, startOf } from './span.ts';
import { isLikely, isOfThePaper, isStated } from './stated.ts';
import type { ExtractedLink, LinkName } from './types.ts';

export const LINKS = ['none', 'extends', 'outperforms', 'part_of', 'applied_to'] as const;

/** Papers that name more than this many things are read for the first ones only: pairs grow with the square. */
const MOST_ENTITIES = 40;

/** Two entities and the sentence in which a link between them would be stated. */
export interface LinkPair {
  head: NamedEntity;
  tail: NamedEntity;
  /** The tail's mention in that sentence. */
  tailMention: Candidate;
  /** The head's, where it stands there too. */
  headMention?: Candidate;
  /** Where else both stand in one sentence: the tail's mention, and the head's. */
  elsewhere: [Candidate, Candidate][];
}

/** Of sentences that name both, as many as these are read besides the one in which they stand nearest. */
const MOST_ELSEWHERE = 2;

/** Links between entities that a sentence of the paper states. */
export function findLinks(
  document: Document,
  named: NamedEntity[],
  model: NetworkModel,
): ExtractedLink[] {
  const links: ExtractedLink[] = [];
  const own = named.filter(({ entity }) => entity.relation === 'introduces');
  for (const pair of linkPairs(named)) {
    const probabilities = model.probabilities(linkFeatures(pair, named), linkCells(pair));
    // A thing can extend another and beat it.
    for (let i = 1; i < LINKS.length; i++) {
      const rel = LINKS[i] as LinkName;
      const probability = probabilities[i]!;
      if (!isLikely(rel, probability)) continue;
      const shown = shownBy(document, pair, rel, own);
      if (shown && isStated(pair, rel, textOf(document, shown.sentence)))
        links.push(linkOf(document, pair, shown, rel, probability));
    }
  }
  return withoutRings(links);
}

/** The mention whose sentence shows the link: the tail's, or of a part that is named alone the part's. */
function shownBy(
  document: Document,
  pair: LinkPair,
  rel: LinkName,
  own: readonly NamedEntity[],
): Candidate | undefined {
  if (pair.headMention) return pair.tailMention;
  // "it" and "our method" are the first thing that the paper introduces
  if ((rel === 'part_of' ? pair.tail : pair.head) !== own[0]) return undefined;
  const { candidates } = rel === 'part_of' ? pair.head.group : pair.tail.group;
  return candidates.find((c) => isOfThePaper(c.sentence, textOf(document, c.sentence)));
}

function textOf(document: Document, { field, start, end }: Sentence): string {
  return document[field].text.slice(start, end);
}

/** Of "A extends B" and "B is part of A", and of two opposite links, the surer one stays. */
function withoutRings(links: ExtractedLink[]): ExtractedLink[] {
  return links.filter((link) =>
    links.every(
      (other) =>
        other === link ||
        other.head !== link.tail ||
        other.tail !== link.head ||
        other.confidence < link.confidence ||
        (other.confidence === link.confidence && links.indexOf(other) > links.indexOf(link)),
    ),
  );
}

/** All ordered pairs that could be linked: both in one sentence, or the paper's own thing with a name elsewhere. */
export function linkPairs(named: NamedEntity[]): LinkPair[] {
  const pairs: LinkPair[] = [];
  const first = named.slice(0, MOST_ENTITIES);
  for (const head of first) {
    for (const tail of first) {
      if (head === tail) continue;
      const pair = placePair(head, tail);
      if (pair) pairs.push(pair);
    }
  }
  return pairs;
}

function placePair(head: NamedEntity, tail: NamedEntity): LinkPair | undefined {
  const together: { distance: number; mentions: [Candidate, Candidate] }[] = [];
  for (const tailMention of tail.group.candidates.slice(0, 12)) {
    for (const headMention of head.group.candidates.slice(0, 12)) {
      if (headMention.sentence !== tailMention.sentence) continue;
      const distance =
        Math.abs(headMention.from - tailMention.from) +
        (headMention.sentence.field === 'title' ? 50 : 0);
      together.push({ distance, mentions: [tailMention, headMention] });
    }
  }
  if (together.length > 0) {
    together.sort((a, b) => a.distance - b.distance);
    const [tailMention, headMention] = together[0]!.mentions;
    const elsewhere: [Candidate, Candidate][] = [];
    for (const { mentions } of together) {
      const { sentence } = mentions[0];
      if (sentence === tailMention.sentence || elsewhere.length === MOST_ELSEWHERE) continue;
      if (elsewhere.every(([other]) => other.sentence !== sentence)) elsewhere.push(mentions);
    }
    return { head, tail, tailMention, headMention, elsewhere };
  }
  const isOwn = (x: NamedEntity) => x.entity.relation === 'introduces';
  if (!isOwn(head) && !isOwn(tail)) return undefined;
  const spoken =
    tail.group.candidates.find((c) => ofThePaper(c.sentence)) ?? tail.group.candidates[0]!;
  return { head, tail, tailMention: spoken, elsewhere: [] };
}

/** A sentence in which the paper speaks of its own work. */
function ofThePaper(sentence: Sentence): boolean {
  return sentence.tokens.some((token) => OWN_WORD.test(token.text));
}

const OWN_WORD = /^(?:we|our|ours|it|its|proposed|this|these)$/i;

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
  // of "A, B and C" all are told the same
  const tailList = tailMention.list ?? tailMention;
  const low = (i: number): string => sentence.tokens[i]?.text.toLowerCase() ?? (i < 0 ? '^' : '$');
  const together = headMention !== undefined;
  const order = headMention ? (headMention.from < tailMention.from ? 'before' : 'after') : 'apart';
  const base = `${order} ${roles}`;
  list.add('order', base);
  list.add('order&kinds', `${order} ${kinds}`);
  const seen = new Set<string>();
  sentence.tokens.forEach((token, i) => {
    const word = token.text.toLowerCase();
    const group = CUES.get(word);
    const side = i < tailMention.from ? 'b' : 'a';
    if (group) {
      seen.add(`cue${group}${side}`);
      seen.add(`${word}${side}`);
    } else if (
      /^(?:we|our|it|this|which|than|of|consists?|comprises?|comprising|two|three|module|component|components|both)$/.test(
        word,
      )
    )
      seen.add(`${word}${side}`);
  });
  for (const word of seen) {
    list.add('sentence', `${word} ${order}`);
    list.add('sentence&roles', `${word} ${base}`);
  }
  for (let k = 1; k <= 5; k++)
    list.add(k < 3 ? `tail-${k}` : 'tail-', `${low(tailMention.from - k)} ${order}`);
  for (let k = 0; k < 3; k++) list.add(`tail+${k}`, `${low(tailMention.to + k)} ${order}`);
  list.add('list left', `${low(tailList.from - 2)} ${low(tailList.from - 1)} ${order}`);
  list.add('list left1', `${low(tailList.from - 1)} ${base}`);
  list.add('list right', `${low(tailList.to)} ${low(tailList.to + 1)} ${order}`);
  addOwnWords(list, tailMention, order);
  list.add('tail left', `${low(tailMention.from - 2)} ${low(tailMention.from - 1)} ${order}`);
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

/** The words from "we" or "our method" up to the tail. */
function addOwnWords(list: FeatureList, tail: Candidate, order: string): void {
  const { tokens } = tail.sentence;
  const to = (tail.list ?? tail).from;
  let at = to - 1;
  while (at >= 0 && !OWN_WORD.test(tokens[at]!.text)) at--;
  list.add('own before', `${at >= 0} ${order}`);
  if (at < 0) return;
  for (let i = at; i < Math.min(to, at + 12); i++)
    list.add('since own', `${tokens[i]!.text.toLowerCase()} ${order}`);
}

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

function linkOf(
  document: Document,
  pair: LinkPair,
  shown: Candidate,
  rel: LinkName,
  probability: number,
): ExtractedLink {
  const { sentence } = shown;
  const whole = locate(document, sentence.field, sentence.start, sentence.end);
  const place = locate(document, sentence.field, startOf(shown), endOf(shown));
  const sure = Math.min(pair.head.entity.confidence, pair.tail.entity.confidence);
  return {
    head: pair.head.entity.name,
    rel,
    tail: pair.tail.entity.name,
    confidence: Math.round(Math.min(probability, sure) * 1000) / 1000,
    evidence: whole.text,
    evidenceStart: whole.start,
    field: sentence.field,
    start: place.start,
    end: place.end,
    rule: pair.headMention ? 'same-sentence' : 'own-work',
  };
}
