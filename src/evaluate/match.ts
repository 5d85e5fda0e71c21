import type { ScoredEntity, ScoredLink, ScoredPaper } from './scored.ts';
import { foldSurface, meet, surfacesOf } from './surfaces.ts';

/*
 * How predicted entities and links are laid beside annotated ones. Within a paper a predicted entity matches an
 * annotated one, one to one, when the types are equal and their surfaces (names and mentions, folded) meet. A link
 * matches when rel is equal and both ends meet the annotated ends.
 */

/** An entity with its surfaces, folded once. */
export interface Side {
  entity: ScoredEntity;
  surfaces: ReadonlySet<string>;
}

/** A paper made ready to be matched, as often as you like. */
export interface PaperSides {
  id: string;
  gold: Side[];
  guess: Side[];
  goldLinks: ScoredLink[];
  guessLinks: ScoredLink[];
}

export interface PaperMatch {
  paper: PaperSides;
  pairs: { gold: Side; guess: Side }[];
  missed: Side[];
  extra: Side[];
  /** Predicted links with the annotated one that each matches, if any. */
  links: { guess: ScoredLink; gold?: ScoredLink }[];
  missedLinks: ScoredLink[];
}

/** Joins papers on id; those without a prediction count as empty (ids.ts counts them). Of papers with one id the last counts. */
export function sidesOf(
  gold: readonly ScoredPaper[],
  predicted: readonly ScoredPaper[],
): PaperSides[] {
  const predictions = new Map(predicted.map((paper) => [String(paper.id), paper]));
  const annotated = new Map(gold.map((paper) => [String(paper.id), paper]));
  const side = (entity: ScoredEntity): Side => ({ entity, surfaces: surfacesOf(entity) });
  return [...annotated].map(([id, paper]) => {
    const guess = predictions.get(id);
    return {
      id,
      gold: paper.entities.map(side),
      guess: (guess?.entities ?? []).map(side),
      goldLinks: paper.links ?? [],
      guessLinks: guess?.links ?? [],
    };
  });
}

/** @param least predicted entities less sure than this are taken for not there; those without a confidence stay */
export function matchPaper(paper: PaperSides, least = 0): PaperMatch {
  const free = new Set(paper.guess.filter(({ entity }) => (entity.confidence ?? 1) >= least));
  const pairs: PaperMatch['pairs'] = [];
  const missed: Side[] = [];
  for (const gold of paper.gold) {
    const guess = firstThat(
      free,
      (one) => one.entity.type === gold.entity.type && meet(one.surfaces, gold.surfaces),
    );
    if (guess) {
      free.delete(guess);
      pairs.push({ gold, guess });
    } else missed.push(gold);
  }
  return { paper, pairs, missed, extra: [...free], ...matchLinks(paper) };
}

function firstThat<T>(items: Iterable<T>, test: (item: T) => boolean): T | undefined {
  for (const item of items) if (test(item)) return item;
  return undefined;
}

function matchLinks(paper: PaperSides): Pick<PaperMatch, 'links' | 'missedLinks'> {
  const goldEnd = ends(paper.gold, () => new Set<string>());
  const guessEnd = ends(paper.guess, (name) => new Set([foldSurface(name)]));
  const left = [...paper.goldLinks];
  const links = paper.guessLinks.map((guess) => {
    const at = left.findIndex(
      (gold) =>
        gold.rel === guess.rel &&
        meet(goldEnd(gold.head), guessEnd(guess.head)) &&
        meet(goldEnd(gold.tail), guessEnd(guess.tail)),
    );
    const [gold] = at < 0 ? [] : left.splice(at, 1);
    return gold ? { guess, gold } : { guess };
  });
  return { links, missedLinks: left };
}

/** The surfaces of an end of a link: those of the entity with that name, or what `other` makes of it. */
export function ends(
  sides: readonly Side[],
  other: (name: string) => ReadonlySet<string>,
): (name: string) => ReadonlySet<string> {
  const byName = new Map(sides.map(({ entity, surfaces }) => [entity.name, surfaces]));
  return (name) => byName.get(name) ?? other(name);
}
