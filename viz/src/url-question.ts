import type { PathChoice, State } from './store.ts';

type Question = Pick<State, 'depth' | 'opened' | 'compared' | 'path' | 'hiddenNodes' | 'pinned'>;

const HUBS = 'hubs';

/** Puts what is asked about the choice, and how it is arranged, into an address. */
export function questionToQuery(state: State, query: URLSearchParams): void {
  if (state.depth !== 1) query.set('d', String(state.depth));
  if (state.compared !== undefined) query.set('vs', state.compared);
  if (state.path) query.set('path', pathText(state.path));
  for (const id of [...state.opened].sort()) query.append('open', id);
  for (const id of [...state.hiddenNodes].sort()) query.append('hide', id);
  for (const id of [...state.pinned].sort()) query.append('pin', id);
}

export function questionFromQuery(query: URLSearchParams): Question {
  const ids = (key: string) => new Set(query.getAll(key).filter((id) => id !== ''));
  const chosen = query.has('n');
  const depth = chosen && /^[23]$/.test(query.get('d') ?? '') ? Number(query.get('d')) : 1;
  return {
    depth,
    opened: ids('open'),
    compared: chosen ? (query.get('vs') ?? undefined) : undefined,
    path: readPath(query.get('path')),
    hiddenNodes: ids('hide'),
    pinned: ids('pin'),
  };
}

/** "A~B~1": the two ends and which way is looked at; "~hubs" where common names may join. */
function pathText({ from, to, place, hubs }: PathChoice): string {
  const parts = [from, to].map((id) =>
    id.replace(/[%~]/g, (mark) => (mark === '~' ? '%7E' : '%25')),
  );
  return [...parts, String(place), ...(hubs ? [HUBS] : [])].join('~');
}

function readPath(text: string | null): PathChoice | undefined {
  if (text === null) return undefined;
  const [from = '', to = '', place = '1', hubs] = text.split('~');
  const end = (id: string) => id.replace(/%(7E|25)/g, (_, code) => (code === '7E' ? '~' : '%'));
  return {
    from: end(from),
    to: end(to),
    place: /^[1-9]$/.test(place) ? Number(place) : 1,
    hubs: hubs === HUBS,
  };
}
