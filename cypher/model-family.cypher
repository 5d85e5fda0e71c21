// title: A model family and where it is tried
// group: Models
// answers: The members of a family (LLaMA, LLaMA-2, LLaMA-2 7B), how far each is from its head, and the benchmarks that papers use most together with it.
// param name: string of name = "LLaMA" -- any member's name or alias; its variants are listed
// param benchmarks: integer = 5 -- benchmarks a member
// example: paperloom query model-family --param name=OPT

WITH toLower($name) AS key
MATCH (:Name {key: key})-[:NAMES]->(head:Model)
MATCH path = (head)<-[:VARIANT_OF*0..6]-(member:Model)
WITH head, member, min(length(path)) AS distance
OPTIONAL MATCH (member)<-[:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES]-(paper:Paper)-[:EVALUATES_ON]->(benchmark:Benchmark)
WITH head, member, distance, benchmark, count(paper) AS times
ORDER BY times DESC, benchmark.id
WITH head, member, distance, collect(benchmark.name) AS tried
RETURN
  head.name AS family,
  member.name AS model,
  distance,
  member.parameters AS parameters,
  COUNT { (member)<-[:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES]-() } AS papers,
  tried[0..$benchmarks] AS benchmarks
ORDER BY family, distance, parameters, model, head.id, member.id
