// title: What was introduced together with it
// group: Names
// answers: What the papers that introduce a name introduce beside it: a method's benchmark, a benchmark's baseline, the parts of a system.
// param name: string of name = "T5" -- a name or alias, in any case
// param limit: integer = 30 -- rows
// example: paperloom query introduced-together --param name=AWQ

WITH toLower($name) AS key
MATCH (:Name {key: key})-[:NAMES]->(entity)
MATCH (entity)<-[:INTRODUCES]-(source:Paper)-[r:INTRODUCES]->(other)
WHERE other.id <> entity.id
WITH entity, source, r, other, coalesce(source.date, toString(source.year), source.dateText) AS date
RETURN
  entity.name AS name,
  other.name AS together_with,
  labels(other)[0] AS type,
  source.id AS paper,
  source.title AS title,
  date,
  r.evidence AS evidence
ORDER BY coalesce(date, '~'), paper, other.id, entity.id
LIMIT $limit
