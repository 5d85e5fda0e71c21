import { UsageError } from '../errors.ts';

const SCHEME = /^(bolt|neo4j)(\+s|\+ssc)?:\/\//;

/**
 * Makes sure that an address is one of a Neo4j server: bolt:// or neo4j:// (which finds the members of a cluster), with +s for a
 * connection whose certificate is checked and +ssc for one that need not be known.
 *
 * @throws UsageError that says what to write instead, and never repeats a password
 */
export function checkAddress(uri: string): void {
  if (/^[^/]*\/\/[^/?#]*@/.test(uri)) {
    throw new UsageError(
      'Leave user and password out of the address, where every list of processes shows them: set NEO4J_USER and NEO4J_PASSWORD.',
    );
  }
  const wrong = (advice: string): never => {
    throw new UsageError(`"${uri}" is not a Neo4j address: ${advice}.`);
  };
  const [, host = 'localhost'] = /^https?:\/\/([^/:?#]+)/.exec(uri) ?? [];
  if (/^https?:/.test(uri)) {
    wrong(`that is the page for browsers; give the Bolt address, such as bolt://${host}:7687`);
  }
  if (!SCHEME.test(uri) || !URL.canParse(uri) || /\s/.test(uri)) {
    wrong('give one like bolt://localhost:7687, or neo4j+s://NAME.databases.neo4j.io for Aura');
  }
  const { protocol, hostname, pathname, port } = new URL(uri);
  if (hostname === '') wrong('it names no host; give one like bolt://localhost:7687');
  if (pathname.length > 1) wrong(`name the database by --database ${pathname.slice(1)}`);
  if (port === '7474') wrong(`port 7474 is that of the page for browsers; Bolt's is mostly 7687`);
  if (/\.databases\.neo4j\.io$/i.test(hostname) && !protocol.includes('+s')) {
    wrong(`Aura takes secure connections alone: write neo4j+s://${hostname}`);
  }
}
