// title: A paper's neighbourhood
// group: Papers
// answers: Everything that a paper names: what it does with it, how sure that is, the sentence that shows it, and how many papers name it in all.
// param paper: string of paper = "2106.09685" -- id of a paper; the query search finds it by words of its title
// example: paperloom query paper-neighbourhood --param paper=2305.14314

MATCH (source:Paper {id: $paper})
MATCH (source)-[r:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES|MENTIONS]->(entity)
WITH source, r, entity, type(r) AS relation,
  CASE type(r)
    WHEN 'INTRODUCES' THEN 1
    WHEN 'EVALUATES_ON' THEN 2
    WHEN 'COMPARES_WITH' THEN 3
    WHEN 'USES' THEN 4
    ELSE 5
  END AS strength
RETURN
  source.title AS title,
  relation,
  entity.name AS name,
  labels(entity)[0] AS type,
  r.confidence AS confidence,
  COUNT { (entity)<-[:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES|MENTIONS]-() } AS papers,
  r.evidence AS sentence
ORDER BY strength, confidence DESC, entity.id
