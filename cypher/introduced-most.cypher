// title: What was introduced and taken up
// group: The field
// answers: What a paper introduced and most other papers work with since, and how many years it took until the first other paper did.
// param type: string of Method|Model|Benchmark = "" -- only Method, Model or Benchmark; "" for all
// param limit: integer = 20 -- rows
// example: paperloom query introduced-most --param type=Benchmark

MATCH (entity)<-[:INTRODUCES]-(source:Paper)
WHERE $type = '' OR $type IN labels(entity)
WITH entity, min(source.year) AS introduced, count(source) AS sources,
  COUNT { (entity)<-[:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES]-() } AS papers
WHERE introduced IS NOT NULL AND papers > sources
WITH entity, introduced, papers - sources AS others
ORDER BY others DESC, entity.rank DESC, entity.id
LIMIT $limit
MATCH (entity)<-[:EVALUATES_ON|COMPARES_WITH|USES]-(other:Paper)
WITH entity, introduced, others, min(other.year) AS first_taken_up, max(other.year) AS last
RETURN
  entity.name AS name,
  labels(entity)[0] AS type,
  introduced,
  others AS other_papers,
  first_taken_up,
  last,
  entity.introducedBy[0] AS introduced_by
ORDER BY other_papers DESC, entity.rank DESC, entity.id
