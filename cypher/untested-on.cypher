// title: What it was not tested on
// group: Benchmarks
// answers: Benchmarks on which its rivals (what papers compare with it, or introduce and compare it with) were tested where they were introduced, and on which no paper with it was.
// param name: string of name = "LoRA" -- a name or alias, in any case
// param minimum: integer = 1 -- rivals at the least
// param limit: integer = 20 -- rows
// example: paperloom query untested-on --param name=DPO

WITH toLower($name) AS key
MATCH (:Name {key: key})-[:NAMES]->(entity)
OPTIONAL MATCH (entity)<-[:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES]-(:Paper)-[:EVALUATES_ON]->(on:Benchmark)
WITH entity, collect(DISTINCT on.id) AS tested
MATCH (entity)<-[mine:INTRODUCES|COMPARES_WITH]-(:Paper)-[theirs:INTRODUCES|COMPARES_WITH]->(rival)
WHERE type(mine) <> type(theirs) AND labels(rival)[0] = labels(entity)[0] AND rival.id <> entity.id
WITH DISTINCT entity, tested, rival
MATCH (rival)<-[:INTRODUCES]-(:Paper)-[:EVALUATES_ON]->(other:Benchmark)
WHERE other.id <> entity.id AND NOT other.id IN tested
WITH DISTINCT entity, other, rival
ORDER BY rival.rank DESC, rival.id
WITH entity, other, collect(rival.name) AS names
WHERE size(names) >= $minimum
RETURN
  entity.name AS name,
  other.name AS not_tested_on,
  size(names) AS rivals,
  names[0..5] AS such_as
ORDER BY rivals DESC, other.id, entity.id
LIMIT $limit
