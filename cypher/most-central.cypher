// title: What the field turns on
// group: The field
// answers: The most central names by rank (PageRank over all relationships, 1 is the mean), with how many papers introduce, evaluate on, compare with and use them.
// param type: string of Method|Model|Benchmark = "Method" -- Method, Model or Benchmark
// param limit: integer = 20 -- rows
// example: paperloom query most-central --param type=Model --param limit=10

MATCH (entity)
WHERE (entity:Method OR entity:Model OR entity:Benchmark) AND $type IN labels(entity)
WITH entity
ORDER BY entity.rank DESC, entity.id
LIMIT $limit
RETURN
  entity.name AS name,
  entity.rank AS rank,
  entity.degree AS degree,
  COUNT { (entity)<-[:INTRODUCES]-() } AS introduced_by,
  COUNT { (entity)<-[:EVALUATES_ON]-() } AS evaluated_on_by,
  COUNT { (entity)<-[:COMPARES_WITH]-() } AS compared_with_by,
  COUNT { (entity)<-[:USES]-() } AS used_by
ORDER BY rank DESC, entity.id
