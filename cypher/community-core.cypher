// title: The core of a community
// group: Communities
// answers: The methods, models and benchmarks of a community by how many of its papers work with them, and what share of all their papers that is: where it is high, the name belongs here and nowhere else.
// param community: string of community = "" -- a community's id or label; "" is the largest
// param limit: integer = 20 -- rows
// example: paperloom query community-core --param community=community:lora

MATCH (c:Community)
WHERE $community = '' OR c.id = $community OR toLower(c.label) = toLower($community)
WITH c
ORDER BY c.size DESC, c.id
LIMIT 1
MATCH (c)<-[:IN_COMMUNITY]-(paper:Paper)
MATCH (paper)-[:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES]->(entity)
WITH c, entity, count(paper) AS papers_inside
WHERE EXISTS { (entity)-[:IN_COMMUNITY]->(c) }
WITH c, entity, papers_inside
ORDER BY papers_inside DESC, entity.rank DESC, entity.id
LIMIT $limit
WITH c, entity, papers_inside,
  COUNT { (entity)<-[:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES]-() } AS papers
RETURN
  c.id AS community,
  entity.name AS name,
  labels(entity)[0] AS type,
  papers_inside,
  papers,
  round(1000.0 * papers_inside / papers) / 10 AS percent,
  entity.rank AS rank
ORDER BY papers_inside DESC, rank DESC, entity.id
