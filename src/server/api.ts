import type { GraphIndex } from '../graph/graph-index.ts';
import { communityAbout } from '../graph/schema.ts';
import { comparison, together } from './comparison.ts';
import { MAP_TYPE } from './map-packing.ts';
import { nodePanel, sectionItems } from './panel.ts';
import { pathAnswer } from './path-answer.ts';
import { readRanges, recordsOf } from './records.ts';
import { regionPanel } from './region-panel.ts';
import type { ServedGraph } from './served-graph.ts';
import { shownName } from './shown-name.ts';

export interface ApiAnswer {
  status: 200 | 400 | 404;
  /** JSON, or bytes of the type. */
  body: string | Uint8Array;
  type?: string;
  /** Names a body that every page asks for, so that its compressed form is kept. */
  key?: string;
}

const MOST_ITEMS = 200;

/**
 * Answers /api/… from the graph; nothing where there is no such question.
 * @param signal says that nobody waits for the answer any more; then it fails with an AbortError
 */
export async function answerApi(
  path: string,
  query: URLSearchParams,
  graph: ServedGraph,
  signal?: AbortSignal,
): Promise<ApiAnswer | undefined> {
  const { index, version } = graph;
  switch (path) {
    case '/api/map':
      // A page that has the map may go on to that of the entities.
      graph.long.expectEntities();
      return { status: 200, body: await graph.long.map(), type: MAP_TYPE, key: 'map' };
    case '/api/entities':
      return { status: 200, body: await graph.long.entities(), key: 'entities' };
    case '/api/version':
      return ok({ version });
    case '/api/search': {
      const search = await graph.long.search();
      return ok({ version, ...search.find(query.get('q') ?? '') });
    }
    case '/api/node':
      return found(nodePanel(index, query.get('id') ?? '', version));
    case '/api/region':
      return found(regionPanel(index, query.get('id') ?? '', version));
    case '/api/path': {
      const hubs = query.get('hubs') === '1';
      const [from, to] = [query.get('from') ?? '', query.get('to') ?? ''];
      return found(await pathAnswer(graph, from, to, hubs, signal));
    }
    case '/api/compare':
      return found(comparison(index, query.get('a') ?? '', query.get('b') ?? '', version));
    case '/api/titles':
      return ok({ version, titles: titlesOf(index, query.get('ids') ?? '') });
    case '/api/communities':
      return ok({
        version,
        communities: index.graph.communities.map(communityAbout),
      });
    case '/api/records': {
      const ranges = readRanges(query.get('places') ?? '');
      if (!ranges) return wrong('places are numbers and ranges of them, such as 0-499,512.');
      return ok({ version, ...recordsOf(index, ranges, query.get('text') !== '0') });
    }
    case '/api/together':
    case '/api/section': {
      const from = wholeNumber(query.get('from') ?? '0');
      const count = wholeNumber(query.get('count') ?? String(MOST_ITEMS));
      if (from === undefined || count === undefined) {
        return wrong('from and count are whole numbers.');
      }
      const most = Math.min(count, MOST_ITEMS);
      const of = (key: string) => query.get(key) ?? '';
      const items =
        path === '/api/together'
          ? together(index, of('a'), of('b'), from, most)
          : sectionItems(index, of('id'), of('key'), from, most);
      return found(items && { version, items });
    }
    default:
      return undefined;
  }
}

/** Titles of papers by id; of ids that are no papers' nothing. @param text a JSON array of ids */
function titlesOf(index: GraphIndex, text: string): Record<string, string> {
  const titles: Record<string, string> = {};
  for (const id of idsOf(text).slice(0, MOST_ITEMS)) {
    const node = index.node(id);
    if (node?.kind === 'Paper') titles[id] = shownName(node);
  }
  return titles;
}

function idsOf(text: string): string[] {
  try {
    const ids: unknown = JSON.parse(text);
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

function ok(value: unknown): ApiAnswer {
  return { status: 200, body: JSON.stringify(value) };
}

function wrong(error: string): ApiAnswer {
  return { status: 400, body: JSON.stringify({ error }) };
}

function found(value: unknown): ApiAnswer {
  if (value !== undefined) return ok(value);
  return { status: 404, body: JSON.stringify({ error: 'This is not in this graph.' }) };
}

function wholeNumber(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
