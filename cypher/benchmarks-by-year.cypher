// title: Benchmarks by year
// group: Benchmarks
// answers: The benchmarks that most papers of each year evaluate on, with their share of that year's papers.
// param top: integer = 5 -- benchmarks a year
// example: paperloom query benchmarks-by-year --param top=3

MATCH (paper:Paper)
WHERE paper.year IS NOT NULL
WITH paper.year AS year, count(paper) AS total
ORDER BY year
WITH collect({year: year, total: total}) AS years
MATCH (benchmark:Benchmark)<-[:EVALUATES_ON]-(paper:Paper)
WHERE paper.year IS NOT NULL
WITH years, paper.year AS year, benchmark, count(paper) AS papers
ORDER BY year, papers DESC, benchmark.id
WITH years, year, collect({name: benchmark.name, papers: papers}) AS ranking
UNWIND range(0, CASE WHEN size(ranking) < $top THEN size(ranking) ELSE $top END - 1) AS i
RETURN
  year,
  i + 1 AS rank,
  ranking[i].name AS benchmark,
  ranking[i].papers AS papers,
  round(1000.0 * ranking[i].papers / head([one IN years WHERE one.year = year | one.total])) / 10 AS percent
ORDER BY year, rank
