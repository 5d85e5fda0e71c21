import { byCodeUnit } from '../order.ts';
import { type Entity, type Graph, isPaperRelation } from './schema.ts';

/** How an entity stands in its community. */
export interface Standing {
  id: string;
  /** Papers of the community that name it. */
  inside: number;
  /** Papers of the whole graph that name it. */
  everywhere: number;
  /** High for what many of the community's papers name and few others do. */
  centrality: number;
  /** High for what tells the community apart from the rest. */
  distinctness: number;
}

/** Generic names say less on a map than names of their own. */
const FAMILY = 0.6;
/** Two members of a label, a third where it is nearly as telling as the second and there is room. */
const THIRD = 0.75;
const ROOM = 36;

/** For each part, its entities' standing, sorted by id. */
export function standings(
  graph: Pick<Graph, 'papers' | 'entities' | 'relations'>,
  parts: readonly (readonly string[])[],
): Standing[][] {
  const partOf = new Map<string, number>();
  for (const [i, part] of parts.entries()) for (const id of part) partOf.set(id, i);
  const papersIn = parts.map(() => 0);
  for (const { id } of graph.papers) {
    const part = partOf.get(id);
    if (part !== undefined) papersIn[part]!++;
  }
  const everywhere = new Map<string, number>();
  const inside = new Map<string, number>();
  for (const relation of graph.relations) {
    if (!isPaperRelation(relation)) continue;
    everywhere.set(relation.to, (everywhere.get(relation.to) ?? 0) + 1);
    if (partOf.get(relation.from) === partOf.get(relation.to)) {
      inside.set(relation.to, (inside.get(relation.to) ?? 0) + 1);
    }
  }
  const result: Standing[][] = parts.map(() => []);
  for (const entity of graph.entities) {
    const part = partOf.get(entity.id);
    if (part === undefined) continue;
    const here = inside.get(entity.id) ?? 0;
    const all = everywhere.get(entity.id) ?? 0;
    const purity = all === 0 ? 0 : here / all;
    const lift = purity * (graph.papers.length / Math.max(1, papersIn[part]!));
    result[part]!.push({
      id: entity.id,
      inside: here,
      everywhere: all,
      centrality: here * purity,
      distinctness:
        Math.sqrt(here) *
        Math.max(0, Math.log(lift)) *
        purity *
        (entity.scope === 'family' ? FAMILY : 1),
    });
  }
  for (const list of result) list.sort((a, b) => byCodeUnit(a.id, b.id));
  return result;
}

/** The most distinctive first. */
export function distinctiveOf(
  standing: readonly Standing[],
  entities: ReadonlyMap<string, Entity>,
): Standing[] {
  return standing
    .filter(({ id }) => entities.has(id))
    .sort(
      (a, b) => b.distinctness - a.distinctness || b.inside - a.inside || byCodeUnit(a.id, b.id),
    );
}

/** "LoRA · Instruction Tuning": two or three names, none a part of another (LLaMA-2 and LLaMA-2 7B say one thing). */
export function labelOf(
  distinctive: readonly Standing[],
  entities: ReadonlyMap<string, Entity>,
): string {
  const names: string[] = [];
  let last = 0;
  for (const { id, distinctness } of distinctive) {
    const { name } = entities.get(id)!;
    if (names.some((other) => overlaps(other, name))) continue;
    if (names.length === 2) {
      const fits = [...names, name].join(' · ').length <= ROOM;
      if (distinctness < THIRD * last || !fits) break;
    }
    names.push(name);
    last = distinctness;
    if (names.length === 3) break;
  }
  return names.join(' · ');
}

function overlaps(a: string, b: string): boolean {
  const [short, long] = [a.toLowerCase(), b.toLowerCase()].sort((x, y) => x.length - y.length);
  return long!.includes(short!);
}
