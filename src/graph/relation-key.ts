/** from|TYPE|to: names a relation among all of a graph. */
export function relationKey({
  from,
  type,
  to,
}: {
  from: string;
  type: string;
  to: string;
}): string {
  return `${from}|${type}|${to}`;
}
