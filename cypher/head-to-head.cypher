// title: Two names, side by side
// group: Comparison
// answers: On which benchmarks papers with the one and papers with the other were tested: how many of each, and how many that work with both. Where the last is not 0, the two were measured in one place.
// param from: string of name = "LoRA" -- a name or alias, in any case
// param to: string of name = "Adam" -- a name or alias, in any case
// param limit: integer = 20 -- rows
// example: paperloom query head-to-head --param from=GPTQ --param to=AWQ

WITH toLower($from) AS from
MATCH (:Name {key: from})-[:NAMES]->(a)
WITH a, toLower($to) AS to
MATCH (:Name {key: to})-[:NAMES]->(b)
WHERE a.id <> b.id
UNWIND [{side: 1, entity: a}, {side: 2, entity: b}] AS one
WITH a, b, one.side AS side, one.entity AS entity
MATCH (entity)<-[:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES]-(paper:Paper)
WITH a, b, paper, sum(side) AS sides
MATCH (paper)-[:EVALUATES_ON]->(on:Benchmark)
WHERE on.id <> a.id AND on.id <> b.id
WITH a, b, on,
  sum(CASE WHEN sides = 2 THEN 0 ELSE 1 END) AS papers_first,
  sum(CASE WHEN sides = 1 THEN 0 ELSE 1 END) AS papers_second,
  sum(CASE WHEN sides = 3 THEN 1 ELSE 0 END) AS papers_with_both
WHERE papers_first > 0 AND papers_second > 0
RETURN
  on.name AS benchmark,
  a.name AS first,
  papers_first,
  b.name AS second,
  papers_second,
  papers_with_both
ORDER BY papers_with_both DESC, papers_first + papers_second DESC, on.id, a.id, b.id
LIMIT $limit
