// title: Benchmarks that go together
// group: Benchmarks
// answers: Pairs of benchmarks that the same papers evaluate on, by the Jaccard index: papers with both over papers with either.
// param minimum: integer = 2 -- papers with both at the least
// param limit: integer = 20 -- rows
// example: paperloom query benchmarks-together --param minimum=3

MATCH (a:Benchmark)<-[:EVALUATES_ON]-(paper:Paper)-[:EVALUATES_ON]->(b:Benchmark)
WHERE a.id < b.id
WITH a, b, count(paper) AS both
WHERE both >= $minimum
WITH a, b, both,
  COUNT { (a)<-[:EVALUATES_ON]-() } AS papers_first,
  COUNT { (b)<-[:EVALUATES_ON]-() } AS papers_second
RETURN
  a.name AS first,
  b.name AS second,
  both,
  papers_first,
  papers_second,
  round(1000.0 * both / (papers_first + papers_second - both)) / 1000 AS jaccard
ORDER BY jaccard DESC, both DESC, a.id, b.id
LIMIT $limit
