// title: Models by year
// group: Models
// answers: The models that most papers of each year work with, with their share of that year's papers.
// param top: integer = 5 -- models a year
// example: paperloom query models-by-year --param top=3

MATCH (paper:Paper)
WHERE paper.year IS NOT NULL
WITH paper.year AS year, count(paper) AS total
ORDER BY year
WITH collect({year: year, total: total}) AS years
MATCH (model:Model)<-[:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES]-(paper:Paper)
WHERE paper.year IS NOT NULL
WITH years, paper.year AS year, model, count(paper) AS papers
ORDER BY year, papers DESC, model.id
WITH years, year, collect({name: model.name, papers: papers}) AS ranking
UNWIND range(0, CASE WHEN size(ranking) < $top THEN size(ranking) ELSE $top END - 1) AS i
RETURN
  year,
  i + 1 AS rank,
  ranking[i].name AS model,
  ranking[i].papers AS papers,
  round(1000.0 * ranking[i].papers / head([one IN years WHERE one.year = year | one.total])) / 10 AS percent
ORDER BY year, rank
