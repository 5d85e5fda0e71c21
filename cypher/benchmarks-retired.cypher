// title: Benchmarks that stopped being used
// group: Benchmarks
// answers: Benchmarks that papers once evaluated on and none of the latest years does: when they were used, and in which year most.
// param years: integer = 2 -- for how many years, up to the latest, no paper used it
// param minimum: integer = 3 -- papers that once did, at the least
// param limit: integer = 20 -- rows
// example: paperloom query benchmarks-retired --param years=3 --param minimum=2

MATCH (paper:Paper)
WITH max(paper.year) AS latest
MATCH (b:Benchmark)<-[:EVALUATES_ON]-(paper:Paper)
WHERE paper.year IS NOT NULL
WITH latest, b, paper.year AS year, count(paper) AS papers
ORDER BY papers DESC, year
WITH latest, b, sum(papers) AS papers, min(year) AS first, max(year) AS last,
  collect({year: year, papers: papers}) AS years
WHERE papers >= $minimum AND last <= latest - $years
RETURN
  b.name AS benchmark,
  papers,
  first,
  last,
  years[0].year AS peak_year,
  years[0].papers AS papers_then,
  latest - last AS years_since
ORDER BY papers DESC, last, b.id
LIMIT $limit
