// title: Papers like this one
// group: Papers
// answers: The papers that share most with one paper. Likeness is the sum, over what both name, of one over the number of papers that name it (resource allocation, Zhou 2009): what few papers name counts for more.
// param paper: string of paper = "2106.09685" -- id of a paper; the query search finds it by words of its title
// param hub: integer = 1000 -- what more papers than this name is passed over: it tells nothing
// param limit: integer = 10 -- rows
// example: paperloom query papers-like --param paper=2305.14314

MATCH (source:Paper {id: $paper})
MATCH (source)-[:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES|MENTIONS]->(entity)
WITH source, entity,
  COUNT { (entity)<-[:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES|MENTIONS]-() } AS papers
WHERE papers > 1 AND papers <= $hub
MATCH (entity)<-[:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES|MENTIONS]-(other:Paper)
WHERE other.id <> source.id
WITH other, entity, 1.0 / papers AS weight
ORDER BY weight DESC, entity.id
WITH other, sum(weight) AS likeness, collect(entity.name) AS shared
RETURN
  other.id AS paper,
  other.title AS title,
  other.year AS year,
  round(1000 * likeness) / 1000 AS likeness,
  shared
ORDER BY likeness DESC, other.id
LIMIT $limit
