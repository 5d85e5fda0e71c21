/** What a profiled plan of Neo4j says, read from the driver's summary. */

/** @returns all operators of a plan, the first to run last */
function operators(plan) {
  return [plan, ...plan.children.flatMap(operators)];
}

/** Reads of the store in the whole plan. */
export function dbHits(plan) {
  return operators(plan).reduce((sum, { dbHits }) => sum + Number(dbHits), 0);
}

/**
 * Cartesian products that multiply: of those where one side gives at most one row (a total beside a name's node) nothing comes.
 */
export function cartesianProducts(plan) {
  return operators(plan).filter(
    ({ operatorType, children }) =>
      operatorType.startsWith('CartesianProduct') && children.every(({ rows }) => Number(rows) > 1),
  ).length;
}

/** Operators that bring nodes or relationships without a node at hand, in the order in which they run, each once. */
export function starts(plan) {
  const names = operators(plan)
    .filter(({ operatorType }) => /Scan|Seek|CountStore|ProcedureCall/.test(operatorType))
    .map(({ operatorType }) => operatorType.replace(/@.*$/, ''))
    .reverse();
  return [...new Set(names)];
}
