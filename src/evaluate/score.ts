import { ENTITY_TYPES, type EntityType, PAPER_RELATIONS } from '../graph/schema.ts';
import { bootstrap } from './bootstrap.ts';
import { matchPaper, type PaperMatch, sidesOf } from './match.ts';
import type { Counted, Interval, Rates, ScoredPaper } from './scored.ts';
import { type ScoredScope, type Tallies, tally } from './tally.ts';

const LINK_RELATIONS = ['extends', 'outperforms', 'part_of', 'applied_to'] as const;

/** Rates with a bootstrap interval each. */
export type Measured<Kind extends Rates = Rates> = Kind & {
  intervals?: { precision: Interval; recall: Interval; f1: Interval };
};

export interface Score {
  papers: number;
  entities: Measured<Counted>;
  types: Partial<Record<EntityType, Measured<Counted>>>;
  /** Of the matched entities that were given a relation, the share whose relation is right. */
  relationAccuracy: number | undefined;
  relationAccuracyInterval?: Interval;
  /** Entity and relation together: an edge is found when both are right. */
  edges: Measured<Counted>;
  /** The same by relation. */
  relations: Record<string, Measured<Counted>>;
  links: Measured<Counted>;
  linkRelations: Record<string, Measured<Counted>>;
  /** Version families over the matched entities. */
  families: Measured<Counted>;
  /** Canonical names over the matched entities of all papers (B-cubed). */
  names: Measured;
}

/**
 * Scores predictions against annotated papers; papers are joined on id, those without a prediction count as empty.
 * @param scope names of their own (proper), generic ones (family), or all
 */
export function scorePapers(
  gold: readonly ScoredPaper[],
  predicted: readonly ScoredPaper[],
  scope: ScoredScope,
): Score {
  const matches = sidesOf(gold, predicted).map((paper) => matchPaper(paper));
  return new Scorer(matches).score(scope);
}

/** Scores of matched papers in every scope, with intervals where they are asked for. */
export class Scorer {
  readonly #tallies: Tallies;
  #intervals: Record<string, Interval> | undefined;

  constructor(matches: readonly PaperMatch[]) {
    this.#tallies = tally(matches);
  }

  /** Computes the intervals, which all scores then have. */
  drawIntervals(draws?: number): void {
    const { counts, names } = this.#tallies;
    this.#intervals = bootstrap(
      counts.papers,
      (weights) => {
        const sums = counts.sums(weights);
        const values: Record<string, number> = {};
        const put = (name: string, rates: Rates) => {
          for (const rate of RATES) values[`${name} ${rate}`] = rates[rate];
        };
        for (const measure of counts.measures) put(measure, sums(measure));
        put('names', names.rates(weights));
        return values;
      },
      draws,
    );
  }

  score(scope: ScoredScope): Score {
    const { counts, names } = this.#tallies;
    const sums = counts.sums();
    const there = new Set(counts.measures);
    const measured = (name: string) => this.#measured(name, sums(name));
    const listed = <Key extends string>(keys: readonly Key[], path: string) =>
      Object.fromEntries(
        keys.filter((key) => there.has(path + key)).map((key) => [key, measured(path + key)]),
      ) as Partial<Record<Key, Measured<Counted>>>;
    const accuracy = `${scope}/relation accuracy`;
    const interval = this.#intervals?.[`${accuracy} precision`];
    return {
      papers: counts.papers,
      entities: measured(`${scope}/entities`),
      types: listed(ENTITY_TYPES, `${scope}/type/`),
      relationAccuracy: there.has(accuracy) ? sums(accuracy).precision : undefined,
      ...(interval && { relationAccuracyInterval: interval }),
      edges: measured(`${scope}/edges`),
      relations: listed(RELATIONS, `${scope}/relation/`) as Record<string, Measured<Counted>>,
      links: measured('links'),
      linkRelations: listed(LINK_RELATIONS, 'link/') as Record<string, Measured<Counted>>,
      families: measured('families'),
      names: this.#measured('names', names.rates()),
    };
  }

  #measured<Kind extends Rates>(name: string, rates: Kind): Measured<Kind> {
    const of = (rate: keyof Rates) => this.#intervals?.[`${name} ${rate}`];
    const [precision, recall, f1] = [of('precision'), of('recall'), of('f1')];
    if (!precision || !recall || !f1) return rates;
    return { ...rates, intervals: { precision, recall, f1 } };
  }
}

const RATES = ['precision', 'recall', 'f1'] as const;
export const RELATIONS = PAPER_RELATIONS.map((relation) => relation.toLowerCase());
