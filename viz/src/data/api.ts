import { unpackMap } from '../../../src/server/map-packing.ts';
import type {
  CommunityAbout,
  ComparisonAnswer,
  EntityMapData,
  ErrorAnswer,
  MapColumns,
  NodePanel,
  PathAnswer,
  Records,
  RegionPanel,
  SearchAnswer,
  SectionItem,
} from '../../../src/server/wire.ts';

/** The server said no, in a sentence for the person. */
export class ApiError extends Error {
  readonly status: number;

  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }
}

/** Where the data comes from. Everything asked for is read-only. */
export const api = {
  map: async (): Promise<MapColumns> => unpackMap(await ask<Uint8Array>('map', {})),
  entities: () => ask<EntityMapData>('entities', {}),
  version: () => ask<{ version: string }>('version', {}),
  node: (id: string, signal?: AbortSignal) => ask<NodePanel>('node', { id }, signal),
  region: (id: string, signal?: AbortSignal) => ask<RegionPanel>('region', { id }, signal),
  search: (q: string, signal?: AbortSignal) => ask<SearchAnswer>('search', { q }, signal),
  path: (from: string, to: string, hubs: boolean, signal?: AbortSignal) =>
    ask<PathAnswer>('path', { from, to, ...(hubs && { hubs: '1' }) }, signal),
  compare: (a: string, b: string, signal?: AbortSignal) =>
    ask<ComparisonAnswer>('compare', { a, b }, signal),
  together: (a: string, b: string, from: number) =>
    ask<{ items: SectionItem[] }>('together', { a, b, from: String(from) }),
  titles: (ids: string[]) =>
    ask<{ titles: Record<string, string> }>('titles', { ids: JSON.stringify(ids) }),
  communities: () => ask<{ version: string; communities: CommunityAbout[] }>('communities', {}),
  /** @param places of the map's nodes, as ranges: "0-499,512" */
  records: (places: string, text: boolean, signal?: AbortSignal) =>
    ask<Records & { version: string }>('records', { places, text: text ? '1' : '0' }, signal),
  section: (id: string, key: string, from: number) =>
    ask<{ items: SectionItem[] }>('section', { id, key, from: String(from) }),
};

type Parameters = Record<string, string>;
/** Brings a question to where it is answered. Fails with an ApiError, or an AbortError. */
export type Carrier = (
  question: string,
  parameters: Parameters,
  signal?: AbortSignal,
) => Promise<unknown>;

let carrier: Carrier = overHttp;

/** Has all questions answered elsewhere than by the server that the page came from. */
export function askElsewhere(other: Carrier): void {
  carrier = other;
}

function ask<T>(question: string, parameters: Parameters, signal?: AbortSignal): Promise<T> {
  return carrier(question, parameters, signal) as Promise<T>;
}

async function overHttp(
  question: string,
  parameters: Parameters,
  signal?: AbortSignal,
): Promise<unknown> {
  const query = new URLSearchParams(parameters).toString();
  const address = `api/${question}${query ? `?${query}` : ''}`;
  const response = await fetch(address, signal ? { signal } : {}).catch((error: Error) => {
    if (error.name === 'AbortError') throw error;
    throw new ApiError('The server does not answer. Start it again with "paperloom serve".', 0);
  });
  const isJson = response.headers.get('content-type')?.startsWith('application/json');
  if (response.ok && !isJson) return new Uint8Array(await response.arrayBuffer());
  const body: unknown = await response.json().catch(() => ({ error: response.statusText }));
  if (!response.ok) throw new ApiError((body as ErrorAnswer).error, response.status);
  return body;
}
