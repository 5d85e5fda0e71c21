import { readFileSync } from 'node:fs';

/** The statements of cypher/schema.cypher, in order, without comments. */
export function schemaStatements(): string[] {
  const text = readFileSync(new URL('../../cypher/schema.cypher', import.meta.url), 'utf8');
  return text
    .replace(/^\/\/.*$/gm, '')
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}
