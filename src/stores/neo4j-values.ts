import neo4j from 'neo4j-driver';
import type { Json } from './store.ts';

/** A value from Neo4j as plain JSON. Integers beyond 2^53 and values JSON does not know (dates, points) become text. */
export function fromNeo4j(value: unknown): Json {
  if (value === null || value === undefined) return null;
  if (neo4j.isInt(value)) return value.inSafeRange() ? value.toNumber() : value.toString();
  if (Array.isArray(value)) return value.map(fromNeo4j);
  if (neo4j.isNode(value)) {
    return { labels: [...value.labels], properties: unmarked(value.properties) };
  }
  if (neo4j.isRelationship(value)) {
    return { type: value.type, properties: unmarked(value.properties) };
  }
  if (neo4j.isPath(value)) {
    const nodes = [value.start, ...value.segments.map((segment) => segment.end)];
    return {
      nodes: nodes.map(fromNeo4j),
      relationships: value.segments.map((segment) => fromNeo4j(segment.relationship)),
      forward: value.segments.map(
        ({ start, relationship }) => relationship.startNodeElementId === start.elementId,
      ),
    };
  }
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : String(value);
    case 'object':
      return Object.getPrototypeOf(value) === Object.prototype
        ? mapFromNeo4j(value as Record<string, unknown>)
        : String(value);
    default:
      return String(value);
  }
}

function mapFromNeo4j(map: Record<string, unknown>): Record<string, Json> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, fromNeo4j(value)]));
}

/** The mark that paperloom's nodes and relationships bear is no part of an answer: the embedded engine has none. */
function unmarked({ paperloom, ...rest }: Record<string, unknown>): Record<string, Json> {
  return mapFromNeo4j(
    paperloom === true || paperloom === undefined ? rest : { paperloom, ...rest },
  );
}

/** JSON as a parameter: whole numbers go as integers, which the driver would send as floats. */
export function toNeo4j(value: Json): unknown {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? neo4j.int(value) : value;
  if (Array.isArray(value)) return value.map(toNeo4j);
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toNeo4j(inner)]));
  }
  return value;
}
