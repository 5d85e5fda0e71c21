// title: Who introduced it
// answers: The papers that introduce a method, model or benchmark, earliest first, each with the sentence that says so.
// param name: string = "LoRA" -- a name or alias, in any case

MATCH (paper:Paper)-[r:INTRODUCES]->(entity)
WHERE toLower($name) IN entity.names
RETURN
  entity.name AS name,
  labels(entity)[0] AS type,
  paper.id AS paper,
  paper.title AS title,
  coalesce(paper.date, toString(paper.year), paper.dateText) AS date,
  r.evidence AS evidence
ORDER BY coalesce(date, '~'), paper, type
