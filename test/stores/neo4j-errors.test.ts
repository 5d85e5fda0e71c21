import { createServer, type Server, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openNeo4j } from '../../src/stores/neo4j.ts';
import { checkVersion, explainNeo4jError } from '../../src/stores/neo4j-errors.ts';
import { type Neo4jTurn, takeNeo4j } from '../support/neo4j.ts';

let turn: Neo4jTurn;
const servers: Server[] = [];
const sockets: Socket[] = [];

beforeAll(async () => {
  turn = await takeNeo4j();
}, 600_000);

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const server of servers.splice(0)) server.close();
});

afterAll(() => turn?.release());

/** A server that is no Neo4j: it does `say` with whoever comes. */
async function stranger(say: (socket: Socket) => void): Promise<string> {
  const server = createServer((socket) => {
    sockets.push(socket.on('error', () => {}));
    say(socket);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `127.0.0.1:${(server.address() as { port: number }).port}`;
}

test('a wrong password is said to be one', async () => {
  await expect(openNeo4j(turn.uri, { user: turn.user, password: 'wrong' })).rejects.toThrow(
    `Neo4j at ${turn.uri} refused the user and password: check NEO4J_USER and NEO4J_PASSWORD.`,
  );
});

test('a server that nobody runs', async () => {
  const gone = await stranger(() => {});
  servers.pop()!.close();
  await expect(openNeo4j(`bolt://${gone}`)).rejects.toThrow(
    `No Neo4j answers at bolt://${gone} (ECONNREFUSED): check the address and that the server is running ("docker compose up" starts one).`,
  );
});

test('a web server', async () => {
  const place = await stranger((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  await expect(openNeo4j(`bolt://${place}`)).rejects.toThrow(
    `What answers at bolt://${place} is not a Neo4j Bolt server: give the Bolt address, usually port 7687.`,
  );
});

test('a server that hangs up without a word', async () => {
  const place = await stranger((socket) => socket.end());
  await expect(openNeo4j(`bolt://${place}`)).rejects.toThrow('is not a Neo4j Bolt server');
});

test('a server that never says anything is not waited for', async () => {
  const place = await stranger(() => {});
  await expect(openNeo4j(`bolt://${place}`, { connectionTimeout: 50 })).rejects.toThrow(
    `Nothing at bolt://${place} answers as a Neo4j does: check the address and the port.`,
  );
});

test('a secure address of a server without TLS', async () => {
  const place = await stranger((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  await expect(openNeo4j(`bolt+s://${place}`)).rejects.toThrow(
    `The server at bolt+s://${place} does not speak TLS: use bolt:// or neo4j:// without +s.`,
  );
});

test.each([
  [
    'Neo.ClientError.Security.Forbidden',
    "Schema operation 'create_constraint' is not allowed for user 'ada' with roles [publisher].",
    /^The Neo4j user may not do this at bolt:\/\/x: Schema .* Let an administrator grant it CONSTRAINT MANAGEMENT and INDEX MANAGEMENT, or run cypher\/schema\.cypher once\.$/,
  ],
  [
    'Neo.ClientError.Security.Forbidden',
    "Write operations are not allowed for user 'ada' with roles [reader].",
    /Loading needs a role that writes, such as publisher or architect\.$/,
  ],
  [
    'Neo.ClientError.Security.AuthenticationRateLimit',
    'because',
    /^Neo4j at bolt:\/\/x refuses for a while .*: wait a minute, then check NEO4J_PASSWORD\.$/,
  ],
  ['SessionExpired', 'gone', /^The connection to Neo4j at bolt:\/\/x broke: .* do the same again;/],
  ['ServiceUnavailable', 'handshake failed', /it needs Neo4j 5\.26 or newer/],
  [
    'Neo.ClientError.Database.DatabaseNotFound',
    'Graph not found: papers',
    /^There is no database of this name at bolt:\/\/x: "SHOW DATABASES" .*Graph not found: papers/,
  ],
  [
    'Neo.TransientError.Database.DatabaseUnavailable',
    'papers is stopped',
    /is not ready: .* Try again in a minute/,
  ],
  [
    'Neo.ClientError.Cluster.NotALeader',
    'No write operations are allowed directly on this database.',
    /not, or no longer, the cluster's leader\. Give an address with neo4j:\/\//,
  ],
  [
    'Neo.ClientError.General.ForbiddenOnReadOnlyDatabase',
    'read only',
    /Give an address with neo4j:\/\//,
  ],
  ['Neo.TransientError.Transaction.DeadlockDetected', 'deadlock', /try again when it is done\.$/],
  [
    'Neo.TransientError.General.MemoryPoolOutOfMemoryError',
    'limit',
    /too little memory for this: give the server more/,
  ],
])('%s becomes a sentence that says what to do', (code, message, sentence) => {
  const error = Object.assign(new Error(message), { code });
  expect(explainNeo4jError(error, 'bolt://x').message).toMatch(sentence);
});

test.each(['Neo4j/4.4.38', 'Neo4j/5.25.1', 'Neo4j/3.5.0'])(
  '%s is too old, and said to be',
  (agent) => {
    expect(() => checkVersion(agent, 'bolt://x')).toThrow(
      `The server at bolt://x is ${agent.replace('/', ' ')}, and paperloom needs Neo4j 5.26 or newer: upgrade it, or use another server.`,
    );
  },
);

test.each(['Neo4j/5.26.0', 'Neo4j/5.27-aura', 'Neo4j/2026.08.1', 'Memgraph/3', undefined])(
  '%s is let in',
  (agent) => expect(() => checkVersion(agent, 'bolt://x')).not.toThrow(),
);

test('an error that has nothing to do with Neo4j stays what it is', () => {
  const error = new TypeError('x is not a function');
  expect(explainNeo4jError(error, 'bolt://x')).toBe(error);
});
