// title: Papers with all of these
// group: Papers
// answers: The papers that work with every one of several names, the newest first.
// param names: strings of name = ["LoRA", "GLUE"] -- names or aliases, in any case
// param limit: integer = 30 -- rows
// example: paperloom query papers-with --param names=LoRA,GLUE

UNWIND range(0, size($names) - 1) AS i
WITH i, toLower($names[i]) AS key
MATCH (:Name {key: key})-[:NAMES]->(entity)
MATCH (entity)<-[:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES]-(source:Paper)
WITH source, count(DISTINCT i) AS found
WHERE found = size($names)
WITH source, coalesce(source.date, toString(source.year), source.dateText) AS date
RETURN
  source.id AS paper,
  source.title AS title,
  date,
  source.venue AS venue,
  source.degree AS degree
ORDER BY coalesce(date, '') DESC, paper
LIMIT $limit
