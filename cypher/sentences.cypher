// title: What papers say about it
// group: Names
// answers: The sentences in which papers introduce, evaluate on, compare with, use or mention a name, the surest first.
// param name: string of name = "LoRA" -- a name or alias, in any case
// param relation: string of INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES|MENTIONS = "" -- only INTRODUCES, EVALUATES_ON, COMPARES_WITH, USES or MENTIONS; "" for all
// param limit: integer = 30 -- rows
// example: paperloom query sentences --param name=GaLore --param relation=COMPARES_WITH

WITH toLower($name) AS key
MATCH (:Name {key: key})-[:NAMES]->(entity)
MATCH (entity)<-[r:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES|MENTIONS]-(source:Paper)
WHERE $relation = '' OR type(r) = $relation
WITH entity, r, source
ORDER BY r.confidence DESC, source.id, entity.id
LIMIT $limit
RETURN
  entity.name AS name,
  type(r) AS relation,
  r.evidence AS sentence,
  r.confidence AS confidence,
  source.id AS paper,
  source.title AS title,
  coalesce(source.date, toString(source.year), source.dateText) AS date
ORDER BY confidence DESC, paper, entity.id
