// title: Who introduced it
// group: Names
// answers: The papers that introduce a method, model or benchmark, earliest first, each with the sentence that says so.
// param name: string of name = "LoRA" -- a name or alias, in any case
// example: paperloom query who-introduced --param name=GaLore

WITH toLower($name) AS key
MATCH (:Name {key: key})-[:NAMES]->(entity)
MATCH (entity)<-[r:INTRODUCES]-(paper:Paper)
WITH entity, r, paper, coalesce(paper.date, toString(paper.year), paper.dateText) AS date
RETURN
  entity.name AS name,
  labels(entity)[0] AS type,
  paper.id AS paper,
  paper.title AS title,
  date,
  r.evidence AS evidence
ORDER BY coalesce(date, '~'), paper, type, name
