/**
 * How well communities, which know only the names that papers share, agree with the rest of what papers say: the
 * modularity of the communities on another graph, in which each paper is tied to the ten papers whose words are most
 * like its own (TF-IDF, cosine). One line for each way to weigh ties; fewer communities score higher by themselves, so
 * compare lines with alike numbers (effective: 1 / the sum of squared shares).
 *
 *   npm run build:node
 *   node bench/graph/agreement.mjs GRAPH…
 */
const dist = (path) => import(new URL(`../../dist/graph/${path}`, import.meta.url).href);
const { associationGraph, paperCounts } = await dist('association.js');
const { readGraphFolder } = await dist('folder.js');
const { groupBy } = await dist('group-by.js');
const { partition } = await dist('partition.js');
const { hashText } = await dist('random.js');
const { columnsOf } = await dist('tie-columns.js');

const NEIGHBOURS = 10;

for (const folder of process.argv.slice(2)) {
  const graph = await readGraphFolder(folder);
  const alike = alikePapers(graph.papers);
  process.stdout.write(`${folder}: ${graph.papers.length} papers\n`);
  for (const ownNames of [true, false]) {
    for (const damping of [0, 0.25, 0.5, 1]) {
      const ties = associationGraph(graph, damping);
      if (!ownNames) dropOwnNames(graph, ties);
      const line = [0.5, 1, 2].map((resolution) => {
        const ids = ties.nodes();
        const groupOf = partition(columnsOf(ties, ids), Uint32Array.from(ids, hashText), {
          resolution,
        });
        const numbers = new Map(ids.map((id, i) => [id, i]));
        const parts = [...groupBy(ids, (id) => groupOf[numbers.get(id)]).values()];
        return `${effective(parts).toFixed(1).padStart(6)}: ${agreement(graph, alike, parts).toFixed(3)}`;
      });
      const what = `${ownNames ? 'all names     ' : 'shared names  '} damping ${damping}`;
      process.stdout.write(`  ${what.padEnd(28)}${line.join('  ')}\n`);
    }
  }
}

function dropOwnNames(graph, ties) {
  const papersOf = paperCounts(graph);
  for (const { id } of graph.entities) if ((papersOf.get(id) ?? 0) < 2) ties.dropNode(id);
}

function effective(parts) {
  const all = parts.reduce((sum, part) => sum + part.length, 0);
  return 1 / parts.reduce((sum, part) => sum + (part.length / all) ** 2, 0);
}

/** [paper, paper, similarity] by place in the list. */
function alikePapers(papers) {
  const frequency = new Map();
  const bags = papers.map(({ title, abstract }) => {
    const bag = new Map();
    for (const [word] of `${title} ${title} ${abstract}`
      .toLowerCase()
      .matchAll(/[a-z][a-z0-9]{2,}/g)) {
      bag.set(word, (bag.get(word) ?? 0) + 1);
    }
    for (const word of bag.keys()) frequency.set(word, (frequency.get(word) ?? 0) + 1);
    return bag;
  });
  const holders = new Map();
  for (const [paper, bag] of bags.entries()) {
    for (const [word, count] of bag) {
      const papersWith = frequency.get(word);
      if (papersWith < 2 || papersWith > 0.1 * papers.length) bag.delete(word);
      else bag.set(word, (1 + Math.log(count)) * Math.log(papers.length / papersWith));
    }
    const length = Math.hypot(...bag.values()) || 1;
    for (const [word, value] of bag) {
      bag.set(word, value / length);
      if (!holders.has(word)) holders.set(word, []);
      holders.get(word).push([paper, value / length]);
    }
  }
  return bags.flatMap((bag, paper) => {
    const similarity = new Float64Array(papers.length);
    for (const [word, value] of bag) {
      for (const [other, theirs] of holders.get(word)) similarity[other] += value * theirs;
    }
    similarity[paper] = 0;
    const nearest = [...similarity.keys()].sort((a, b) => similarity[b] - similarity[a]);
    return nearest.slice(0, NEIGHBOURS).map((other) => [paper, other, similarity[other]]);
  });
}

/** Modularity on the graph of alike papers; a paper without a community is one by itself. */
function agreement(graph, alike, parts) {
  const partOf = new Map(parts.flatMap((part, i) => part.map((id) => [id, i])));
  const labels = graph.papers.map(({ id }, i) => partOf.get(id) ?? `alone ${i}`);
  const totals = new Map();
  let [inside, all] = [0, 0];
  for (const [a, b, weight] of alike) {
    all += weight;
    if (labels[a] === labels[b]) inside += weight;
    for (const label of [labels[a], labels[b]])
      totals.set(label, (totals.get(label) ?? 0) + weight);
  }
  let expected = 0;
  for (const total of totals.values()) expected += (total / (2 * all)) ** 2;
  return inside / all - expected;
}
