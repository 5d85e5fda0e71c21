// title: Claims to be better
// answers: Which entities are said to outperform this one, by which paper, in which sentence.
// param name: string = "LoRA" -- a name or alias, in any case
// param limit: integer = 50 -- rows

MATCH (better)-[r:OUTPERFORMS]->(entity)
WHERE toLower($name) IN entity.names
UNWIND range(0, size(r.papers) - 1) AS i
MATCH (source:Paper {id: r.papers[i]})
RETURN
  better.name AS winner,
  entity.name AS loser,
  source.id AS paper,
  source.title AS title,
  r.sentences[i] AS sentence,
  r.confidence AS confidence
ORDER BY confidence DESC, better.id, entity.id, paper, sentence
LIMIT $limit
