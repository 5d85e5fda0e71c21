// title: What was tested on a benchmark
// group: Benchmarks
// answers: The methods and models that papers introduce and test on this benchmark, the newest first, with the sentence that names the benchmark.
// param name: string of name = "GLUE" -- a benchmark's name or alias, in any case
// param limit: integer = 30 -- rows
// example: paperloom query evaluated-on --param name=ImageNet --param limit=10

WITH toLower($name) AS key
MATCH (:Name {key: key})-[:NAMES]->(b:Benchmark)
MATCH (b)<-[r:EVALUATES_ON]-(paper:Paper)-[:INTRODUCES]->(entity)
WITH b, r, paper, entity, coalesce(paper.date, toString(paper.year), paper.dateText) AS date
RETURN
  b.name AS benchmark,
  entity.name AS introduced,
  labels(entity)[0] AS type,
  date,
  paper.id AS paper,
  r.evidence AS evidence
ORDER BY coalesce(date, '') DESC, paper, entity.id, b.id
LIMIT $limit
