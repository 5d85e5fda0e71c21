// title: The communities
// group: Communities
// answers: Each community with its size, what is in it, the years of its papers and its most distinctive names.
// param limit: integer = 20 -- rows, the largest first
// example: paperloom query community-overview --param limit=5

MATCH (c:Community)
MATCH (member)-[:IN_COMMUNITY]->(c)
WITH c, labels(member)[0] AS type, count(*) AS members, min(member.year) AS first, max(member.year) AS last
WITH c,
  sum(CASE type WHEN 'Paper' THEN members ELSE 0 END) AS papers,
  sum(CASE type WHEN 'Method' THEN members ELSE 0 END) AS methods,
  sum(CASE type WHEN 'Model' THEN members ELSE 0 END) AS models,
  sum(CASE type WHEN 'Benchmark' THEN members ELSE 0 END) AS benchmarks,
  min(first) AS first,
  max(last) AS last
RETURN
  c.id AS community,
  c.label AS label,
  c.size AS size,
  papers,
  methods,
  models,
  benchmarks,
  first,
  last
ORDER BY size DESC, community
LIMIT $limit
