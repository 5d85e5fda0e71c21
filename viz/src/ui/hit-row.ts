import { NODE_TYPES, type SearchHit } from '../../../src/server/wire.ts';
import { el, plural } from './dom.ts';
import { icon, typeIcon } from './icons.ts';

/** A match in a list of names: sign, name with the matched part bold, the alias that was matched, and a count. */
export function hitRow(hit: SearchHit, id: string, colour: string | undefined): HTMLElement {
  const name = el('span.search-name', { dir: 'auto' });
  if (hit.match) {
    const [from, to] = hit.match;
    name.append(hit.name.slice(0, from), el('b', {}, hit.name.slice(from, to)), hit.name.slice(to));
  } else name.append(hit.name);
  const count =
    hit.type === 'Paper' ? (hit.year ? String(hit.year) : '') : plural(hit.papers, 'paper');
  return el(
    'div.search-row',
    { id, role: 'option', 'aria-selected': 'false' },
    typeIcon(NODE_TYPES.indexOf(hit.type), hit.family, colour),
    name,
    hit.also !== undefined && el('span.search-also', { dir: 'auto' }, `also ${hit.also}`),
    el('span.count', {}, count),
  );
}

/** A close name for a misspelt one: an option like the matches, so that arrow keys and Enter reach it. */
export function suggestionRow(name: string, id: string): HTMLElement {
  return el(
    'div.search-row.search-close',
    { id, role: 'option', 'aria-selected': 'false' },
    icon('search'),
    el('span.search-name', { dir: 'auto' }, 'Did you mean ', el('b', {}, name), '?'),
  );
}
