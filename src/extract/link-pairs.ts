import type { Candidate } from './candidate.ts';
import type { Sentence } from './document.ts';
import type { NamedEntity } from './entities.ts';

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

/** All ordered pairs that could be linked: both in one sentence, or the paper's own thing with a name elsewhere, and see `mayLink`. */
export function linkPairs(named: NamedEntity[]): LinkPair[] {
  const pairs: LinkPair[] = [];
  const first = named.slice(0, MOST_ENTITIES);
  for (const head of first) {
    for (const tail of first) {
      if (head === tail || !mayLink(head, tail)) continue;
      const pair = placePair(head, tail);
      if (pair) pairs.push(pair);
    }
  }
  return pairs;
}

/**
 * What a paper evaluates on is linked with nothing, and what it compares with or mentions has no link to its own thing: of such
 * pairs readers link 1 in 360, of the others 1 in 9.
 */
function mayLink({ entity: head }: NamedEntity, { entity: tail }: NamedEntity): boolean {
  if (head.relation === 'evaluates_on' || tail.relation === 'evaluates_on') return false;
  return tail.relation !== 'introduces' || !FROM_OUTSIDE.has(head.relation);
}

const FROM_OUTSIDE: ReadonlySet<string> = new Set(['compares_with', 'mentions']);

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
export function ofThePaper(sentence: Sentence): boolean {
  return sentence.tokens.some((token) => OWN_WORD.test(token.text));
}

/** By which a paper speaks of its own work. */
export const OWN_WORD = /^(?:we|our|ours|it|its|proposed|this|these)$/i;
