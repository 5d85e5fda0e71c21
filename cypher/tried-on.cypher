// title: Which models it was tried on
// group: Models
// answers: The models that papers with this method work with: in how many, since when, and whether a sentence says that it was applied to the tried.
// param name: string of name = "GPTQ" -- a method's name or alias, in any case
// param limit: integer = 30 -- rows
// example: paperloom query tried-on --param name=GPTQ

WITH toLower($name) AS key
MATCH (:Name {key: key})-[:NAMES]->(m)
MATCH (m)<-[:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES]-(paper:Paper)
MATCH (paper)-[:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES]->(tried:Model)
WHERE tried.id <> m.id
WITH m, tried, count(paper) AS papers, min(paper.year) AS first, max(paper.year) AS last
OPTIONAL MATCH (m)-[r:APPLIED_TO]->(tried)
RETURN
  m.name AS method,
  tried.name AS model,
  tried.parameters AS parameters,
  papers,
  first,
  last,
  r.sentences[0] AS applied
ORDER BY papers DESC, tried.id, m.id
LIMIT $limit
