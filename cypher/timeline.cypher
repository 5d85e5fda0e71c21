// title: A name over the years
// group: Time
// answers: How many papers of each year work with a name, what they do with it, and their share of that year's papers.
// param name: string of name = "LoRA" -- a name or alias, in any case
// example: paperloom query timeline --param name=BERT

WITH toLower($name) AS key
MATCH (:Name {key: key})-[:NAMES]->(entity)
MATCH (entity)<-[r:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES]-(paper:Paper)
WHERE paper.year IS NOT NULL
WITH entity, paper.year AS year, count(paper) AS papers,
  sum(CASE type(r) WHEN 'INTRODUCES' THEN 1 ELSE 0 END) AS introduce,
  sum(CASE type(r) WHEN 'EVALUATES_ON' THEN 1 ELSE 0 END) AS evaluate_on,
  sum(CASE type(r) WHEN 'COMPARES_WITH' THEN 1 ELSE 0 END) AS compare_with,
  sum(CASE type(r) WHEN 'USES' THEN 1 ELSE 0 END) AS use
WITH entity, year, papers, introduce, evaluate_on, compare_with, use,
  COUNT { MATCH (each:Paper) WHERE each.year = year } AS total
RETURN
  entity.name AS name,
  labels(entity)[0] AS type,
  year,
  papers,
  round(10000.0 * papers / total) / 100 AS percent,
  introduce,
  evaluate_on,
  compare_with,
  use
ORDER BY name, type, entity.id, year
