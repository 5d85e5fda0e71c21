import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { PaperloomError } from '../errors.ts';
import { answerApi } from './api.ts';
import { Compressor, chooseEncoding, isCompressible } from './compress.ts';
import type { GraphSource } from './graph-source.ts';
import { SECURITY_HEADERS } from './headers.ts';
import { isOwnHost } from './hosts.ts';
import { GraphClosed } from './long/thread.ts';
import type { PageFile } from './page-files.ts';
import type { ServedGraph } from './served-graph.ts';

interface Reply {
  status: number;
  type: string;
  body: Buffer;
  headers?: Record<string, string>;
  key?: string;
}

/** Answers every request: the explorer's files, its data, and a plain sentence for all else. Changes nothing. */
export function createHandler(
  source: GraphSource,
  files: Map<string, PageFile>,
  host: string,
): (request: IncomingMessage, response: ServerResponse) => void {
  const compressor = new Compressor();
  return (request, response) => {
    reply(request, source, files, host, whileWaited(response))
      .catch(failure)
      .then((answer) => send(request, response, answer, compressor))
      .catch(() => response.destroy());
  };
}

/** Says when the client has gone before it had its answer. */
function whileWaited(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  return gone.signal;
}

async function reply(
  request: IncomingMessage,
  source: GraphSource,
  files: Map<string, PageFile>,
  host: string,
  signal: AbortSignal,
): Promise<Reply> {
  if (!isOwnHost(request.headers.host, host)) return text(421, 'This server has another name.');
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return { ...text(405, 'This server only reads.'), headers: { Allow: 'GET, HEAD' } };
  }
  // No base address: what the client wrote is taken apart here and never resolved against the file system.
  const [path = '/', query = ''] = (request.url ?? '/').split(/\?(.*)/s);
  if (path.startsWith('/api/')) {
    const answer = await fromCurrent(source, (graph) =>
      answerApi(path, new URLSearchParams(query), graph, signal),
    );
    if (!answer) return json(404, '{"error":"There is no such question."}');
    const { status, body, type, key } = answer;
    return { ...json(status, body), ...(type && { type }), ...(key && { key }) };
  }
  const file = files.get(path);
  if (!file) return text(404, 'There is nothing here.');
  const cache = file.lasting ? 'public, max-age=31536000, immutable' : 'no-cache';
  const headers = { 'Cache-Control': cache };
  return { status: 200, type: file.type, body: file.content, headers, key: path };
}

/** The answer from the graph as it is now; where a newer one takes its place meanwhile, from that. */
async function fromCurrent<Answer>(
  source: GraphSource,
  ask: (graph: ServedGraph) => Promise<Answer>,
): Promise<Answer> {
  const graph = await source.current();
  try {
    return await ask(graph);
  } catch (error) {
    const newer = error instanceof GraphClosed ? await source.current() : graph;
    if (newer === graph) throw error;
    return ask(newer);
  }
}

async function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status, type, body, headers, key }: Reply,
  compressor: Compressor,
): Promise<void> {
  const encoding = chooseEncoding(request.headers['accept-encoding']);
  const packed = await compressor.pack(body, type, encoding, key);
  const tag = `"${createHash('sha256').update(packed).digest('base64url').slice(0, 22)}"`;
  const all: Record<string, string | number> = {
    ...SECURITY_HEADERS,
    'Content-Type': type,
    'Cache-Control': 'no-cache',
    ...headers,
    ETag: tag,
    'Content-Length': packed.length,
  };
  if (isCompressible(type)) all.Vary = 'Accept-Encoding';
  if (packed !== body) all['Content-Encoding'] = encoding;
  if (status === 200 && request.headers['if-none-match'] === tag) {
    delete all['Content-Length'];
    response.writeHead(304, all).end();
    return;
  }
  response.writeHead(status, all);
  response.end(request.method === 'HEAD' ? undefined : packed);
}

function text(status: number, sentence: string): Reply {
  return { status, type: 'text/plain; charset=utf-8', body: Buffer.from(`${sentence}\n`) };
}

function json(status: number, body: string | Uint8Array): Reply {
  const bytes =
    typeof body === 'string'
      ? Buffer.from(body)
      : Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  return { status, type: 'application/json; charset=utf-8', body: bytes };
}

/** What a person can act on is said; a defect is not spelt out to whoever asks. */
function failure(error: unknown): Reply {
  const known = error instanceof PaperloomError;
  const sentence = known ? error.message : 'This is a defect of paperloom.';
  return json(known ? 503 : 500, JSON.stringify({ error: sentence }));
}
