// title: Bridges between two communities
// group: Communities
// answers: The methods, models and benchmarks that papers of both communities work with. Strength is the geometric mean of the two shares of its papers: 0.5 when half are here and half there, near 0 for what is everywhere.
// param from: string of community = "" -- a community's id or label; "" is the largest
// param to: string of community = "" -- another community's id or label; "" is the largest but that
// param minimum: integer = 2 -- papers of either community at the least
// param limit: integer = 20 -- rows
// example: paperloom query bridges --param from=community:lora --param to=community:smoothquant

MATCH (c:Community)
WITH c
ORDER BY c.size DESC, c.id
WITH collect(c) AS all
WITH all, head([c IN all WHERE $from = '' OR c.id = $from OR toLower(c.label) = toLower($from)]) AS one
WITH one, head([
  c IN all
  WHERE c.id <> one.id AND ($to = '' OR c.id = $to OR toLower(c.label) = toLower($to))
]) AS two
WHERE two IS NOT NULL
UNWIND [one, two] AS c
MATCH (c)<-[:IN_COMMUNITY]-(paper:Paper)
MATCH (paper)-[:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES]->(entity)
WITH one, two, entity,
  sum(CASE WHEN c.id = one.id THEN 1 ELSE 0 END) AS papers_from,
  sum(CASE WHEN c.id = two.id THEN 1 ELSE 0 END) AS papers_to
WHERE papers_from >= $minimum AND papers_to >= $minimum
WITH one, two, entity, papers_from, papers_to,
  COUNT { (entity)<-[:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES]-() } AS papers
RETURN
  one.id AS from,
  two.id AS to,
  entity.name AS name,
  labels(entity)[0] AS type,
  papers_from,
  papers_to,
  papers,
  round(1000 * sqrt(1.0 * papers_from * papers_to) / papers) / 1000 AS strength
ORDER BY strength DESC, papers_from + papers_to DESC, entity.id
LIMIT $limit
