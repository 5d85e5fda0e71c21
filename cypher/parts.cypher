// title: What it consists of, and what it is part of
// group: Names
// answers: The parts of a thing and the things that have it as a part, with the sentence that says so.
// param name: string of name = "Transformer" -- a name or alias, in any case
// param confidence: float = 0.3 -- links less sure than this are left out
// param limit: integer = 50 -- rows
// example: paperloom query parts --param name=GLUE

WITH toLower($name) AS key
MATCH (:Name {key: key})-[:NAMES]->(entity)
MATCH (entity)-[r:PART_OF]-(other)
WHERE r.confidence >= $confidence
RETURN
  entity.name AS name,
  CASE WHEN startNode(r).id = entity.id THEN 'is part of' ELSE 'has the part' END AS relation,
  other.name AS what,
  labels(other)[0] AS type,
  size(r.papers) AS papers,
  r.confidence AS confidence,
  r.papers[0] AS paper,
  r.sentences[0] AS sentence
ORDER BY relation, papers DESC, confidence DESC, other.id, entity.id
LIMIT $limit
