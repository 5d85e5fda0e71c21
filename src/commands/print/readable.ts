import type { Json } from '../../stores/store.ts';

/**
 * A value of an answer as a person reads it: a node as (LoRA:Method), a relationship as [USES], a path as
 * (WeLore:Method)-[EXTENDS]->(GaLore:Method), a list by commas, a map as {name: LoRA, papers: 3}.
 */
export function readable(value: Json): string {
  if (value === null) return '';
  return Array.isArray(value) ? value.map(within).join(', ') : one(value);
}

/** The same within another value, where nothing cannot be left out and a list needs its brackets. */
function within(value: Json): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? `[${value.map(within).join(', ')}]` : one(value);
}

function one(value: Exclude<Json, null | Json[]>): string {
  if (typeof value !== 'object') return String(value);
  const { labels, type, properties, nodes, relationships, forward } = value;
  if (Array.isArray(nodes) && Array.isArray(relationships)) {
    return path(nodes, relationships, Array.isArray(forward) ? forward : []);
  }
  if (properties !== null && typeof properties === 'object' && !Array.isArray(properties)) {
    const { name, title, label, key, id } = properties;
    if (Array.isArray(labels))
      return `(${[within(name ?? title ?? label ?? key ?? id ?? ''), ...labels].join(':')})`;
    if (typeof type === 'string') return `[${type}]`;
  }
  const entries = Object.entries(value).map(([key, inner]) => `${key}: ${within(inner)}`);
  return `{${entries.join(', ')}}`;
}

function path(
  nodes: readonly Json[],
  relationships: readonly Json[],
  forward: readonly Json[],
): string {
  const [first = null, ...rest] = nodes;
  const steps = rest.map((node, i) => {
    const step = within(relationships[i]!);
    return forward[i] === false ? `<-${step}-${within(node)}` : `-${step}->${within(node)}`;
  });
  return within(first) + steps.join('');
}
