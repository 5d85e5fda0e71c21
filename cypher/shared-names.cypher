// title: Names of more than one thing
// group: Quality
// answers: Names and aliases that stand for several methods, models or benchmarks, the most used first, with how many papers work with each. Most are true homonyms; the others are what an override may join.
// param limit: integer = 30 -- rows
// example: paperloom query shared-names --param limit=10

MATCH (name:Name)
WHERE COUNT { (name)-[:NAMES]->() } > 1
MATCH (name)-[:NAMES]->(entity)
WITH name, entity, COUNT { (entity)<-[:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES]-() } AS papers
ORDER BY papers DESC, entity.id
WITH name, sum(papers) AS papers, collect(entity.id) AS ids, collect(papers) AS papers_each
RETURN name.key AS spelling, papers, ids, papers_each
ORDER BY papers DESC, spelling
LIMIT $limit
