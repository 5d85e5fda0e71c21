// title: The shortest chain of evidence between two names
// group: Names
// answers: How two names hang together: the fewest steps from one to the other, each with the sentence it rests on. No step goes over a hub, since everything hangs together by what is everywhere; among chains of one length the one with the least-connected nodes is taken. No rows: there is no chain of at most six steps; raise hub.
// param from: string of name = "LoRA" -- a name or alias, in any case
// param to: string of name = "GaLore" -- a name or alias, in any case
// param hub: integer = 200 -- nodes between with more relationships than this are not gone over
// example: paperloom query evidence-chain --param from=LoRA --param to=H2O --param hub=50

WITH toLower($from) AS from
MATCH (:Name {key: from})-[:NAMES]->(a)
WITH a, toLower($to) AS to
MATCH (:Name {key: to})-[:NAMES]->(b)
WHERE a.id <> b.id
MATCH path = allShortestPaths(
  (a)-[:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES|MENTIONS|EXTENDS|OUTPERFORMS|PART_OF|APPLIED_TO|VARIANT_OF*..6]-(b)
)
WHERE all(n IN nodes(path) WHERE n.degree <= $hub OR n.id = a.id OR n.id = b.id)
WITH path,
  reduce(sum = 0, n IN nodes(path) | sum + n.degree) AS degrees,
  [n IN nodes(path) | n.id] AS ids,
  [r IN relationships(path) | type(r) + ' ' + startNode(r).id] AS types
ORDER BY length(path), degrees, ids, types
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
