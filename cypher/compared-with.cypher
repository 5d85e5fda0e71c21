// title: What it is compared with
// group: Comparison
// answers: The rivals of a method, model or benchmark: how many papers introduce it and compare it with the other, and how many the other way round.
// param name: string of name = "LoRA" -- a name or alias, in any case
// param limit: integer = 20 -- rows
// example: paperloom query compared-with --param name=DPO --param limit=10

WITH toLower($name) AS key
MATCH (:Name {key: key})-[:NAMES]->(entity)
MATCH (entity)<-[mine:INTRODUCES|COMPARES_WITH]-(paper:Paper)-[theirs:INTRODUCES|COMPARES_WITH]->(other)
WHERE type(mine) <> type(theirs) AND other.id <> entity.id
WITH entity, other,
  sum(CASE WHEN type(mine) = 'INTRODUCES' THEN 1 ELSE 0 END) AS as_the_new_one,
  sum(CASE WHEN type(mine) = 'COMPARES_WITH' THEN 1 ELSE 0 END) AS as_the_old_one,
  min(paper.year) AS first,
  max(paper.year) AS last
RETURN
  entity.name AS name,
  other.name AS compared_with,
  labels(other)[0] AS type,
  as_the_new_one,
  as_the_old_one,
  first,
  last
ORDER BY as_the_new_one + as_the_old_one DESC, other.id, entity.id
LIMIT $limit
