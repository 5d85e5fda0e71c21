import { connect, isIP, type Socket } from 'node:net';
import { connect as connectSecurely } from 'node:tls';
import { Neo4jError } from './neo4j-errors.ts';

// The Bolt handshake: the magic number, then four versions a client speaks (here 5.8 to 5.0, and 4.4 to 4.2).
// https://neo4j.com/docs/bolt/current/bolt/handshake/
const HELLO = Buffer.from('6060b01700080805000204040000000000000000', 'hex');

/**
 * Makes sure that something at an address speaks Bolt, before the driver goes there: the driver waits a minute for a server that
 * says nothing, and cannot be stopped then.
 *
 * @param timeout milliseconds to wait for the answer
 * @throws Neo4jError that tells nobody there, a server of another kind, and silence apart
 */
export async function probeBolt(uri: string, timeout: number): Promise<void> {
  const { protocol, hostname, port } = new URL(uri);
  const host = hostname.replace(/^\[|\]$/g, '');
  const place = { host, port: Number(port || 7687) };
  const secure = protocol.includes('+s');
  const socket = secure
    ? // The driver checks the certificate; here only the answer counts.
      connectSecurely({ ...place, servername: isIP(host) ? '' : host, rejectUnauthorized: false })
    : connect(place);
  try {
    const answer = await handshake(socket, timeout);
    // A version is 0, 0, minor, major, with a range in the second byte; four zeros: none in common, which the driver tells.
    if (answer.length < 4 || answer[0] !== 0) {
      throw new Neo4jError(
        `What answers at ${uri} is not a Neo4j Bolt server: give the Bolt address, usually port 7687.`,
        'ProtocolError',
      );
    }
  } catch (error) {
    if (error instanceof Neo4jError) throw error;
    throw unreachable(uri, secure, error as NodeJS.ErrnoException);
  } finally {
    socket.destroy();
  }
}

function handshake(socket: Socket, timeout: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let answer = Buffer.alloc(0);
    socket.setTimeout(timeout, () => reject(Object.assign(new Error(), { code: 'SILENT' })));
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
    socket.on('data', (chunk) => {
      answer = Buffer.concat([answer, chunk]);
      if (answer.length >= 4) resolve(answer);
    });
    socket.write(HELLO);
  });
}

function unreachable(
  uri: string,
  secure: boolean,
  { code = '', message }: NodeJS.ErrnoException,
): Neo4jError {
  const told = (sentence: string) => new Neo4jError(sentence, 'ServiceUnavailable');
  if (code === 'SILENT' || code === 'ETIMEDOUT') {
    return told(`Nothing at ${uri} answers as a Neo4j does: check the address and the port.`);
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return told(`There is no host of the name in ${uri}: check the address.`);
  }
  if (secure && /SSL|TLS|EPROTO|ECONNRESET/.test(code)) {
    return told(`The server at ${uri} does not speak TLS: use bolt:// or neo4j:// without +s.`);
  }
  return told(
    `No Neo4j answers at ${uri} (${code || message}): check the address and that the server is running ("docker compose up" starts one).`,
  );
}
