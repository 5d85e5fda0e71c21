// title: A venue's profile
// group: Time
// answers: The names that set a venue apart from the others, by normalised pointwise mutual information of name and venue (1: at this venue only, and in all its papers), with their share of its papers.
// param venue: string = "" -- a venue, with or without its year; "" is the one with most papers
// param minimum: integer = 2 -- papers at the venue at the least
// param type: string of Method|Model|Benchmark = "" -- only Method, Model or Benchmark; "" for all
// param limit: integer = 20 -- rows
// example: paperloom query venue-profile --param venue=NeurIPS

MATCH (paper:Paper)
WITH paper.venue AS venue, count(paper) AS papers
ORDER BY venue IS NULL, papers DESC, venue
WITH sum(papers) AS total, collect(venue) AS venues
WITH total, CASE WHEN $venue = '' THEN venues[0] ELSE $venue END AS venue
MATCH (paper:Paper)
WHERE toLower(paper.venue) + ' ' STARTS WITH toLower(venue) + ' '
WITH total, venue, collect(paper) AS papers, count(paper) AS own
UNWIND papers AS paper
MATCH (paper)-[:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES]->(entity)
WITH total, venue, own, entity, count(paper) AS here
WHERE here >= $minimum AND ($type = '' OR $type IN labels(entity))
WITH total, venue, own, entity, here,
  COUNT { (entity)<-[:INTRODUCES|EVALUATES_ON|COMPARES_WITH|USES]-() } AS papers
RETURN
  venue,
  entity.name AS name,
  labels(entity)[0] AS type,
  here AS papers_there,
  papers AS papers_anywhere,
  round(1000.0 * here / own) / 10 AS percent,
  CASE
    WHEN here = total THEN 1.0
    ELSE floor(0.5 + 1000 * log(1.0 * here * total / (own * papers)) / log(1.0 * total / here)) / 1000
  END AS strength
ORDER BY strength DESC, papers_there DESC, entity.id
LIMIT $limit
