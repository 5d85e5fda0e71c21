import { RELATION_TYPES } from '../../src/graph/schema.ts';

/** A query that gives a node and what stands around it, on a store that `paperloom load` or `paperloom query` filled. */
export function neighbourhoodCypher(type: string, id: string, depth: number): string {
  const hops = depth > 1 ? `*1..${depth}` : '';
  return `MATCH way = (n:${type} {id: ${quoted(id)}})-[:${RELATION_TYPES.join('|')}${hops}]-() RETURN way`;
}

function quoted(text: string): string {
  const plain = text
    .replace(/[\\']/g, (mark) => `\\${mark}`)
    .replace(/\p{Cc}/gu, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `'${plain}'`;
}
