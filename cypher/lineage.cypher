// title: The lineage of a method
// group: Names
// answers: What a thing extends, what that extends, and so on: each ancestor with the shortest way to it and the sentence of the way's last step.
// param name: string of name = "TinyBERT" -- a name or alias, in any case
// param confidence: float = 0.5 -- steps less sure than this are not taken
// param limit: integer = 50 -- rows
// example: paperloom query lineage --param name="BitNet b1.58"

WITH toLower($name) AS key
MATCH (:Name {key: key})-[:NAMES]->(entity)
MATCH path = (entity)-[:EXTENDS*1..5]->(elder)
WHERE all(r IN relationships(path) WHERE r.confidence >= $confidence) AND elder.id <> entity.id
WITH entity, elder, path, [n IN nodes(path) | n.id] AS ids
ORDER BY length(path), ids
WITH entity, elder, collect(path) AS paths
WITH entity, elder, paths[0] AS path
WITH entity, elder, path, last(relationships(path)) AS r
RETURN
  entity.name AS name,
  length(path) AS generation,
  elder.name AS ancestor,
  labels(elder)[0] AS type,
  [n IN nodes(path) | n.name] AS way,
  elder.firstSeen AS first_seen,
  r.papers[0] AS paper,
  r.sentences[0] AS sentence
ORDER BY generation, elder.id, entity.id
LIMIT $limit
