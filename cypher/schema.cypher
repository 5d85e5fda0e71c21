// What `paperloom load` makes sure of before it writes. Ids are unique among the nodes that paperloom wrote (they bear paperloom: true);
// nodes of other people are free. Ids, names and years are found by an index. A test holds this file against src/graph/schema.ts.

CREATE CONSTRAINT paperloom_paper_unique IF NOT EXISTS FOR (n:Paper) REQUIRE (n.paperloom, n.id) IS UNIQUE;
CREATE CONSTRAINT paperloom_method_unique IF NOT EXISTS FOR (n:Method) REQUIRE (n.paperloom, n.id) IS UNIQUE;
CREATE CONSTRAINT paperloom_model_unique IF NOT EXISTS FOR (n:Model) REQUIRE (n.paperloom, n.id) IS UNIQUE;
CREATE CONSTRAINT paperloom_benchmark_unique IF NOT EXISTS FOR (n:Benchmark) REQUIRE (n.paperloom, n.id) IS UNIQUE;
CREATE CONSTRAINT paperloom_community_unique IF NOT EXISTS FOR (n:Community) REQUIRE (n.paperloom, n.id) IS UNIQUE;
CREATE CONSTRAINT paperloom_name_unique IF NOT EXISTS FOR (n:Name) REQUIRE (n.paperloom, n.key) IS UNIQUE;
// What the database holds: one graph.
CREATE CONSTRAINT paperloom_graph_unique IF NOT EXISTS FOR (n:PaperloomGraph) REQUIRE n.paperloom IS UNIQUE;

// For queries, which do not ask for the mark: an index of two properties is used only where both are asked for.
CREATE INDEX paperloom_paper_by_id IF NOT EXISTS FOR (n:Paper) ON (n.id);
CREATE INDEX paperloom_method_by_id IF NOT EXISTS FOR (n:Method) ON (n.id);
CREATE INDEX paperloom_model_by_id IF NOT EXISTS FOR (n:Model) ON (n.id);
CREATE INDEX paperloom_benchmark_by_id IF NOT EXISTS FOR (n:Benchmark) ON (n.id);
CREATE INDEX paperloom_community_by_id IF NOT EXISTS FOR (n:Community) ON (n.id);
CREATE INDEX paperloom_name_by_key IF NOT EXISTS FOR (n:Name) ON (n.key);

CREATE INDEX paperloom_paper_year IF NOT EXISTS FOR (n:Paper) ON (n.year);
CREATE TEXT INDEX paperloom_method_name IF NOT EXISTS FOR (n:Method) ON (n.name);
CREATE TEXT INDEX paperloom_model_name IF NOT EXISTS FOR (n:Model) ON (n.name);
CREATE TEXT INDEX paperloom_benchmark_name IF NOT EXISTS FOR (n:Benchmark) ON (n.name);
CREATE TEXT INDEX paperloom_community_label IF NOT EXISTS FOR (n:Community) ON (n.label);

// For search by words: this analyser keeps LLaMA-2, H2O and ViT-B/16 whole, in any case, and parts heavy-hitter.
CREATE FULLTEXT INDEX paperloom_search IF NOT EXISTS FOR (n:Paper|Method|Model|Benchmark) ON EACH [n.name, n.aliases, n.title] OPTIONS {indexConfig: {`fulltext.analyzer`: 'classic'}};
