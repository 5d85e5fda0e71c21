// title: Rising methods
// answers: The methods whose share of papers grew most between two years, in percent of the papers of each year.
// param from: integer = 0 -- the earlier year; 0 is the one before the later
// param to: integer = 0 -- the later year; 0 is the latest with papers
// param limit: integer = 20 -- rows

MATCH (paper:Paper)
WITH max(paper.year) AS latest
WITH CASE WHEN $to = 0 THEN latest ELSE $to END AS later
WITH later, CASE WHEN $from = 0 THEN later - 1 ELSE $from END AS earlier
MATCH (paper:Paper)
WHERE paper.year = later OR paper.year = earlier
WITH later, earlier,
  sum(CASE WHEN paper.year = earlier THEN 1 ELSE 0 END) AS before,
  sum(CASE WHEN paper.year = later THEN 1 ELSE 0 END) AS after
MATCH (method:Method)<-[:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES]-(paper:Paper)
WHERE paper.year = later OR paper.year = earlier
WITH later, earlier, before, after, method,
  sum(CASE WHEN paper.year = earlier THEN 1 ELSE 0 END) AS papers_then,
  sum(CASE WHEN paper.year = later THEN 1 ELSE 0 END) AS papers_now
WITH later, earlier, method.name AS name, method.id AS id, papers_then, papers_now,
  CASE WHEN before = 0 THEN 0.0 ELSE 100.0 * papers_then / before END AS was,
  CASE WHEN after = 0 THEN 0.0 ELSE 100.0 * papers_now / after END AS became
WHERE became > was
RETURN
  name AS method,
  earlier,
  later,
  papers_then,
  papers_now,
  round(100 * was) / 100 AS percent_then,
  round(100 * became) / 100 AS percent_now
ORDER BY became - was DESC, id
LIMIT $limit
