import type { WeightedGraph } from './association.ts';

/** Passes over all nodes; each finds less to do than the one before. */
const PASSES = 30;

/**
 * Betters a partition by moving single nodes to the part of a neighbour where that raises modularity, until none does
 * (the "multi-level refinement" of Rotta and Noack 2011 at its finest level): Louvain moves nodes alone only while
 * communities are still forming, and never looks at them again. Empties parts, makes none.
 *
 * @param parts of nodes that have ties; changed in place
 */
export function refine(ties: WeightedGraph, parts: string[][], resolution: number): void {
  const partOf = new Map<string, number>();
  const strength = new Map<string, number>();
  const totals = parts.map(() => 0);
  let all = 0;
  for (const [i, part] of parts.entries()) {
    for (const node of part) {
      let sum = 0;
      ties.forEachEdge(node, (_edge, { weight }) => {
        sum += weight;
      });
      partOf.set(node, i);
      strength.set(node, sum);
      totals[i]! += sum;
      all += sum;
    }
  }
  const nodes = ties.nodes().filter((node) => partOf.has(node));
  for (let pass = 0, moved = 1; pass < PASSES && moved > 0; pass++) {
    moved = 0;
    for (const node of nodes) {
      const own = partOf.get(node)!;
      const to = bestPart(node, own);
      if (to === own) continue;
      partOf.set(node, to);
      totals[own]! -= strength.get(node)!;
      totals[to]! += strength.get(node)!;
      moved++;
    }
  }
  for (const part of parts) part.length = 0;
  for (const node of nodes) parts[partOf.get(node)!]!.push(node);

  function bestPart(node: string, own: number): number {
    const degree = strength.get(node)!;
    const links = new Map<number, number>([[own, 0]]);
    ties.forEachEdge(node, (_edge, { weight }, a, b) => {
      const part = partOf.get(a === node ? b : a)!;
      links.set(part, (links.get(part) ?? 0) + weight);
    });
    const gain = (part: number) => {
      const total = totals[part]! - (part === own ? degree : 0);
      return links.get(part)! - (resolution * degree * total) / all;
    };
    let best = own;
    let most = gain(own) + 1e-9;
    for (const part of links.keys()) {
      const gained = gain(part);
      if (gained > most) {
        best = part;
        most = gained;
      }
    }
    return best;
  }
}

/** Modularity of a partition (Newman 2006), with the resolution of Reichardt and Bornholdt. */
export function modularityOf(
  ties: WeightedGraph,
  parts: readonly (readonly string[])[],
  resolution: number,
): number {
  const partOf = new Map<string, number>();
  for (const [i, part] of parts.entries()) for (const node of part) partOf.set(node, i);
  const totals = parts.map(() => 0);
  let [inside, all] = [0, 0];
  ties.forEachEdge((_edge, { weight }, a, b) => {
    all += weight;
    if (partOf.get(a) === partOf.get(b)) inside += weight;
    for (const node of [a, b]) totals[partOf.get(node)!]! += weight;
  });
  if (all === 0) return 0;
  return totals.reduce((q, total) => q - resolution * (total / (2 * all)) ** 2, inside / all);
}
