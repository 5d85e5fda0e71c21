// title: What it is applied to
// group: Names
// answers: The models, methods and benchmarks that papers say a thing was applied to, in how many papers, with a sentence.
// param name: string of name = "LoRA" -- a name or alias, in any case
// param confidence: float = 0.3 -- links less sure than this are left out
// param limit: integer = 50 -- rows
// example: paperloom query applied-to --param name=DPO

WITH toLower($name) AS key
MATCH (:Name {key: key})-[:NAMES]->(entity)
MATCH (entity)-[r:APPLIED_TO]->(other)
WHERE r.confidence >= $confidence
RETURN
  entity.name AS name,
  other.name AS applied_to,
  labels(other)[0] AS type,
  size(r.papers) AS papers,
  r.confidence AS confidence,
  r.papers[0] AS paper,
  r.sentences[0] AS sentence
ORDER BY papers DESC, confidence DESC, other.id, entity.id
LIMIT $limit
