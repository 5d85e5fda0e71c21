// title: The shortest chain of evidence between two names
// answers: How two names hang together: the fewest steps from one to the other, each with the sentence it rests on.
// param from: string = "LoRA" -- a name or alias, in any case
// param to: string = "GaLore" -- a name or alias, in any case

MATCH (a), (b)
WHERE toLower($from) IN a.names AND toLower($to) IN b.names AND a.id <> b.id
MATCH path = allShortestPaths(
  (a)-[:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES|MENTIONS|EXTENDS|OUTPERFORMS|PART_OF|APPLIED_TO|VARIANT_OF*..6]-(b)
)
WITH path, [n IN nodes(path) | n.id] AS ids, [r IN relationships(path) | type(r)] AS types
ORDER BY length(path), ids, types
LIMIT 1
UNWIND range(0, length(path) - 1) AS i
WITH i, nodes(path)[i] AS left, relationships(path)[i] AS r, nodes(path)[i + 1] AS right
WITH i, r, left, right, startNode(r).id = left.id AS forward
RETURN
  i + 1 AS step,
  CASE WHEN forward THEN coalesce(left.name, left.title) ELSE coalesce(right.name, right.title) END AS from,
  type(r) AS relation,
  CASE WHEN forward THEN coalesce(right.name, right.title) ELSE coalesce(left.name, left.title) END AS to,
  coalesce(r.evidence, r.sentences[0]) AS evidence
ORDER BY step
