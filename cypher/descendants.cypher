// title: The descendants of a method
// group: Names
// answers: What extends a thing, what extends that, and so on: each heir with the shortest way to it and the sentence of the way's last step.
// param name: string of name = "LoRA" -- a name or alias, in any case
// param confidence: float = 0.5 -- steps less sure than this are not taken
// param limit: integer = 50 -- rows
// example: paperloom query descendants --param name=BERT --param confidence=0.3

WITH toLower($name) AS key
MATCH (:Name {key: key})-[:NAMES]->(entity)
MATCH path = (entity)<-[:EXTENDS*1..3]-(heir)
WHERE all(r IN relationships(path) WHERE r.confidence >= $confidence) AND heir.id <> entity.id
WITH entity, heir, path, [n IN nodes(path) | n.id] AS ids
ORDER BY length(path), ids
WITH entity, heir, collect(path) AS paths
WITH entity, heir, paths[0] AS path
WITH entity, heir, path, last(relationships(path)) AS r
RETURN
  entity.name AS name,
  length(path) AS generation,
  heir.name AS descendant,
  labels(heir)[0] AS type,
  [n IN nodes(path) | n.name] AS way,
  heir.firstSeen AS first_seen,
  r.papers[0] AS paper,
  r.sentences[0] AS sentence
ORDER BY generation, heir.id, entity.id
LIMIT $limit
