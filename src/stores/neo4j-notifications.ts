import type { GqlStatusObject, ResultSummary } from 'neo4j-driver';
import { cypherTokens } from './cypher-tokens.ts';
import { type NameKind, nameHints, type UnknownName } from './schema-hints.ts';

// https://neo4j.com/docs/status-codes/current/notifications/all-notifications/
const UNKNOWN: Readonly<Record<string, NameKind>> = {
  '01N50': 'label',
  '01N51': 'type',
  '01N52': 'property',
};

/** What the server's notifications say of names that it does not hold, as sentences. */
export function notificationHints(summary: ResultSummary, cypher: string): string[] {
  const unknown = (summary.gqlStatusObjects ?? [])
    .map((status) => unknownName(status, cypher))
    .filter((one) => one !== undefined);
  return nameHints(unknown, cypher);
}

/** The name is cut out of the query: the server's sentence may be of any version. */
function unknownName(status: GqlStatusObject, cypher: string): UnknownName | undefined {
  const kind = UNKNOWN[status.gqlStatus];
  const { offset } = (status.position ?? {}) as { offset?: number };
  if (kind === undefined || offset === undefined) return undefined;
  const token = cypherTokens(cypher).find(
    ({ start, kind }) => start >= offset && (kind === 'word' || kind === 'quoted-word'),
  );
  return token && { kind, name: token.text, start: token.start };
}
