// title: Benchmarks by year
// answers: The benchmarks that most papers of each year evaluate on, with their share of that year's papers.
// param top: integer = 5 -- benchmarks a year

MATCH (paper:Paper)
WHERE paper.year IS NOT NULL
WITH paper.year AS year, count(paper) AS total
MATCH (paper:Paper)-[:EVALUATES_ON]->(benchmark:Benchmark)
WHERE paper.year = year
WITH year, total, benchmark, count(paper) AS papers
ORDER BY year, papers DESC, benchmark.id
WITH year, total, collect({name: benchmark.name, papers: papers}) AS ranking
UNWIND range(0, CASE WHEN size(ranking) < $top THEN size(ranking) ELSE $top END - 1) AS i
RETURN
  year,
  i + 1 AS rank,
  ranking[i].name AS benchmark,
  ranking[i].papers AS papers,
  round(1000.0 * ranking[i].papers / total) / 10 AS percent
ORDER BY year, rank
