// What `paperloom load` makes sure of before it writes: ids are unique, and names and years are found by an index.
// A test holds this file against src/graph/schema.ts.

CREATE CONSTRAINT paperloom_paper_id IF NOT EXISTS FOR (n:Paper) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT paperloom_method_id IF NOT EXISTS FOR (n:Method) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT paperloom_model_id IF NOT EXISTS FOR (n:Model) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT paperloom_benchmark_id IF NOT EXISTS FOR (n:Benchmark) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT paperloom_community_id IF NOT EXISTS FOR (n:Community) REQUIRE n.id IS UNIQUE;

CREATE INDEX paperloom_paper_year IF NOT EXISTS FOR (n:Paper) ON (n.year);
CREATE TEXT INDEX paperloom_method_name IF NOT EXISTS FOR (n:Method) ON (n.name);
CREATE TEXT INDEX paperloom_model_name IF NOT EXISTS FOR (n:Model) ON (n.name);
CREATE TEXT INDEX paperloom_benchmark_name IF NOT EXISTS FOR (n:Benchmark) ON (n.name);
CREATE TEXT INDEX paperloom_community_label IF NOT EXISTS FOR (n:Community) ON (n.label);
