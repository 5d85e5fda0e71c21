// Communities by Leiden, numbered, written to gdsCommunity, and how they lie over paperloom's own: those are kept.
CALL gds.leiden.write('paperloom', {
  writeProperty: 'gdsCommunity',
  relationshipWeightProperty: 'confidence',
  randomSeed: 42,
  concurrency: 1
})
YIELD communityCount, modularity, nodePropertiesWritten
RETURN communityCount AS communities, round(modularity, 4) AS modularity, nodePropertiesWritten AS written;

MATCH (n {paperloom: true})-[:IN_COMMUNITY]->(c:Community {paperloom: true})
WHERE n.gdsCommunity IS NOT NULL
WITH n.gdsCommunity AS gdsCommunity, c.label AS label, count(*) AS shared
ORDER BY gdsCommunity, shared DESC, label
WITH gdsCommunity, sum(shared) AS size, collect(label + ' (' + shared + ')')[..3] AS overlaps
RETURN gdsCommunity, size, overlaps
ORDER BY size DESC, gdsCommunity
LIMIT 20;
