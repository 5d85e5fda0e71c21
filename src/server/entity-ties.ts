import { byCodeUnit } from '../order.ts';
import type { EntityColumns } from './entity-columns.ts';

/** Two entities that papers name together. */
export interface Tie {
  a: string;
  b: string;
  /** Papers that name both. */
  shared: number;
  /** Cosine over papers, 0 to 1: names that stand everywhere are tied to nothing in particular. */
  strength: number;
}

/** Entities of a paper that are looked at: a survey that names hundreds says little of any two. */
const MOST_IN_A_PAPER = 60;
/** A single shared paper counts only in a graph that has fewer ties of more: elsewhere it would be mostly chance. */
const FEW = 20;
/** Ties at most, the strongest: the page gets no more. */
const MOST_TIES = 40_000;

/** The ties of a graph's entities, strongest first; equal ones by id. */
export function entityTies({ id, named }: EntityColumns): Tie[] {
  const papers = new Uint32Array(id.length);
  const lists = new Map<number, number[]>();
  for (const [i, paper] of named.paper.entries()) {
    const entity = named.entity[i]!;
    papers[entity]! += 1;
    const list = lists.get(paper);
    if (list) list.push(entity);
    else lists.set(paper, [entity]);
  }
  const shared = new Map<number, number>();
  const size = id.length;
  for (const list of lists.values()) {
    const these = list.slice(0, MOST_IN_A_PAPER).sort((a, b) => a - b);
    for (const [i, a] of these.entries()) {
      for (const b of these.slice(i + 1)) {
        const key = a * size + b;
        shared.set(key, (shared.get(key) ?? 0) + 1);
      }
    }
  }
  let often = 0;
  for (const count of shared.values()) if (count > 1) often += 1;
  const least = often > FEW ? 2 : 1;
  const ties: Tie[] = [];
  for (const [key, count] of shared) {
    if (count < least) continue;
    const [a, b] = [Math.floor(key / size), key % size];
    const strength = count / Math.sqrt(papers[a]! * papers[b]!);
    ties.push({ a: id[a]!, b: id[b]!, shared: count, strength });
  }
  // Two names of a single paper are alike in full, and that says little: what is shared more often comes first.
  const worth = ({ shared: count, strength }: Tie) => strength * Math.log2(count + 1);
  ties.sort((x, y) => worth(y) - worth(x) || byCodeUnit(x.a, y.a) || byCodeUnit(x.b, y.b));
  return ties.slice(0, MOST_TIES);
}
