// title: Growing and shrinking communities
// group: Communities
// answers: How each community's share of a year's papers changed between two years, the fastest growing first, the fastest shrinking last.
// param from: integer = 0 -- the earlier year; 0 is the one before the later
// param to: integer = 0 -- the later year; 0 is the latest with papers
// param limit: integer = 50 -- rows
// example: paperloom query community-growth --param from=2020 --param to=2023

MATCH (paper:Paper)
WITH max(paper.year) AS latest
WITH CASE WHEN $to = 0 THEN latest ELSE $to END AS later
WITH later, CASE WHEN $from = 0 THEN later - 1 ELSE $from END AS earlier
WITH later, earlier,
  COUNT { MATCH (paper:Paper) WHERE paper.year = earlier } AS before,
  COUNT { MATCH (paper:Paper) WHERE paper.year = later } AS after
MATCH (paper:Paper)
WHERE paper.year IN [earlier, later]
MATCH (paper)-[:IN_COMMUNITY]->(c:Community)
WITH later, earlier, before, after, c,
  sum(CASE WHEN paper.year = earlier THEN 1 ELSE 0 END) AS papers_then,
  sum(CASE WHEN paper.year = later THEN 1 ELSE 0 END) AS papers_now
WITH later, earlier, c, papers_then, papers_now,
  CASE WHEN before = 0 THEN 0.0 ELSE 100.0 * papers_then / before END AS was,
  CASE WHEN after = 0 THEN 0.0 ELSE 100.0 * papers_now / after END AS became
RETURN
  c.id AS community,
  c.label AS label,
  earlier,
  later,
  papers_then,
  papers_now,
  round(100 * was) / 100 AS percent_then,
  round(100 * became) / 100 AS percent_now
ORDER BY became - was DESC, community
LIMIT $limit
