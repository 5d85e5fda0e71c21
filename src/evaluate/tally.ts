import { BCubed, goldClusters, keyOf } from './clusters.ts';
import { Counts } from './counts.ts';
import type { PaperMatch, Side } from './match.ts';
import { foldSurface } from './surfaces.ts';

/** Names of their own, generic ones, and both. */
const SCORED_SCOPES = ['proper', 'family', 'all'] as const;
export type ScoredScope = (typeof SCORED_SCOPES)[number];

/** Everything that is counted of matched papers, from which all figures follow. */
export interface Tallies {
  counts: Counts;
  /** Canonical names over the matched entities of all papers. */
  names: BCubed;
}

/**
 * Counts matched papers. In a scope, an annotated entity counts when it is of that scope; a predicted one that matches
 * nothing when it is said to be of that scope; one that matches an entity of the other scope counts neither way.
 */
export function tally(matches: readonly PaperMatch[]): Tallies {
  const counts = new Counts();
  const names = new BCubed();
  const cluster = goldClusters(matches.flatMap(({ paper }) => paper.gold));
  matches.forEach((match, number) => {
    for (const { gold, guess } of match.pairs) {
      const { type, name } = gold.entity;
      names.add(number, cluster(type, name), keyOf(guess.entity.type, guess.entity.name));
    }
    for (const scope of SCORED_SCOPES) countEntities(match, scope, counts);
    countFamilies(match, counts);
    countLinks(match, counts);
    counts.endPaper();
  });
  return { counts, names };
}

function countEntities(match: PaperMatch, scope: ScoredScope, counts: Counts): void {
  const wanted = ({ entity }: Side) => scope === 'all' || entity.scope === scope;
  for (const { gold, guess } of match.pairs) {
    if (!wanted(gold)) continue;
    counts.add(`${scope}/entities`, 'found');
    counts.add(`${scope}/type/${gold.entity.type}`, 'found');
    const [is, said] = [gold.entity.relation, guess.entity.relation];
    if (!said) continue;
    const right = is === said;
    counts.add(`${scope}/relation accuracy`, right ? 'found' : 'wrong');
    counts.add(`${scope}/edges`, right ? 'found' : 'wrong');
    counts.add(`${scope}/relation/${said}`, right ? 'found' : 'wrong');
    if (right) continue;
    counts.add(`${scope}/edges`, 'missed');
    counts.add(`${scope}/relation/${is}`, 'missed');
  }
  for (const { entity } of match.missed.filter(wanted)) {
    counts.add(`${scope}/entities`, 'missed');
    counts.add(`${scope}/type/${entity.type}`, 'missed');
    counts.add(`${scope}/edges`, 'missed');
    counts.add(`${scope}/relation/${entity.relation}`, 'missed');
  }
  for (const { entity } of match.extra) {
    if (scope !== 'all' && (entity.scope ?? 'proper') !== scope) continue;
    counts.add(`${scope}/entities`, 'wrong');
    counts.add(`${scope}/type/${entity.type}`, 'wrong');
    if (!entity.relation) continue;
    counts.add(`${scope}/edges`, 'wrong');
    counts.add(`${scope}/relation/${entity.relation}`, 'wrong');
  }
}

function countFamilies({ pairs }: PaperMatch, counts: Counts): void {
  for (const { gold, guess } of pairs) {
    const family = foldSurface(gold.entity.family_of || gold.entity.familyOf || '');
    const guessed = foldSurface(guess.entity.familyOf || guess.entity.family_of || '');
    if (family && family === guessed) counts.add('families', 'found');
    if (guessed && family !== guessed) counts.add('families', 'wrong');
    if (family && family !== guessed) counts.add('families', 'missed');
  }
}

function countLinks({ links, missedLinks }: PaperMatch, counts: Counts): void {
  for (const { guess, gold } of links) {
    counts.add('links', gold ? 'found' : 'wrong');
    counts.add(`link/${guess.rel}`, gold ? 'found' : 'wrong');
  }
  for (const { rel } of missedLinks) {
    counts.add('links', 'missed');
    counts.add(`link/${rel}`, 'missed');
  }
}
