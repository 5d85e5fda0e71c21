// title: Claims to be better
// group: Comparison
// answers: What is said to outperform this name, by which paper, in which sentence.
// param name: string of name = "LoRA" -- a name or alias, in any case
// param confidence: float = 0.0 -- claims less sure than this are left out
// param limit: integer = 50 -- rows
// example: paperloom query outperforms-claims --param name=BERT --param confidence=0.5

WITH toLower($name) AS key
MATCH (:Name {key: key})-[:NAMES]->(entity)
MATCH (entity)<-[r:OUTPERFORMS]-(better)
WHERE r.confidence >= $confidence
UNWIND range(0, size(r.papers) - 1) AS i
WITH r, i, better, entity, r.papers[i] AS id
MATCH (source:Paper {id: id})
RETURN
  better.name AS winner,
  entity.name AS loser,
  source.id AS paper,
  source.title AS title,
  r.sentences[i] AS sentence,
  r.confidence AS confidence
ORDER BY confidence DESC, better.id, entity.id, paper, sentence
LIMIT $limit
