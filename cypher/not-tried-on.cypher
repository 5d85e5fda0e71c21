// title: Which models it was not tried on
// group: Models
// answers: Models that its rivals (what papers compare with it, or introduce and compare it with) were tried on and it was not: in no paper do the two meet. For a compression method, the models that others compressed.
// param name: string of name = "AWQ" -- a method's name or alias, in any case
// param minimum: integer = 1 -- papers that try a rival on the model, at the least
// param limit: integer = 30 -- rows
// example: paperloom query not-tried-on --param name=SmoothQuant

WITH toLower($name) AS key
MATCH (:Name {key: key})-[:NAMES]->(m)
OPTIONAL MATCH (m)<-[:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES|MENTIONS]-(:Paper)
  -[:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES|MENTIONS]->(met:Model)
WITH m, collect(DISTINCT met.id) AS met
MATCH (m)<-[mine:INTRODUCES|COMPARES_WITH]-(:Paper)-[theirs:INTRODUCES|COMPARES_WITH]->(rival)
WHERE type(mine) <> type(theirs) AND labels(rival)[0] = labels(m)[0] AND rival.id <> m.id
WITH DISTINCT m, met, rival
MATCH (rival)<-[:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES]-(paper:Paper)
MATCH (paper)-[:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES]->(other:Model)
WHERE other.id <> m.id AND NOT other.id IN met
WITH m, other, rival, collect(paper.id) AS ids
ORDER BY rival.rank DESC, rival.id
WITH m, other, collect(rival.name) AS rivals, collect(ids) AS lists
UNWIND lists AS ids
UNWIND ids AS id
WITH m, other, rivals, count(DISTINCT id) AS papers
WHERE papers >= $minimum
RETURN
  m.name AS method,
  other.name AS not_tried_on,
  other.parameters AS parameters,
  papers,
  rivals[0..5] AS rivals_tried
ORDER BY papers DESC, other.id, m.id
LIMIT $limit
