// title: Fading methods
// group: Time
// answers: The methods whose share of papers fell most between two years, in percent of the papers of each year.
// param from: integer = 0 -- the earlier year; 0 is the one before the later
// param to: integer = 0 -- the later year; 0 is the latest with papers
// param type: string of Method|Model|Benchmark = "Method" -- Method, Model or Benchmark
// param limit: integer = 20 -- rows
// example: paperloom query fading-methods --param from=2021 --param to=2023

MATCH (paper:Paper)
WITH max(paper.year) AS latest
WITH CASE WHEN $to = 0 THEN latest ELSE $to END AS later
WITH later, CASE WHEN $from = 0 THEN later - 1 ELSE $from END AS earlier
WITH later, earlier,
  COUNT { MATCH (paper:Paper) WHERE paper.year = earlier } AS before,
  COUNT { MATCH (paper:Paper) WHERE paper.year = later } AS after
MATCH (paper:Paper)
WHERE paper.year IN [earlier, later]
MATCH (paper)-[:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES]->(entity)
WITH later, earlier, before, after, entity,
  sum(CASE WHEN paper.year = earlier THEN 1 ELSE 0 END) AS papers_then,
  sum(CASE WHEN paper.year = later THEN 1 ELSE 0 END) AS papers_now
WITH later, earlier, entity, papers_then, papers_now,
  CASE WHEN before = 0 THEN 0.0 ELSE 100.0 * papers_then / before END AS was,
  CASE WHEN after = 0 THEN 0.0 ELSE 100.0 * papers_now / after END AS became
WHERE became < was AND $type IN labels(entity)
RETURN
  entity.name AS method,
  earlier,
  later,
  papers_then,
  papers_now,
  round(100 * was) / 100 AS percent_then,
  round(100 * became) / 100 AS percent_now
ORDER BY was - became DESC, entity.id
LIMIT $limit
