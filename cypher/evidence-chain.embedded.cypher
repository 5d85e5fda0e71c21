// evidence-chain for the embedded engine, whose shortestPath cannot pass hubs by: it goes step by step, six at the most, keeps the
// best chain to each node that it reaches, and stops where the other name is reached. Each of the six steps is the same text.

WITH toLower($from) AS from, toLower($to) AS to
MATCH (:Name {key: from})-[:NAMES]->(a)
MATCH (:Name {key: to})-[:NAMES]->(b)
WHERE a.id <> b.id
WITH a, b, null AS found,
  [{n: a, id: a.id, sum: 0, ids: [a.id], types: [], nodes: [a]}] AS reached

UNWIND CASE WHEN found IS NULL THEN reached ELSE [null] END AS way
WITH a, b, found, way, way.n AS n
OPTIONAL MATCH (n)-[r:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES|MENTIONS|EXTENDS|OUTPERFORMS|PART_OF|APPLIED_TO|VARIANT_OF]-(m)
WHERE m.id <> a.id AND (m.degree <= $hub OR m.id = b.id)
WITH a, b, found, way, r, m, way.sum + m.degree AS sum, way.ids + [m.id] AS ids, way.types + [type(r) + ' ' + startNode(r).id] AS types
ORDER BY sum, ids, types
WITH a, b, found, m, collect({n: m, id: m.id, sum: sum, ids: ids, types: types, nodes: way.nodes + [m]}) AS ways
WITH a, b, found, CASE WHEN m IS NULL THEN null ELSE head(ways) END AS way
WITH a, b, found, collect(way) AS reached
WITH a, b, reached, coalesce(found, head([way IN reached WHERE way.id = b.id])) AS found

UNWIND CASE WHEN found IS NULL THEN reached ELSE [null] END AS way
WITH a, b, found, way, way.n AS n
OPTIONAL MATCH (n)-[r:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES|MENTIONS|EXTENDS|OUTPERFORMS|PART_OF|APPLIED_TO|VARIANT_OF]-(m)
WHERE m.id <> a.id AND (m.degree <= $hub OR m.id = b.id)
WITH a, b, found, way, r, m, way.sum + m.degree AS sum, way.ids + [m.id] AS ids, way.types + [type(r) + ' ' + startNode(r).id] AS types
ORDER BY sum, ids, types
WITH a, b, found, m, collect({n: m, id: m.id, sum: sum, ids: ids, types: types, nodes: way.nodes + [m]}) AS ways
WITH a, b, found, CASE WHEN m IS NULL THEN null ELSE head(ways) END AS way
WITH a, b, found, collect(way) AS reached
WITH a, b, reached, coalesce(found, head([way IN reached WHERE way.id = b.id])) AS found

UNWIND CASE WHEN found IS NULL THEN reached ELSE [null] END AS way
WITH a, b, found, way, way.n AS n
OPTIONAL MATCH (n)-[r:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES|MENTIONS|EXTENDS|OUTPERFORMS|PART_OF|APPLIED_TO|VARIANT_OF]-(m)
WHERE m.id <> a.id AND (m.degree <= $hub OR m.id = b.id)
WITH a, b, found, way, r, m, way.sum + m.degree AS sum, way.ids + [m.id] AS ids, way.types + [type(r) + ' ' + startNode(r).id] AS types
ORDER BY sum, ids, types
WITH a, b, found, m, collect({n: m, id: m.id, sum: sum, ids: ids, types: types, nodes: way.nodes + [m]}) AS ways
WITH a, b, found, CASE WHEN m IS NULL THEN null ELSE head(ways) END AS way
WITH a, b, found, collect(way) AS reached
WITH a, b, reached, coalesce(found, head([way IN reached WHERE way.id = b.id])) AS found

UNWIND CASE WHEN found IS NULL THEN reached ELSE [null] END AS way
WITH a, b, found, way, way.n AS n
OPTIONAL MATCH (n)-[r:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES|MENTIONS|EXTENDS|OUTPERFORMS|PART_OF|APPLIED_TO|VARIANT_OF]-(m)
WHERE m.id <> a.id AND (m.degree <= $hub OR m.id = b.id)
WITH a, b, found, way, r, m, way.sum + m.degree AS sum, way.ids + [m.id] AS ids, way.types + [type(r) + ' ' + startNode(r).id] AS types
ORDER BY sum, ids, types
WITH a, b, found, m, collect({n: m, id: m.id, sum: sum, ids: ids, types: types, nodes: way.nodes + [m]}) AS ways
WITH a, b, found, CASE WHEN m IS NULL THEN null ELSE head(ways) END AS way
WITH a, b, found, collect(way) AS reached
WITH a, b, reached, coalesce(found, head([way IN reached WHERE way.id = b.id])) AS found

UNWIND CASE WHEN found IS NULL THEN reached ELSE [null] END AS way
WITH a, b, found, way, way.n AS n
OPTIONAL MATCH (n)-[r:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES|MENTIONS|EXTENDS|OUTPERFORMS|PART_OF|APPLIED_TO|VARIANT_OF]-(m)
WHERE m.id <> a.id AND (m.degree <= $hub OR m.id = b.id)
WITH a, b, found, way, r, m, way.sum + m.degree AS sum, way.ids + [m.id] AS ids, way.types + [type(r) + ' ' + startNode(r).id] AS types
ORDER BY sum, ids, types
WITH a, b, found, m, collect({n: m, id: m.id, sum: sum, ids: ids, types: types, nodes: way.nodes + [m]}) AS ways
WITH a, b, found, CASE WHEN m IS NULL THEN null ELSE head(ways) END AS way
WITH a, b, found, collect(way) AS reached
WITH a, b, reached, coalesce(found, head([way IN reached WHERE way.id = b.id])) AS found

UNWIND CASE WHEN found IS NULL THEN reached ELSE [null] END AS way
WITH a, b, found, way, way.n AS n
OPTIONAL MATCH (n)-[r:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES|MENTIONS|EXTENDS|OUTPERFORMS|PART_OF|APPLIED_TO|VARIANT_OF]-(m)
WHERE m.id <> a.id AND (m.degree <= $hub OR m.id = b.id)
WITH a, b, found, way, r, m, way.sum + m.degree AS sum, way.ids + [m.id] AS ids, way.types + [type(r) + ' ' + startNode(r).id] AS types
ORDER BY sum, ids, types
WITH a, b, found, m, collect({n: m, id: m.id, sum: sum, ids: ids, types: types, nodes: way.nodes + [m]}) AS ways
WITH a, b, found, CASE WHEN m IS NULL THEN null ELSE head(ways) END AS way
WITH a, b, found, collect(way) AS reached
WITH a, b, reached, coalesce(found, head([way IN reached WHERE way.id = b.id])) AS found

WITH found
WHERE found IS NOT NULL
WITH found
ORDER BY size(found.types), found.sum, found.ids, found.types
LIMIT 1
UNWIND range(0, size(found.types) - 1) AS i
WITH i, found.nodes[i] AS left, found.types[i] AS type, found.nodes[i + 1] AS right
MATCH (left)-[r]-(right)
WHERE type(r) + ' ' + startNode(r).id = type
WITH i, r, left, right, startNode(r).id = left.id AS forward
RETURN
  i + 1 AS step,
  CASE WHEN forward THEN coalesce(left.name, left.title) ELSE coalesce(right.name, right.title) END AS from,
  type(r) AS relation,
  CASE WHEN forward THEN coalesce(right.name, right.title) ELSE coalesce(left.name, left.title) END AS to,
  coalesce(r.evidence, r.sentences[0]) AS evidence
ORDER BY step
