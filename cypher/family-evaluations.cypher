// title: Who evaluates which model of a family on what
// group: Models
// answers: Each paper that works with a member of the family and is tested on a benchmark, the newest first.
// param name: string of name = "LLaMA" -- any member's name or alias; it and its variants are looked at
// param benchmark: string of name = "" -- only this benchmark, by a name or alias; "" for all
// param limit: integer = 50 -- rows
// example: paperloom query family-evaluations --param name=LLaMA --param benchmark=MMLU

WITH toLower($name) AS key, toLower($benchmark) AS wanted
OPTIONAL MATCH (:Name {key: wanted})-[:NAMES]->(one:Benchmark)
WITH key, collect(one.id) AS only
MATCH (:Name {key: key})-[:NAMES]->(head:Model)
MATCH (head)<-[:VARIANT_OF*0..6]-(found:Model)
WITH DISTINCT only, found AS member
MATCH (member)<-[:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES]-(paper:Paper)-[r:EVALUATES_ON]->(b:Benchmark)
WHERE $benchmark = '' OR b.id IN only
WITH member, r, paper, b, coalesce(paper.date, toString(paper.year), paper.dateText) AS date
RETURN
  member.name AS model,
  b.name AS benchmark,
  date,
  paper.id AS paper,
  paper.title AS title,
  r.evidence AS evidence
ORDER BY coalesce(date, '') DESC, paper, member.id, b.id
LIMIT $limit
