// title: Papers like this one
// answers: The papers that share most with one paper; what few papers name counts for more than what many do.
// param paper: string = "2106.09685" -- id or title of a paper
// param limit: integer = 10 -- rows

MATCH (paper:Paper)
WHERE paper.id = $paper OR toLower(paper.title) = toLower($paper)
MATCH (paper)-[:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES|MENTIONS]->(entity)
MATCH (entity)<-[:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES|MENTIONS]-(any:Paper)
WITH paper, entity, count(any) AS degree
WHERE degree > 1
MATCH (entity)<-[:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES|MENTIONS]-(other:Paper)
WHERE other.id <> paper.id
WITH paper, other, entity, 1.0 / degree AS weight
ORDER BY weight DESC, entity.id
WITH paper, other, sum(weight) AS likeness, collect(entity.name) AS shared
RETURN
  other.id AS paper,
  other.title AS title,
  other.year AS year,
  round(1000 * likeness) / 1000 AS likeness,
  shared
ORDER BY likeness DESC, other.id
LIMIT $limit
