// title: A year's profile
// group: Time
// answers: The names that set a year apart from the others, by normalised pointwise mutual information of name and year (1: in this year only, and in all its papers), with their share of the year's papers.
// param year: integer = 0 -- the year; 0 is the one with most papers
// param minimum: integer = 2 -- papers of the year at the least
// param type: string of Method|Model|Benchmark = "" -- only Method, Model or Benchmark; "" for all
// param limit: integer = 20 -- rows
// example: paperloom query year-profile --param year=2023 --param type=Model

MATCH (paper:Paper)
WITH paper.year AS year, count(paper) AS papers
ORDER BY year IS NULL, papers DESC, year
WITH sum(papers) AS total, collect({year: year, papers: papers}) AS years
UNWIND years AS one
WITH total, head(years) AS most, one.year AS year, one.papers AS own
WHERE year = CASE WHEN $year = 0 THEN most.year ELSE $year END
WITH total, year, own
MATCH (paper:Paper)
WHERE paper.year = year
MATCH (paper)-[:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES]->(entity)
WITH total, year, own, entity, count(paper) AS here
WHERE here >= $minimum AND ($type = '' OR $type IN labels(entity))
WITH total, year, own, entity, here,
  COUNT { (entity)<-[:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES]-() } AS papers
RETURN
  year,
  entity.name AS name,
  labels(entity)[0] AS type,
  here AS papers_then,
  papers AS papers_ever,
  round(1000.0 * here / own) / 10 AS percent,
  CASE
    WHEN here = total THEN 1.0
    ELSE floor(0.5 + 1000 * log(1.0 * here * total / (own * papers)) / log(1.0 * total / here)) / 1000
  END AS strength
ORDER BY strength DESC, papers_then DESC, entity.id
LIMIT $limit
