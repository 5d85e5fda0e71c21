// title: The communities
// answers: Each community with its size, what is in it, the years of its papers and its most distinctive names.
// param limit: integer = 20 -- rows, the largest first

MATCH (community:Community)
OPTIONAL MATCH (member)-[:IN_COMMUNITY]->(community)
WITH community,
  sum(CASE WHEN member:Paper THEN 1 ELSE 0 END) AS papers,
  sum(CASE WHEN member:Method THEN 1 ELSE 0 END) AS methods,
  sum(CASE WHEN member:Model THEN 1 ELSE 0 END) AS models,
  sum(CASE WHEN member:Benchmark THEN 1 ELSE 0 END) AS benchmarks,
  min(member.year) AS first,
  max(member.year) AS last
RETURN
  community.id AS community,
  community.label AS label,
  community.size AS size,
  papers,
  methods,
  models,
  benchmarks,
  first,
  last
ORDER BY size DESC, community
LIMIT $limit
