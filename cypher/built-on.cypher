// title: Who built on it since
// group: Names
// answers: What extends a thing or has it as a part, with the paper and the sentence that say so, earliest first; introduced is the date of the paper that brought the thing itself.
// param name: string of name = "LoRA" -- a name or alias, in any case
// param confidence: float = 0.5 -- links less sure than this are left out
// param limit: integer = 50 -- rows
// example: paperloom query built-on --param name=Transformer --param limit=10

WITH toLower($name) AS key
MATCH (:Name {key: key})-[:NAMES]->(entity)
OPTIONAL MATCH (entity)<-[:INTRODUCES]-(first:Paper)
WITH entity, min(coalesce(first.date, toString(first.year))) AS introduced
MATCH (entity)-[r:EXTENDS|PART_OF]-(heir)
WHERE r.confidence >= $confidence
  AND CASE type(r) WHEN 'EXTENDS' THEN endNode(r).id ELSE startNode(r).id END = entity.id
UNWIND range(0, size(r.papers) - 1) AS i
WITH entity, introduced, r, heir, r.papers[i] AS id, r.sentences[i] AS sentence
MATCH (source:Paper {id: id})
WITH entity, introduced, r, heir, source, sentence,
  coalesce(source.date, toString(source.year), source.dateText) AS since
RETURN
  entity.name AS name,
  introduced,
  heir.name AS built_on_it,
  labels(heir)[0] AS type,
  CASE type(r) WHEN 'EXTENDS' THEN 'extends it' ELSE 'has it as a part' END AS how,
  since,
  source.id AS paper,
  sentence
ORDER BY coalesce(since, '~'), paper, heir.id, how, sentence, entity.id
LIMIT $limit
