import type { NamedEntity } from './entities.ts';
import { few } from './features.ts';
import type { LinkPair } from './link-pairs.ts';
import { RELATIONS } from './relate.ts';

/** Links beside "none", in the order of LINKS (links.ts). */
const KINDS = 4;
/** Where "part of" stands among them. */
const PART = 2;
/** Numbers of a pair for each link, of each of its ends, and of both together. */
const PER_LINK = 17;
const PER_END = RELATIONS.length + 8;
const PER_PAIR = 8;
export const CONTEXT_NUMBERS = PER_LINK * KINDS + 2 * PER_END + PER_PAIR;

/**
 * Pairs of a paper as a second network reads them (stacked generalisation; Wolpert, 1992): links go together. What a list names is
 * mostly linked alike, of two opposite links one holds at most, what has a part is not a part, and a paper has so many links.
 *
 * @param pairs all pairs of one paper
 * @param answers the first network's probabilities for each pair, "none" first
 * @returns for each pair CONTEXT_NUMBERS numbers, mostly from 0 to 1, in the same order
 */
export function linkContexts(
  pairs: readonly LinkPair[],
  answers: readonly ArrayLike<number>[],
  named: readonly NamedEntity[],
): Float32Array[] {
  const table = new AnswerTable(pairs, answers, named);
  return pairs.map((pair) => numbersOf(pair, table));
}

/** What the first network says of all pairs of a paper, by the places of head and tail among the entities. */
class AnswerTable {
  readonly count: number;
  /** The place of the first thing that the paper introduces, or -1. */
  readonly own: number;
  readonly #places: Map<NamedEntity, number>;
  readonly #answers: Float64Array;
  readonly #siblings: number[][];
  /** Of each entity as a head, then as a tail: the sum, the highest and the second highest for each link. */
  readonly #margins: Float64Array[];
  readonly total = new Float64Array(KINDS);

  constructor(
    pairs: readonly LinkPair[],
    answers: readonly ArrayLike<number>[],
    named: readonly NamedEntity[],
  ) {
    this.count = named.length;
    this.own = named.findIndex(({ entity }) => entity.relation === 'introduces');
    this.#places = new Map(named.map((one, i) => [one, i]));
    this.#answers = new Float64Array(this.count * this.count * KINDS);
    this.#siblings = siblingsOf(named);
    this.#margins = Array.from({ length: 2 * this.count }, () => new Float64Array(3 * KINDS));
    pairs.forEach(({ head, tail }, i) => {
      const [h, t] = [this.placeOf(head), this.placeOf(tail)];
      for (let k = 0; k < KINDS; k++) {
        const p = answers[i]![k + 1]!;
        this.#answers[(h * this.count + t) * KINDS + k] = p;
        this.total[k]! += p;
        note(this.#margins[h]!, k, p);
        note(this.#margins[this.count + t]!, k, p);
      }
    });
  }

  placeOf(entity: NamedEntity): number {
    return this.#places.get(entity)!;
  }

  at(head: number, tail: number, kind: number): number {
    return this.#answers[(head * this.count + tail) * KINDS + kind]!;
  }

  siblings(entity: number): readonly number[] {
    return this.#siblings[entity]!;
  }

  /** Sum and highest over all other tails of a head; over all other heads of a tail where `asTail`. */
  others(entity: number, kind: number, p: number, asTail: boolean): [number, number] {
    const margin = this.#margins[asTail ? this.count + entity : entity]!;
    const highest = margin[KINDS + kind]!;
    return [margin[kind]! - p, p >= highest ? margin[2 * KINDS + kind]! : highest];
  }
}

function note(margin: Float64Array, kind: number, p: number): void {
  margin[kind]! += p;
  const highest = margin[KINDS + kind]!;
  margin[KINDS + kind] = Math.max(highest, p);
  margin[2 * KINDS + kind] = Math.max(margin[2 * KINDS + kind]!, Math.min(highest, p));
}

/** For each entity those that stand beside it in a list. */
function siblingsOf(named: readonly NamedEntity[]): number[][] {
  const members = new Map<object, Set<number>>();
  named.forEach(({ group }, i) => {
    for (const { list } of group.candidates) {
      if (!list) continue;
      const set = members.get(list);
      if (set) set.add(i);
      else members.set(list, new Set([i]));
    }
  });
  const siblings = named.map(() => new Set<number>());
  for (const set of members.values())
    for (const one of set) for (const other of set) if (one !== other) siblings[one]!.add(other);
  return siblings.map((set) => [...set]);
}

function numbersOf(pair: LinkPair, table: AnswerTable): Float32Array {
  const { head, tail } = pair;
  const numbers = new Float32Array(CONTEXT_NUMBERS);
  const [h, t] = [table.placeOf(head), table.placeOf(tail)];
  const { own } = table;
  for (let k = 0; k < KINDS; k++) {
    const p = table.at(h, t, k);
    const [sumOfHead, mostOfHead] = table.others(h, k, p, false);
    const [sumOfTail, mostOfTail] = table.others(t, k, p, true);
    const [meanTails, mostTails] = among(table.siblings(t), (other) => table.at(h, other, k));
    const [meanHeads, mostHeads] = among(table.siblings(h), (other) => table.at(other, t, k));
    let asPart = 0;
    let ofPart = 0;
    for (let m = 0; m < table.count; m++) {
      asPart = Math.max(asPart, table.at(h, m, PART) * table.at(m, t, k));
      ofPart = Math.max(ofPart, table.at(h, m, k) * table.at(t, m, PART));
    }
    numbers.set(
      [
        Math.log(Math.max(p, 1e-4)) / 4,
        p,
        table.at(t, h, k),
        sumOfHead / 2,
        mostOfHead,
        sumOfTail / 2,
        mostOfTail,
        (table.total[k]! - p) / 4,
        meanTails,
        mostTails,
        meanHeads,
        mostHeads,
        asPart,
        ofPart,
        own >= 0 && own !== h ? table.at(own, t, k) : 0,
        own >= 0 && own !== t ? table.at(h, own, k) : 0,
        Math.sqrt(p),
      ],
      PER_LINK * k,
    );
  }
  addEnd(numbers, PER_LINK * KINDS, head, h, table);
  addEnd(numbers, PER_LINK * KINDS + PER_END, tail, t, table);
  const { headMention, tailMention } = pair;
  numbers.set(
    [
      headMention ? 1 : 0,
      headMention && headMention.from < tailMention.from ? 1 : 0,
      headMention ? Math.min(20, Math.abs(headMention.from - tailMention.from)) / 20 : 0,
      tailMention.sentence.field === 'title' ? 1 : 0,
      pair.elsewhere.length / 2,
      Math.min(table.count, 20) / 10,
      own >= 0 ? 1 : 0,
      head.entity.type === tail.entity.type ? 1 : 0,
    ],
    PER_LINK * KINDS + 2 * PER_END,
  );
  return numbers;
}

/** Mean and highest, 0 of none. */
function among(places: readonly number[], of: (place: number) => number): [number, number] {
  let sum = 0;
  let highest = 0;
  for (const place of places) {
    const p = of(place);
    sum += p;
    highest = Math.max(highest, p);
  }
  return [places.length > 0 ? sum / places.length : 0, highest];
}

/** How sure an end is, what it is, and what the paper does with it. */
function addEnd(
  numbers: Float32Array,
  from: number,
  { entity }: NamedEntity,
  place: number,
  table: AnswerTable,
): void {
  numbers[from + RELATIONS.indexOf(entity.relation)] = 1;
  numbers.set(
    [
      entity.confidence,
      entity.confidence * entity.confidence,
      entity.type === 'Model' ? 1 : 0,
      entity.type === 'Benchmark' ? 1 : 0,
      entity.scope === 'family' ? 1 : 0,
      place === table.own ? 1 : 0,
      place === table.own || entity.relation !== 'introduces' ? 0 : 1,
      few(table.siblings(place).length) / 4,
    ],
    from + RELATIONS.length,
  );
}
