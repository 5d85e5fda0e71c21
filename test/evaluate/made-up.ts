import type { ScoredEntity, ScoredLink, ScoredPaper } from '../../src/evaluate/scored.ts';
import { seeded } from '../../src/graph/random.ts';

const TYPES = ['Method', 'Model', 'Benchmark'] as const;
const RELATIONS = ['introduces', 'evaluates_on', 'compares_with', 'uses', 'mentions'];
const LINKS = ['extends', 'outperforms', 'part_of', 'applied_to'];
const BIRDS = 'Heron Egret Plover Curlew Avocet Dunlin Knot Ruff Snipe Godwit Lapwing Whimbrel';
const FORMS = [
  (bird: string) => bird,
  (bird: string) => `${bird}Net`,
  (bird: string) => `${bird}-2 7B`,
  (bird: string) => `${bird} networks`,
  (bird: string) => `$${bird}_{2}$`,
];

/**
 * Annotated papers, and predictions that find most of what is in them and make every kind of mistake. The same papers
 * on every run: the reference scorer's figures for them are written in the tests.
 */
export function madeUp(papers: number): { gold: ScoredPaper[]; predicted: ScoredPaper[] } {
  const random = seeded(7);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  const chance = (share: number) => random() < share;
  const birds = BIRDS.split(' ');
  const gold: ScoredPaper[] = [];
  const predicted: ScoredPaper[] = [];
  for (let i = 0; i < papers; i++) {
    const entities = new Map<string, ScoredEntity>();
    for (let k = Math.floor(random() * 7); k > 0; k--) {
      const bird = pick(birds);
      const name = pick(FORMS)(bird);
      entities.set(name, {
        name,
        type: pick(TYPES),
        scope: chance(0.7) ? 'proper' : 'family',
        relation: pick(RELATIONS),
        mentions: chance(0.5) ? [name] : [name.toLowerCase(), `${bird} et al`],
        ...(name.includes('-2') && { family_of: bird }),
      });
    }
    const names = [...entities.keys()];
    const linksOf = (from: readonly string[]): ScoredLink[] =>
      from.length < 2 || chance(0.4)
        ? []
        : [{ head: from[0]!, rel: pick(LINKS), tail: from.at(-1)! }];
    const links = linksOf(names);
    gold.push({ id: `paper ${i}`, entities: [...entities.values()], links });
    if (chance(0.03)) continue;
    const guesses = [...entities.values()].flatMap((entity): ScoredEntity[] => {
      if (chance(0.2)) return [];
      const guess: ScoredEntity = {
        name: chance(0.2) ? `the ${entity.name}` : entity.name,
        type: chance(0.1) ? pick(TYPES) : entity.type,
        scope: chance(0.1) ? 'proper' : entity.scope!,
        relation: chance(0.2) ? pick(RELATIONS) : entity.relation!,
        mentions: (entity.mentions ?? []).map((text) => ({ text: String(text) })),
        confidence: Math.round(random() * 1000) / 1000,
        ...(entity.family_of && chance(0.8) && { familyOf: pick([entity.family_of, 'Gull']) }),
      };
      return chance(0.05) ? [guess, { ...guess, name: `${guess.name} again` }] : [guess];
    });
    if (chance(0.4)) {
      const [name, type] = [pick(birds), pick(TYPES)];
      guesses.push({ name, type, scope: 'proper', relation: 'uses', confidence: random() / 2 });
    }
    predicted.push({
      id: `paper ${i}`,
      entities: guesses,
      links: chance(0.6)
        ? links.map((link) => ({ ...link, confidence: random() }))
        : linksOf(guesses.map(({ name }) => name)),
    });
  }
  return { gold, predicted };
}
