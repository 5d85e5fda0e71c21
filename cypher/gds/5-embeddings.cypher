// A vector of 128 numbers for each node by FastRP, written to gdsEmbedding, and what lies nearest by it: for a classifier, a vector
// index or a plot.
CALL gds.fastRP.mutate('paperloom', {
  mutateProperty: 'embedding',
  embeddingDimension: 128,
  iterationWeights: [0.0, 1.0, 1.0, 0.5],
  relationshipWeightProperty: 'confidence',
  randomSeed: 42
})
YIELD nodePropertiesWritten
RETURN nodePropertiesWritten AS embedded;

CALL gds.graph.nodeProperties.write('paperloom', {embedding: 'gdsEmbedding'})
YIELD propertiesWritten
RETURN propertiesWritten AS written;

CALL gds.knn.stream('paperloom', {
  nodeLabels: ['Method'],
  nodeProperties: {embedding: 'COSINE'},
  topK: 3,
  randomSeed: 42,
  concurrency: 1
})
YIELD node1, node2, similarity
WITH gds.util.asNode(node1) AS a, gds.util.asNode(node2) AS b, similarity
RETURN a.name AS method, b.name AS nearest, round(similarity, 3) AS similarity
ORDER BY a.rank DESC, a.id, similarity DESC, b.id
LIMIT 20;
