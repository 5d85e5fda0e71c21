import './styles/all.ts';
import { GraphIndex } from '../../src/graph/graph-index.ts';
import type { Graph } from '../../src/graph/schema.ts';
import { answerApi } from '../../src/server/api.ts';
import { ServedGraph } from '../../src/server/served-graph.ts';
import type { ErrorAnswer } from '../../src/server/wire.ts';
import { ApiError, askElsewhere } from './data/api.ts';
import { startExplorer } from './explorer.ts';

/** The explorer as one file: what the server answers elsewhere is answered here, from the graph that the file holds. */
async function start(): Promise<void> {
  const root = document.querySelector<HTMLElement>('#app')!;
  let served: ServedGraph | undefined;
  askElsewhere(async (question, parameters, signal) => {
    served ??= new ServedGraph(new GraphIndex(await readGraph()), 'file');
    signal?.throwIfAborted();
    const query = new URLSearchParams(parameters);
    const answer = await answerApi(`/api/${question}`, query, served, signal);
    const said = answer?.body ?? '{"error":"There is no such question."}';
    if (typeof said !== 'string') return said;
    const body: unknown = JSON.parse(said);
    if (answer?.status === 200) return body;
    throw new ApiError((body as ErrorAnswer).error, answer?.status ?? 404);
  });
  await startExplorer(root);
}

/** The graph, which the file holds as gzipped JSON in letters. */
async function readGraph(): Promise<Graph> {
  const letters = document.querySelector('#graph')?.textContent ?? '';
  try {
    const bytes = Uint8Array.from(atob(letters.trim()), (letter) => letter.charCodeAt(0));
    const unzipped = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    return JSON.parse(await new Response(unzipped).text()) as Graph;
  } catch {
    throw new ApiError('The graph in this file could not be read. The file is not whole.', 0);
  }
}

void start();
