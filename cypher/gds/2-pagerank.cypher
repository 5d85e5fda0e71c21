// What the graph's walks come to most often, relations weighed by how sure they are; written to gdsPageRank. It differs from rank,
// which `paperloom load` writes, in that weight.
CALL gds.pageRank.write('paperloom', {
  writeProperty: 'gdsPageRank',
  relationshipWeightProperty: 'confidence',
  scaler: 'Mean',
  maxIterations: 200
})
YIELD nodePropertiesWritten, ranIterations, didConverge
RETURN nodePropertiesWritten AS written, ranIterations AS iterations, didConverge AS converged;

MATCH (n:Method|Model|Benchmark {paperloom: true})
WHERE n.gdsPageRank IS NOT NULL
RETURN n.name AS name, labels(n)[0] AS type, round(n.gdsPageRank, 2) AS gdsPageRank, n.rank AS rank
ORDER BY n.gdsPageRank DESC, n.id
LIMIT 20;
