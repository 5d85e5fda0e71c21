// title: Who is said to win
// group: Comparison
// answers: What most papers say outperforms something, over what papers say that it is outperformed by something.
// param type: string of Method|Model|Benchmark = "Method" -- Method, Model or Benchmark
// param confidence: float = 0.5 -- claims less sure than this are left out
// param limit: integer = 20 -- rows
// example: paperloom query most-wins --param type=Model

MATCH (winner)-[r:OUTPERFORMS]->(loser)
WHERE r.confidence >= $confidence
UNWIND r.papers AS paper
UNWIND [{entity: winner, won: paper}, {entity: loser, lost: paper}] AS side
WITH side.entity AS entity, count(DISTINCT side.won) AS wins, count(DISTINCT side.lost) AS losses
WHERE wins > 0 AND $type IN labels(entity)
RETURN entity.name AS name, wins, losses, entity.degree AS degree
ORDER BY wins - losses DESC, wins DESC, entity.id
LIMIT $limit
