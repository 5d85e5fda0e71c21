// title: Orphan benchmarks
// group: Benchmarks
// answers: Benchmarks that a paper introduced and no other paper evaluates on, though there was time: the oldest first.
// param years: integer = 1 -- how many years before the latest one it has to be introduced, at the least
// param limit: integer = 20 -- rows
// example: paperloom query orphan-benchmarks --param years=2

MATCH (paper:Paper)
WITH max(paper.year) AS latest
MATCH (b:Benchmark)<-[r:INTRODUCES]-(paper:Paper)
WHERE paper.year <= latest - $years
  AND COUNT { (b)<-[:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES]-() } = 1
RETURN
  b.name AS benchmark,
  paper.year AS year,
  paper.id AS paper,
  paper.title AS title,
  r.evidence AS evidence
ORDER BY year, b.id
LIMIT $limit
