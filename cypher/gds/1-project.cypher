// Run first: the graph in the library's memory, undirected, named paperloom. Only what bears paperloom's mark is taken, and neither
// communities nor names, which are derived from the rest. A paper that names nothing stands alone in it.
CALL gds.graph.drop('paperloom', false) YIELD graphName RETURN graphName AS dropped;

MATCH (a:Paper|Method|Model|Benchmark {paperloom: true})
OPTIONAL MATCH (a)-[r:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES|MENTIONS|EXTENDS|OUTPERFORMS|PART_OF|APPLIED_TO|VARIANT_OF {paperloom: true}]->(b)
WITH gds.graph.project(
  'paperloom',
  a,
  b,
  {
    sourceNodeLabels: [label IN labels(a) WHERE label IN ['Paper', 'Method', 'Model', 'Benchmark']],
    targetNodeLabels: [label IN labels(b) WHERE label IN ['Paper', 'Method', 'Model', 'Benchmark']],
    relationshipType: type(r),
    relationshipProperties: {confidence: r.confidence}
  },
  {undirectedRelationshipTypes: ['*']}
) AS graph
RETURN graph.graphName AS graph, graph.nodeCount AS nodes, graph.relationshipCount AS relationships;
