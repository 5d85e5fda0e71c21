// Takes away all that the files beside this one wrote, in the database and in the library's memory. Run it before `paperloom load
// --prune`: a node that something else's relationship hangs on is let go there, not removed.
CALL gds.graph.drop('paperloom', false) YIELD graphName RETURN graphName AS dropped;

CALL gds.graph.drop('paperloom-names', false) YIELD graphName RETURN graphName AS dropped;

MATCH (:Paper)-[r:GDS_SIMILAR]->(:Paper)
CALL (r) { DELETE r } IN TRANSACTIONS;

MATCH (n:Paper|Method|Model|Benchmark)
WHERE n.gdsPageRank IS NOT NULL OR n.gdsCommunity IS NOT NULL OR n.gdsEmbedding IS NOT NULL
CALL (n) { REMOVE n.gdsPageRank, n.gdsCommunity, n.gdsEmbedding } IN TRANSACTIONS;
