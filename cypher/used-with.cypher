// title: Used together with
// answers: What papers that work with this name also work with. Strength is how many times more often the two meet than their own frequencies would have it, so that what is everywhere does not come first.
// param name: string = "LoRA" -- a name or alias, in any case
// param minimum: integer = 2 -- how many papers the two share at the least
// param limit: integer = 20 -- rows

MATCH (each:Paper)
WITH count(each) AS total
MATCH (entity)<-[:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES]-(paper:Paper)
WHERE toLower($name) IN entity.names
WITH total, entity, collect(paper) AS papers, count(paper) AS own
UNWIND papers AS paper
MATCH (paper)-[:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES]->(other)
WHERE other.id <> entity.id
WITH total, entity, own, other, count(paper) AS shared
WHERE shared >= $minimum
MATCH (other)<-[:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES]-(any:Paper)
WITH total, entity, own, other, shared, count(any) AS others
RETURN
  entity.name AS name,
  other.name AS used_with,
  labels(other)[0] AS type,
  shared,
  others AS papers,
  round(100.0 * shared * total / (own * others)) / 100 AS strength
ORDER BY strength DESC, shared DESC, other.id, entity.id
LIMIT $limit
