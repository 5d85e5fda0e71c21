import { ENTITY_TYPES, type EntityType, type Scope } from '../graph/schema.ts';

/*
 * How predicted entities and links are measured against annotated ones. Within a paper a predicted entity matches an
 * annotated one, one to one, when the types are equal and their surfaces (names and mentions, folded) meet. One that
 * matches an entity of the other scope counts neither for nor against.
 */

export interface ScoredEntity {
  name: string;
  type: EntityType;
  scope?: Scope;
  relation?: string;
  familyOf?: string;
  family_of?: string | null;
  mentions?: (string | { text: string })[];
}

export interface ScoredPaper {
  id: string | number;
  entities: ScoredEntity[];
  links?: { head: string; rel: string; tail: string }[];
}

export interface Rates {
  precision: number;
  recall: number;
  f1: number;
}

export interface Score {
  papers: number;
  entities: Rates & { found: number; wrong: number; missed: number };
  types: Partial<Record<EntityType, Rates>>;
  /** Of the matched entities that were given a relation, the share whose relation is right. */
  relationAccuracy: number | undefined;
  links: Rates;
  /** Version families over the matched entities. */
  families: Rates;
  /** Canonical names over the matched entities of all papers (B-cubed). */
  names: Rates;
}

/** A surface without LaTeX marks, accents, case, all but letters a to z and digits, and a final plural s. */
export function foldSurface(text: string): string {
  const folded = text
    .replace(/\$|\\[a-zA-Z]+|[{}_^]/g, '')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '');
  return folded.length > 4 && folded.endsWith('s') ? folded.slice(0, -1) : folded;
}

export function surfacesOf(entity: ScoredEntity): Set<string> {
  const texts = [
    entity.name,
    ...(entity.mentions ?? []).map((m) => (typeof m === 'string' ? m : m.text)),
  ];
  return new Set(texts.map(foldSurface).filter((folded) => folded !== ''));
}

export function meet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const x of a) if (b.has(x)) return true;
  return false;
}

function rates(found: number, wrong: number, missed: number): Rates {
  const precision = found / (found + wrong || 1);
  const recall = found / (found + missed || 1);
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall || 1) };
}

class Tally {
  found = 0;
  wrong = 0;
  missed = 0;

  rates(): Rates {
    return rates(this.found, this.wrong, this.missed);
  }
}

/** Scores predictions against annotated papers; papers are joined on id, those without a prediction count as empty. */
export function scorePapers(
  gold: readonly ScoredPaper[],
  predicted: readonly ScoredPaper[],
  scope: 'proper' | 'all',
): Score {
  const predictions = new Map(predicted.map((paper) => [String(paper.id), paper]));
  const cluster = goldClusters(gold);
  const entities = new Tally();
  const links = new Tally();
  const families = new Tally();
  const types = new Map<EntityType, Tally>();
  const pairs: [string, string][] = [];
  let related = 0;
  let relatedRight = 0;
  for (const paper of gold) {
    const guess = predictions.get(String(paper.id));
    const guesses = (guess?.entities ?? []).map((entity) => ({
      entity,
      surfaces: surfacesOf(entity),
      used: false,
    }));
    for (const entity of paper.entities) {
      const wanted = scope === 'all' || entity.scope === 'proper';
      const surfaces = surfacesOf(entity);
      const hit = guesses.find(
        (g) => !g.used && g.entity.type === entity.type && meet(g.surfaces, surfaces),
      );
      const type = tallyOf(types, entity.type);
      if (!hit) {
        if (wanted) {
          entities.missed++;
          type.missed++;
        }
        continue;
      }
      hit.used = true;
      pairs.push([
        cluster(entity.type, foldSurface(entity.name)),
        `${hit.entity.type} ${foldSurface(hit.entity.name)}`,
      ]);
      const family = foldSurface(entity.family_of ?? entity.familyOf ?? '');
      const guessed = foldSurface(hit.entity.familyOf ?? hit.entity.family_of ?? '');
      if (family && family === guessed) families.found++;
      if (guessed && family !== guessed) families.wrong++;
      if (family && family !== guessed) families.missed++;
      if (!wanted) continue;
      entities.found++;
      type.found++;
      if (hit.entity.relation) {
        related++;
        if (hit.entity.relation === entity.relation) relatedRight++;
      }
    }
    for (const g of guesses) {
      if (g.used || (scope !== 'all' && (g.entity.scope ?? 'proper') !== 'proper')) continue;
      entities.wrong++;
      tallyOf(types, g.entity.type).wrong++;
    }
    scoreLinks(paper, guess, links);
  }
  const byType: Partial<Record<EntityType, Rates>> = {};
  for (const type of ENTITY_TYPES) {
    const tally = types.get(type);
    if (tally) byType[type] = tally.rates();
  }
  const { found, wrong, missed } = entities;
  return {
    papers: gold.length,
    entities: { ...entities.rates(), found, wrong, missed },
    types: byType,
    relationAccuracy: related > 0 ? relatedRight / related : undefined,
    links: links.rates(),
    families: families.rates(),
    names: bCubed(pairs),
  };
}

function tallyOf(types: Map<EntityType, Tally>, type: EntityType): Tally {
  let tally = types.get(type);
  if (!tally) {
    tally = new Tally();
    types.set(type, tally);
  }
  return tally;
}

/** A link matches when rel is equal and both ends meet the annotated ends. */
function scoreLinks(gold: ScoredPaper, guess: ScoredPaper | undefined, tally: Tally): void {
  const sides = (entities: ScoredEntity[]) => new Map(entities.map((e) => [e.name, surfacesOf(e)]));
  const goldSides = sides(gold.entities);
  const guessSides = sides(guess?.entities ?? []);
  const none = new Set<string>();
  const left = (gold.links ?? []).map(({ head, rel, tail }) => ({
    rel,
    head: goldSides.get(head) ?? none,
    tail: goldSides.get(tail) ?? none,
  }));
  for (const { head, rel, tail } of guess?.links ?? []) {
    const heads = guessSides.get(head) ?? new Set([foldSurface(head)]);
    const tails = guessSides.get(tail) ?? new Set([foldSurface(tail)]);
    const at = left.findIndex((l) => l.rel === rel && meet(l.head, heads) && meet(l.tail, tails));
    if (at >= 0) {
      left.splice(at, 1);
      tally.found++;
    } else tally.wrong++;
  }
  tally.missed += left.length;
}

/** Annotated entities of all papers that are one thing: same type and name, or the name of one is a surface of the other. */
function goldClusters(gold: readonly ScoredPaper[]): (type: EntityType, name: string) => string {
  const parents = new Map<string, string>();
  const find = (x: string): string => {
    let root = x;
    for (
      let parent = parents.get(root);
      parent !== undefined && parent !== root;
      parent = parents.get(root)
    )
      root = parent;
    return root;
  };
  const entities = gold.flatMap((paper) => paper.entities);
  const names = new Set(entities.map((e) => `${e.type} ${foldSurface(e.name)}`));
  for (const entity of entities) {
    const own = `${entity.type} ${foldSurface(entity.name)}`;
    for (const surface of surfacesOf(entity)) {
      const other = `${entity.type} ${surface}`;
      if (!names.has(other)) continue;
      const [a, b] = [find(own), find(other)].sort() as [string, string];
      if (a !== b) parents.set(b, a);
    }
  }
  return (type, name) => find(`${type} ${name}`);
}

/** B-cubed (Bagga and Baldwin, 1998) of pairs of annotated and predicted cluster. */
function bCubed(pairs: readonly [string, string][]): Rates {
  const count = (keys: string[]) => {
    const counts = new Map<string, number>();
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    return counts;
  };
  const gold = count(pairs.map(([g]) => g));
  const guessed = count(pairs.map(([, p]) => p));
  const both = count(pairs.map((pair) => pair.join('\t')));
  const n = pairs.length || 1;
  let precision = 0;
  let recall = 0;
  for (const [g, p] of pairs) {
    const together = both.get(`${g}\t${p}`)!;
    precision += together / guessed.get(p)! / n;
    recall += together / gold.get(g)! / n;
  }
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall || 1) };
}
