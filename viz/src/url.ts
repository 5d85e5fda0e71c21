import { FIRST_STATE, type State } from './store.ts';
import { questionFromQuery, questionToQuery } from './url-question.ts';

const TYPES = ['paper', 'method', 'model', 'benchmark'];

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
  if (state.period) {
    query.set('from', String(state.period[0]));
    query.set('to', String(state.period[1]));
  }
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
  const from = year(query.get('from'));
  const to = year(query.get('to'));
  const theme = query.get('theme');
  return {
    ...FIRST_STATE,
    view: query.get('v') === 'list' ? 'list' : 'map',
    chosen: query.get('n') ?? undefined,
    ...questionFromQuery(query),
    hiddenTypes: places('t', TYPES),
    hiddenRelations: places(
      'r',
      relations.map((relation) => relation.toLowerCase()),
    ),
    hiddenRegions: new Set(hidden('g')),
    period: from !== undefined && to !== undefined && from <= to ? [from, to] : undefined,
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
  };
}

function year(text: string | null): number | undefined {
  return text !== null && /^\d{1,4}$/.test(text) ? Number(text) : undefined;
}
