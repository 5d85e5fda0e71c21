/**
 * The explorer with a graph in one file, which a browser opens from disk with no server. It asks nothing of anybody:
 * its policy allows the script and the style that it holds, by their hashes, and no others. The graph is gzipped JSON in
 * letters (base64), so that no title, whatever it holds, is ever read as HTML. Unlike its neighbours this writer needs Node.
 */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Graph } from '../graph/schema.ts';

/** Above this many nodes a file is too heavy to open and to send. */
export const MOST_HTML_NODES = 20_000;

/** The built explorer. */
export interface OfflinePage {
  script: string;
  style: string;
  /** An SVG. */
  icon: string;
}

/** Letters at a time: a multiple of 4. */
const PIECE = 1 << 20;

export function* writeHtml(graph: Graph, page: OfflinePage): Iterable<string> {
  const script = scriptText(page.script);
  const { papers, entities, relations, communities, layout } = graph;
  const content = JSON.stringify({ papers, entities, relations, communities, layout });
  const letters = gzipSync(content, { level: 9 }).toString('base64');
  const policy = [
    "default-src 'none'",
    `script-src '${hash(script)}'`,
    `style-src '${hash(page.style)}'`,
    'img-src data: blob:',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
  const icon = `data:image/svg+xml;base64,${Buffer.from(page.icon).toString('base64')}`;
  yield `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
    <meta name="color-scheme" content="light dark" />
    <meta name="generator" content="paperloom" />
    <title>paperloom</title>
    <link rel="icon" href="${icon}" type="image/svg+xml" />
`;
  yield `    <style>${page.style}</style>
  </head>
  <body>
    <div id="app"></div>
    <noscript>The map needs JavaScript.</noscript>
    <script type="application/gzip" id="graph">`;
  for (let at = 0; at < letters.length; at += PIECE) yield letters.slice(at, at + PIECE);
  yield `</script>
    <script type="module">`;
  yield script;
  yield `</script>
  </body>
</html>
`;
}

/** Two runs of letters would end a script element or hide its end; code has them in its strings alone, where they may be written otherwise. */
function scriptText(code: string): string {
  return code.replace(/<(?=\/script|!--)/gi, '\\x3C');
}

function hash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
