import { byCodeUnit } from '../order.ts';
import { ends, type PaperMatch, type Side } from './match.ts';
import { foldSurface, meet } from './surfaces.ts';

/**
 * Why an annotated entity or link was not found, or a predicted one is wrong:
 * wrong type: the name was found, as something else. wrong boundary: more or less of the name was found. merged: it was
 * taken for one with another annotated entity; split: one annotated entity was taken for two. missed, spurious: nothing
 * like it is there; by whether the name is known beforehand (seen) and, of unseen ones, whether the paper introduces it.
 * wrong scope, wrong relation: the entity was found.
 */
const CAUSES = [
  'missed, seen',
  'missed, unseen, introduced by the paper',
  'missed, unseen',
  'merged with another',
  'wrong boundary',
  'wrong type',
  'spurious, seen',
  'spurious, unseen',
  'split in two',
  'wrong scope',
  'wrong relation',
  'family missed',
  'family spurious or wrong',
  'link missed',
  'link with the wrong relation',
  'link the wrong way round',
  'link spurious',
] as const;
export type Cause = (typeof CAUSES)[number];

/** One error: what the annotation has and what was predicted, as far as there is either. */
export interface ErrorExample {
  paper: string;
  gold?: string;
  guess?: string;
}

export interface ErrorGroup {
  cause: Cause;
  count: number;
  /** All of them, by paper. */
  examples: ErrorExample[];
}

/** One label taken for another: "type: Method taken for Model". */
export interface Confusion {
  what: 'type' | 'scope' | 'relation' | 'link';
  gold: string;
  guess: string;
  count: number;
  examples: ErrorExample[];
}

export interface Errors {
  /** In the order of CAUSES, those that occur. */
  causes: ErrorGroup[];
  /** The most frequent first. */
  confusions: Confusion[];
}

const MOST_CONFUSIONS = 10;
/** Shorter pieces stand in too many names to show that one is a piece of the other. */
const SHORTEST_PIECE = 3;

/**
 * Groups the errors of matched papers by cause. Each annotated entity that was not found and each predicted one that
 * matches nothing has one cause; wrong types and boundaries take one of each.
 *
 * @param seen folded surfaces that are known beforehand, from lists of names or from papers trained on
 */
export function findErrors(matches: readonly PaperMatch[], seen: ReadonlySet<string>): Errors {
  const finder = new ErrorFinder(seen);
  for (const match of matches) finder.add(match);
  return finder.errors();
}

class ErrorFinder {
  readonly #seen: ReadonlySet<string>;
  readonly #causes = new Map<Cause, ErrorExample[]>();
  readonly #confusions = new Map<string, Confusion>();

  constructor(seen: ReadonlySet<string>) {
    this.#seen = seen;
  }

  add(match: PaperMatch): void {
    const extra = new Set(match.extra);
    const missed = new Set(match.missed);
    this.#pairUp(match, missed, extra, 'wrong type', (gold, guess) =>
      meet(gold.surfaces, guess.surfaces),
    );
    this.#pairUp(match, missed, extra, 'wrong boundary', isPieceOf);
    for (const gold of missed) this.#cause(this.#whyMissed(gold, match), match, gold);
    for (const guess of extra)
      this.#cause(this.#whySpurious(guess, match), match, undefined, guess);
    for (const { gold, guess } of match.pairs) this.#ofPair(match, gold, guess);
    this.#ofLinks(match);
  }

  errors(): Errors {
    const causes = CAUSES.flatMap((cause) => {
      const examples = this.#causes.get(cause);
      return examples ? [{ cause, count: examples.length, examples }] : [];
    });
    const confusions = [...this.#confusions]
      .sort(([a, x], [b, y]) => y.count - x.count || byCodeUnit(a, b))
      .slice(0, MOST_CONFUSIONS)
      .map(([, confusion]) => confusion);
    return { causes, confusions };
  }

  /** Takes pairs of a missed and a spurious entity that belong together out of the two sets. */
  #pairUp(
    match: PaperMatch,
    missed: Set<Side>,
    extra: Set<Side>,
    cause: Cause,
    belong: (gold: Side, guess: Side) => boolean,
  ): void {
    for (const gold of missed) {
      const fitting = [...extra].filter((guess) => belong(gold, guess));
      const guess = fitting.find((one) => one.entity.type === gold.entity.type) ?? fitting[0];
      if (!guess) continue;
      missed.delete(gold);
      extra.delete(guess);
      this.#cause(cause, match, gold, guess);
      if (cause === 'wrong type') {
        this.#confuse('type', gold.entity.type, guess.entity.type, match, gold, guess);
      }
    }
  }

  #whyMissed(gold: Side, { pairs }: PaperMatch): Cause {
    const { entity, surfaces } = gold;
    const merged = pairs.some(
      ({ guess }) => guess.entity.type === entity.type && meet(guess.surfaces, surfaces),
    );
    if (merged) return 'merged with another';
    if (meet(surfaces, this.#seen)) return 'missed, seen';
    return entity.relation === 'introduces'
      ? 'missed, unseen, introduced by the paper'
      : 'missed, unseen';
  }

  #whySpurious({ entity, surfaces }: Side, { pairs }: PaperMatch): Cause {
    const split = pairs.some(
      ({ gold }) => gold.entity.type === entity.type && meet(gold.surfaces, surfaces),
    );
    if (split) return 'split in two';
    return meet(surfaces, this.#seen) ? 'spurious, seen' : 'spurious, unseen';
  }

  #ofPair(match: PaperMatch, gold: Side, guess: Side): void {
    const { scope, relation } = guess.entity;
    if (scope && gold.entity.scope && scope !== gold.entity.scope) {
      this.#cause('wrong scope', match, gold, guess);
      this.#confuse('scope', gold.entity.scope, scope, match, gold, guess);
    }
    if (relation && gold.entity.relation && relation !== gold.entity.relation) {
      this.#cause('wrong relation', match, gold, guess);
      this.#confuse('relation', gold.entity.relation, relation, match, gold, guess);
    }
    const family = gold.entity.family_of || gold.entity.familyOf;
    const guessed = guess.entity.familyOf || guess.entity.family_of;
    if (guessed && !sameName(family ?? '', guessed)) {
      this.#example('family spurious or wrong', {
        paper: match.paper.id,
        gold: `${gold.entity.name}: ${family || 'none'}`,
        guess: guessed,
      });
    } else if (family && !guessed) {
      const told = `${gold.entity.name}: ${family}`;
      this.#example('family missed', { paper: match.paper.id, gold: told });
    }
  }

  #ofLinks({ paper, links, missedLinks }: PaperMatch): void {
    const goldEnd = ends(paper.gold, () => new Set<string>());
    const guessEnd = ends(paper.guess, () => new Set<string>());
    const told = ({ head, rel, tail }: { head: string; rel: string; tail: string }) =>
      `${head} ${rel} ${tail}`;
    const left = new Set(missedLinks);
    for (const { guess, gold } of links) {
      if (gold) continue;
      const meets = (a: string, b: string) => meet(goldEnd(a), guessEnd(b));
      const along = [...left].find(
        (one) => meets(one.head, guess.head) && meets(one.tail, guess.tail),
      );
      const turned = [...left].find(
        (one) => meets(one.head, guess.tail) && meets(one.tail, guess.head),
      );
      const other = along ?? turned;
      const cause = along
        ? 'link with the wrong relation'
        : turned
          ? 'link the wrong way round'
          : 'link spurious';
      const example = { paper: paper.id, ...(other && { gold: told(other) }), guess: told(guess) };
      this.#example(cause, example);
      if (other) left.delete(other);
      if (along) this.#count('link', along.rel, guess.rel, example);
    }
    for (const gold of left) this.#example('link missed', { paper: paper.id, gold: told(gold) });
  }

  #cause(cause: Cause, match: PaperMatch, gold?: Side, guess?: Side): void {
    this.#example(cause, exampleOf(match, gold, guess));
  }

  #example(cause: Cause, example: ErrorExample): void {
    const examples = this.#causes.get(cause);
    if (examples) examples.push(example);
    else this.#causes.set(cause, [example]);
  }

  #confuse(
    what: Confusion['what'],
    is: string,
    said: string,
    match: PaperMatch,
    gold: Side,
    guess: Side,
  ): void {
    this.#count(what, is, said, exampleOf(match, gold, guess));
  }

  #count(what: Confusion['what'], gold: string, guess: string, example: ErrorExample): void {
    const key = `${what} ${gold} ${guess}`;
    const confusion = this.#confusions.get(key);
    if (confusion) {
      confusion.count++;
      confusion.examples.push(example);
    } else this.#confusions.set(key, { what, gold, guess, count: 1, examples: [example] });
  }
}

function exampleOf({ paper }: PaperMatch, gold?: Side, guess?: Side): ErrorExample {
  return {
    paper: paper.id,
    ...(gold && { gold: told(gold) }),
    ...(guess && { guess: told(guess) }),
  };
}

function told({ entity: { name, type, scope, relation } }: Side): string {
  return [`${name} (${type}`, scope, relation].filter(Boolean).join(', ').concat(')');
}

/** One of the surfaces of either is a piece of one of the other's. */
function isPieceOf(gold: Side, guess: Side): boolean {
  for (const a of gold.surfaces) {
    for (const b of guess.surfaces) {
      const [short, long] = a.length < b.length ? [a, b] : [b, a];
      if (short.length >= SHORTEST_PIECE && long.includes(short)) return true;
    }
  }
  return false;
}

function sameName(a: string, b: string): boolean {
  return foldSurface(a) === foldSurface(b);
}
