import { checkOneStatement } from '../stores/cypher-text.ts';

/**
 * The query that a person gave as an option's value; for "-" it is read from standard input.
 *
 * @throws UsageError unless it is one statement
 */
export async function ownQuery(given: string): Promise<string> {
  const cypher = given === '-' ? await standardInput() : given;
  checkOneStatement(cypher);
  return cypher;
}

async function standardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
}
