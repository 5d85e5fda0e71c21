// title: Contradicting claims
// group: Comparison
// answers: Pairs of which each is said to outperform the other, with a sentence for either side. The pair whose weaker claim is surest comes first.
// param confidence: float = 0.3 -- pairs with a claim less sure than this are left out
// param limit: integer = 50 -- rows
// example: paperloom query contradictions --param confidence=0.5

MATCH (a)-[one:OUTPERFORMS]->(b)
WHERE a.id < b.id AND one.confidence >= $confidence AND size(one.papers) > 0
MATCH (b)-[two:OUTPERFORMS]->(a)
WHERE two.confidence >= $confidence AND size(two.papers) > 0
RETURN
  a.name AS first,
  b.name AS second,
  one.papers[0] AS first_wins_in,
  one.sentences[0] AS first_wins,
  two.papers[0] AS second_wins_in,
  two.sentences[0] AS second_wins,
  CASE WHEN one.confidence < two.confidence THEN one.confidence ELSE two.confidence END AS confidence
ORDER BY confidence DESC, a.id, b.id
LIMIT $limit
