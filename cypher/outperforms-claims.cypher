// title: Claims to be better
// answers: Which entities are said to outperform this one, by which paper, in which sentence.
// param name: string = "LoRA" -- a name or alias, in any case
// param limit: integer = 50 -- rows

MATCH (winner)-[r:OUTPERFORMS]->(loser)
WHERE toLower($name) IN loser.names
UNWIND range(0, size(r.papers) - 1) AS i
MATCH (paper:Paper {id: r.papers[i]})
RETURN
  winner.name AS winner,
  loser.name AS loser,
  paper.id AS paper,
  paper.title AS title,
  r.sentences[i] AS sentence,
  r.confidence AS confidence
ORDER BY confidence DESC, winner.id, loser.id, paper.id, sentence
LIMIT $limit
