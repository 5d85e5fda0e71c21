// title: What is compared with what
// group: Comparison
// answers: The pairs that stand against each other most often: a paper introduces the first and compares it with the second.
// param minimum: integer = 1 -- papers at the least
// param limit: integer = 20 -- rows
// example: paperloom query compared-most --param limit=10

MATCH (a)<-[:INTRODUCES]-(paper:Paper)-[:COMPARES_WITH]->(b)
WITH a, b, count(paper) AS papers, min(paper.year) AS first, max(paper.year) AS last
WHERE papers >= $minimum
RETURN
  a.name AS introduced,
  b.name AS compared_with,
  labels(b)[0] AS type,
  papers,
  first,
  last
ORDER BY papers DESC, a.id, b.id
LIMIT $limit
