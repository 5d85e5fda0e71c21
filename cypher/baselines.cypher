// title: The baselines
// group: Comparison
// answers: What papers compare themselves with most often, since when, and until when.
// param type: string of Method|Model|Benchmark = "Method" -- Method, Model or Benchmark
// param limit: integer = 20 -- rows
// example: paperloom query baselines --param type=Model

MATCH (entity)<-[:COMPARES_WITH]-(paper:Paper)
WITH entity, count(paper) AS compared, min(paper.year) AS first, max(paper.year) AS last
WHERE $type IN labels(entity)
RETURN
  entity.name AS name,
  compared,
  COUNT { (entity)<-[:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES]-() } AS papers,
  first,
  last
ORDER BY compared DESC, entity.id
LIMIT $limit
