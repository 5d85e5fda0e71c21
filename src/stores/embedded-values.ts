import type { Json } from './store.ts';

type Inner = { _id: unknown };

/** A value from the embedded engine as plain JSON, in the shapes that Neo4j's values get. */
export function fromEmbedded(value: unknown): Json {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') {
    return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  }
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value !== 'object') return value as string | boolean;
  if (Array.isArray(value)) return value.map(fromEmbedded);
  if (Object.getPrototypeOf(value) !== Object.prototype) return String(value);
  const { _id, _labels, _type, _source, _target, ...rest } = value as Record<string, unknown>;
  if (Array.isArray(_labels)) return { labels: fromEmbedded(_labels), properties: inner(rest) };
  if (_source !== undefined && _target !== undefined && typeof _type === 'string') {
    return { type: _type, properties: inner(rest) };
  }
  if (Array.isArray(rest.nodes) && Array.isArray(rest.edges)) {
    return {
      nodes: fromEmbedded(rest.nodes),
      relationships: fromEmbedded(rest.edges),
      forward: rest.edges.map((edge, i) => edge._source === (rest.nodes as Inner[])[i]?._id),
    };
  }
  return inner(value as Record<string, unknown>);
}

function inner(map: Record<string, unknown>): Record<string, Json> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, fromEmbedded(value)]));
}
