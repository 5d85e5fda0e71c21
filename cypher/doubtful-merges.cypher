// title: Doubtful merges
// group: Quality
// answers: Things that were put together from several spellings on weak evidence: the mean confidence of what papers do with them is low. What a look at is worth first: many papers, little confidence.
// param confidence: float = 0.6 -- mean confidence at the most
// param minimum: integer = 2 -- papers at the least
// param limit: integer = 30 -- rows
// example: paperloom query doubtful-merges --param confidence=0.7

MATCH (entity)
WHERE (entity:Method OR entity:Model OR entity:Benchmark) AND size(entity.aliases) > 0
WITH entity
MATCH (entity)<-[r:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES|MENTIONS]-()
WITH entity, count(r) AS papers, sum(toInteger(round(1000 * r.confidence))) AS thousandths, min(r.confidence) AS lowest
WITH entity, papers, round(1.0 * thousandths / papers) / 1000 AS confidence, lowest
WHERE papers >= $minimum AND confidence <= $confidence
RETURN
  entity.name AS name,
  labels(entity)[0] AS type,
  entity.aliases AS aliases,
  papers,
  confidence,
  lowest,
  entity.id AS id
ORDER BY confidence, papers DESC, id
LIMIT $limit
