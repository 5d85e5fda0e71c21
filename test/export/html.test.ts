import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { writeHtml } from '../../src/export/html.ts';
import type { Graph } from '../../src/graph/schema.ts';
import { hostileGraph } from '../support/hostile-graph.ts';
import { smallGraph } from '../support/small-graph.ts';

const PAGE = { script: 'const a = "</script><!--";', style: 'body{}', icon: '<svg/>' };

const fileOf = (graph: Graph) => [...writeHtml(graph, PAGE)].join('');

function graphIn(file: string): Graph {
  const [, letters = ''] = /id="graph">([^<]*)</.exec(file) ?? [];
  return JSON.parse(gunzipSync(Buffer.from(letters, 'base64')).toString()) as Graph;
}

describe('the explorer as one file', () => {
  it('holds the whole graph', () => {
    const { papers, entities, relations, communities, layout } = smallGraph();
    expect(graphIn(fileOf(smallGraph()))).toEqual({
      papers,
      entities,
      relations,
      communities,
      layout,
    });
  });

  it('has no letter of a title outside of it', () => {
    const graph = hostileGraph();
    graph.papers[0]!.title = '</script><script>alert(1)</script>';
    const file = fileOf(graph);
    expect(file).not.toContain('alert');
    expect(file.match(/<\/script>/g)).toHaveLength(2);
    expect(graphIn(file).papers[0]!.title).toBe('</script><script>alert(1)</script>');
  });

  it('keeps code from ending its own element', () => {
    expect(fileOf(smallGraph())).toContain('const a = "\\x3C/script>\\x3C!--";');
  });

  it('allows its own script and style by their hashes, and asks nothing of anybody', () => {
    const file = fileOf(smallGraph());
    const [, policy = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(file) ?? [];
    const [, script = ''] = /<script type="module">([\s\S]*?)<\/script>/.exec(file) ?? [];
    const hash = (text: string) => createHash('sha256').update(text).digest('base64');
    expect(policy).toContain(`script-src 'sha256-${hash(script)}'`);
    expect(policy).toContain(`style-src 'sha256-${hash('body{}')}'`);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(file).not.toMatch(/(?:src|href)="(?!data:)/);
  });

  it('is the same for the same graph', () => {
    expect(fileOf(smallGraph())).toBe(fileOf(smallGraph()));
  });
});
