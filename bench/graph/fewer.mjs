/**
 * A graph without some of its papers and what only they name: what a build of the other papers would have given before
 * it is divided and laid out, but for the extraction of names that a left out paper introduced.
 */
const dist = (path) => import(new URL(`../../dist/graph/${path}`, import.meta.url).href);
const { hashText } = await dist('random.js');

/**
 * @param graph papers, entities, relations
 * @param share of the papers that is left out, from 0 to 1; which ones is hashed from their ids
 * @param seed another seed leaves out others
 */
export function withoutPapers(graph, share, seed = 1) {
  const papers = graph.papers.filter(({ id }) => hashText(`${seed} ${id}`) / 2 ** 32 >= share);
  const kept = new Set(papers.map(({ id }) => id));
  const named = new Set();
  for (const { from, to } of graph.relations) if (kept.has(from)) named.add(to);
  // A family may be there for its variants alone: LLaMA-2 7B, LLaMA-2, LLaMA.
  for (let before = -1; before < named.size; ) {
    before = named.size;
    for (const { from, to, type } of graph.relations) {
      if (type === 'VARIANT_OF' && named.has(from)) named.add(to);
    }
  }
  const relations = graph.relations.flatMap((relation) => {
    const { from, to, evidence } = relation;
    if (relation.roles) return kept.has(from) ? [relation] : [];
    if (!named.has(from) || !named.has(to)) return [];
    const left = evidence.filter(({ paper }) => kept.has(paper));
    if (left.length === evidence.length) return [relation];
    return left.length > 0 ? [{ ...relation, evidence: left }] : [];
  });
  return { papers, entities: graph.entities.filter(({ id }) => named.has(id)), relations };
}
