import { readPeriod, writePeriod } from './data/months.ts';
import { type CameraPlace, FIRST_STATE, type Sort, type State, VIEWS } from './store.ts';
import { questionFromQuery, questionToQuery } from './url-question.ts';

const TYPES = ['paper', 'method', 'model', 'benchmark'];
const SCOPES = ['proper', 'family'];

/** The view as an address's query; defaults are left out. `relations` names the relation types by place. */
export function toQuery(state: State, relations: readonly string[]): string {
  const query = new URLSearchParams();
  if (state.view !== 'map') query.set('v', state.view);
  if (state.chosen !== undefined) query.set('n', state.chosen);
  questionToQuery(state, query);
  const hide = (key: string, names: string[]) => {
    // "!" says that these are hidden: what a later graph adds is shown.
    for (const name of names) query.append(key, `!${name}`);
  };
  hide(
    't',
    [...state.hiddenTypes].sort().map((type) => TYPES[type]!),
  );
  hide(
    'r',
    [...state.hiddenRelations]
      .sort((a, b) => a - b)
      .map((place) => relations[place]!.toLowerCase()),
  );
  hide('g', [...state.hiddenRegions].sort());
  hide(
    'scope',
    [...state.hiddenScopes].sort().map((scope) => SCOPES[scope]!),
  );
  if (state.period) {
    const [from, to] = writePeriod(state.period);
    query.set('from', from);
    query.set('to', to);
  }
  if (state.leastConfidence > 0) query.set('conf', String(state.leastConfidence / 100));
  if (state.leastShared !== FIRST_STATE.leastShared) query.set('shared', String(state.leastShared));
  const sort = sortText(state.sort);
  if (sort !== sortText(FIRST_STATE.sort)) query.set('sort', sort);
  if (state.camera) query.set('cam', cameraText(state.camera));
  if (state.theme !== 'system') query.set('theme', state.theme);
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

/** What an address asks for. What it says wrongly is left at its default. */
export function fromQuery(text: string, relations: readonly string[]): State {
  const query = new URLSearchParams(text);
  const hidden = (key: string) =>
    query.getAll(key).flatMap((value) => (value.startsWith('!') ? [value.slice(1)] : []));
  const places = (key: string, names: readonly string[]) =>
    new Set(
      hidden(key)
        .map((name) => names.indexOf(name))
        .filter((place) => place >= 0),
    );
  const theme = query.get('theme');
  return {
    ...FIRST_STATE,
    view: VIEWS.find((view) => view === query.get('v')) ?? 'map',
    chosen: query.get('n') ?? undefined,
    ...questionFromQuery(query),
    hiddenTypes: places('t', TYPES),
    hiddenRelations: places(
      'r',
      relations.map((relation) => relation.toLowerCase()),
    ),
    hiddenRegions: new Set(hidden('g')),
    hiddenScopes: places('scope', SCOPES),
    period: readPeriod(query.get('from'), query.get('to')),
    leastConfidence: share(query.get('conf')),
    leastShared: count(query.get('shared')) ?? FIRST_STATE.leastShared,
    sort: sortOf(query.get('sort')),
    camera: cameraOf(query.get('cam')),
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
  };
}

/** A column's name, with "-" before it where the smallest stand first. */
function sortText({ column, down }: Sort): string {
  return down ? column : `-${column}`;
}

function sortOf(text: string | null): Sort {
  const [, up, column] = /^(-?)(\w+)$/.exec(text ?? '') ?? [];
  return column === undefined ? FIRST_STATE.sort : { column, down: up === '' };
}

/** "x,y,zoom": the point of the graph in the middle, and how much larger than the whole map. */
function cameraText({ x, y, zoom }: CameraPlace): string {
  return [x.toFixed(1), y.toFixed(1), zoom.toFixed(2)].map((one) => String(Number(one))).join(',');
}

function cameraOf(text: string | null): CameraPlace | undefined {
  if (text === null || !/^-?\d{1,7}(\.\d)?,-?\d{1,7}(\.\d)?,\d{1,5}(\.\d\d?)?$/.test(text)) {
    return undefined;
  }
  const [x, y, zoom] = text.split(',').map(Number) as [number, number, number];
  return zoom > 0 ? { x, y, zoom } : undefined;
}

function share(text: string | null): number {
  return text !== null && /^(0?\.\d{1,2}|0|1)$/.test(text) ? Math.round(Number(text) * 100) : 0;
}

function count(text: string | null): number | undefined {
  return text !== null && /^[1-9]\d?$/.test(text) ? Number(text) : undefined;
}
