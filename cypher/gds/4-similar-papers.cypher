// Papers alike by the names that they share (Jaccard, weighed by how sure the relations are): GDS_SIMILAR with a score, from each to
// at most five. It needs a graph of its own, papers to names, one way.
CALL gds.graph.drop('paperloom-names', false) YIELD graphName RETURN graphName AS dropped;

MATCH (paper:Paper {paperloom: true})-[r:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES|MENTIONS {paperloom: true}]->(entity)
WITH gds.graph.project('paperloom-names', paper, entity, {relationshipProperties: {confidence: r.confidence}}) AS graph
RETURN graph.nodeCount AS nodes, graph.relationshipCount AS relationships;

// What an earlier run wrote goes first.
MATCH (:Paper {paperloom: true})-[r:GDS_SIMILAR]->()
CALL (r) { DELETE r } IN TRANSACTIONS;

CALL gds.nodeSimilarity.write('paperloom-names', {
  writeRelationshipType: 'GDS_SIMILAR',
  writeProperty: 'score',
  relationshipWeightProperty: 'confidence',
  topK: 5,
  similarityCutoff: 0.2
})
YIELD nodesCompared, relationshipsWritten
RETURN nodesCompared AS papers, relationshipsWritten AS written;

MATCH (a:Paper)-[r:GDS_SIMILAR]->(b:Paper)
WHERE a.id < b.id
RETURN round(r.score, 3) AS score, a.title AS paper, b.title AS other
ORDER BY r.score DESC, a.id, b.id
LIMIT 20;
