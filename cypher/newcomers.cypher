// title: Newcomers
// group: Time
// answers: What was first seen in a year, by the number of papers that work with it since.
// param year: integer = 0 -- the year; 0 is the latest with papers
// param type: string of Method|Model|Benchmark = "" -- only Method, Model or Benchmark; "" for all
// param limit: integer = 20 -- rows
// example: paperloom query newcomers --param year=2022 --param type=Method

MATCH (paper:Paper)
WITH max(paper.year) AS latest
WITH toString(CASE WHEN $year = 0 THEN latest ELSE $year END) AS year
MATCH (entity)
WHERE (entity:Method OR entity:Model OR entity:Benchmark)
  AND substring(entity.firstSeen, 0, 4) = year
  AND ($type = '' OR $type IN labels(entity))
WITH year, entity, COUNT { (entity)<-[:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES]-() } AS papers
RETURN
  entity.name AS name,
  labels(entity)[0] AS type,
  entity.firstSeen AS first_seen,
  papers,
  entity.introducedBy[0] AS introduced_by
ORDER BY papers DESC, entity.rank DESC, entity.id
LIMIT $limit
