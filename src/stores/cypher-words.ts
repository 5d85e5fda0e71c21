import { editDistance } from '../graph/closest.ts';

/** Words of Cypher that are misspelt: clauses, and the functions that questions about a graph use. */
const WORDS = (
  'MATCH OPTIONAL WHERE RETURN WITH UNWIND ORDER LIMIT SKIP DISTINCT UNION CREATE MERGE DELETE DETACH REMOVE CALL YIELD EXISTS COUNT ' +
  'CONTAINS STARTS ENDS CASE WHEN THEN ELSE END NULL AND NOT XOR DESC ASC ' +
  'toLower toUpper toString toInteger toFloat coalesce collect size length labels type nodes relationships properties keys head last ' +
  'tail range reduce round split replace substring startNode endNode shortestPath allShortestPaths percentileCont elementId'
).split(' ');

/** The word of Cypher that someone may have meant by a word that is none, if one is near enough. */
export function nearCypherWord(word: string): string | undefined {
  const asked = word.toUpperCase();
  const allowed = asked.length < 5 ? 1 : 2;
  let best: string | undefined;
  let least = allowed + 1;
  for (const one of WORDS) {
    const distance = editDistance(asked, one.toUpperCase(), allowed);
    if (distance === 0) return undefined;
    if (distance < least) [best, least] = [one, distance];
  }
  return best;
}
