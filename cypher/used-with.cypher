// title: Used together with
// group: Names
// answers: What papers that work with this name also work with, by strength: normalised pointwise mutual information (Bouma 2009) of the two in a paper, 1 when they never go without each other, 0 when they meet as often as chance would have it. What is everywhere does not come first. Lift is how many times more often they meet than by chance.
// param name: string of name = "LoRA" -- a name or alias, in any case
// param type: string of Method|Model|Benchmark = "" -- only Method, Model or Benchmark; "" for all
// param minimum: integer = 2 -- how many papers the two share at the least
// param limit: integer = 20 -- rows
// example: paperloom query used-with --param name=LoRA --param type=Method --param limit=5

MATCH (each:Paper)
WITH count(each) AS total
WITH total, toLower($name) AS key
MATCH (:Name {key: key})-[:NAMES]->(entity)
WITH total, entity, COUNT { (entity)<-[:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES]-() } AS own
MATCH (entity)<-[:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES]-(paper:Paper)
MATCH (paper)-[:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES]->(other)
WHERE other.id <> entity.id
WITH total, entity, own, other, count(paper) AS shared
WHERE shared >= $minimum AND ($type = '' OR $type IN labels(other))
WITH total, entity, own, other, shared,
  COUNT { (other)<-[:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES]-() } AS others
WITH total, entity, own, other, shared, others, 1.0 * shared * total / (own * others) AS lift
RETURN
  entity.name AS name,
  other.name AS used_with,
  labels(other)[0] AS type,
  shared,
  others AS papers,
  round(100 * lift) / 100 AS lift,
  CASE
    WHEN shared = total THEN 1.0
    ELSE floor(0.5 + 1000 * log(lift) / log(1.0 * total / shared)) / 1000
  END AS strength
ORDER BY strength DESC, shared DESC, other.id, entity.id
LIMIT $limit
