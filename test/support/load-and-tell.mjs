// A load that can be killed: node load-and-tell.mjs GRAPH URI BATCH RETRY, user and password in the environment. Says "ack N" after each
// batch that the server has acknowledged, and the error in a sentence where it fails. Uses the built program.
import { openServer } from '../../dist/stores/open.js';

const [graph, uri, batch, retryTime] = process.argv.slice(2);
const say = (line) => process.stdout.write(`${line}\n`);
let store;
try {
  store = await openServer(uri, { retryTime: Number(retryTime) });
  await store.load(graph, { batch: Number(batch), onBatch: (n) => say(`ack ${n}`) });
  say('done');
} catch (error) {
  say(error.message);
  process.exitCode = 1;
} finally {
  await store?.close();
}
