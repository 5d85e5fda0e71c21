// title: Data-quality checks
// group: Quality
// answers: What looks wrong or thin in the graph: each check that found something, how often, and three examples.
// param confidence: float = 0.3 -- below this a link between two things counts as weak
// example: paperloom query quality-checks --param confidence=0.25

CALL {
  MATCH (p:Paper)
  UNWIND [found IN [
    CASE WHEN p.year IS NULL THEN 'a paper without a year' END,
    CASE WHEN p.degree = 0 THEN 'a paper that names nothing' END
  ] WHERE found IS NOT NULL] AS finding
  RETURN finding, p.id AS id
  UNION ALL
  MATCH (e)
  WHERE e:Method OR e:Model OR e:Benchmark
  UNWIND [found IN [
    CASE WHEN e.firstSeen IS NULL THEN 'a name that no dated paper bears' END,
    CASE WHEN size(e.introducedBy) > 2 THEN 'introduced by more than two papers' END
  ] WHERE found IS NOT NULL] AS finding
  RETURN finding, e.id AS id
  UNION ALL
  MATCH (name:Name)
  WHERE COUNT { (name)-[:NAMES]->() } > 1
  RETURN 'a name of more than one thing' AS finding, name.key AS id
  UNION ALL
  MATCH (e)<-[:INTRODUCES]-(p:Paper)
  WITH e, min(p.year) AS year
  WHERE substring(e.firstSeen, 0, 4) < toString(year)
  RETURN 'seen before the year of the paper that introduces it' AS finding, e.id AS id
  UNION ALL
  MATCH (e:Model)
  WHERE COUNT { (e)-[:VARIANT_OF]->() } > 1
  RETURN 'a variant of more than one model' AS finding, e.id AS id
  UNION ALL
  MATCH (a)-[:EXTENDS]->(b)
  WHERE a.id < b.id AND EXISTS { (b)-[:EXTENDS]->(a) }
  RETURN 'each is said to extend the other' AS finding, a.id AS id
  UNION ALL
  MATCH (a)-[:OUTPERFORMS]->(b)
  WHERE a.id < b.id AND EXISTS { (b)-[:OUTPERFORMS]->(a) }
  RETURN 'each is said to outperform the other' AS finding, a.id AS id
  UNION ALL
  MATCH (a:Benchmark)-[:OUTPERFORMS]->()
  RETURN 'a benchmark that is said to outperform' AS finding, a.id AS id
  UNION ALL
  MATCH (a)-[r:EXTENDS|OUTPERFORMS|PART_OF|APPLIED_TO]->()
  WHERE r.confidence < $confidence
  RETURN 'a weak link, by its head' AS finding, a.id AS id
}
WITH finding, id
ORDER BY finding, id
WITH finding, count(id) AS found, collect(DISTINCT id) AS ids
RETURN finding, found, ids[0..3] AS examples
ORDER BY found DESC, finding
