// title: What a paper claims
// group: Papers
// answers: What a paper says that things have to do with each other: what extends, outperforms, is part of or is applied to what, in which sentence.
// param paper: string of paper = "2106.09685" -- id of a paper; the query search finds it by words of its title
// example: paperloom query paper-claims --param paper=2403.03507

MATCH (source:Paper {id: $paper})
MATCH (source)-[:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES|MENTIONS]->(head)
MATCH (head)-[r:EXTENDS|OUTPERFORMS|PART_OF|APPLIED_TO]->(tail)
UNWIND range(0, size(r.papers) - 1) AS i
WITH source, head, r, tail, i
WHERE r.papers[i] = source.id
RETURN
  source.title AS title,
  head.name AS first,
  type(r) AS relation,
  tail.name AS second,
  r.confidence AS confidence,
  r.sentences[i] AS sentence
ORDER BY confidence DESC, head.id, relation, tail.id, sentence
