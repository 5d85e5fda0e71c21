import {
  type EdgeRef,
  NODE_TYPES,
  type Section,
  type SectionItem,
} from '../../../src/server/wire.ts';
import { edgeFaults } from '../correct/faults.ts';
import { api } from '../data/api.ts';
import { correctForm, unfolding } from './correct-form.ts';
import { el, fill, number, onClick, plural } from './dom.ts';
import { typeIcon } from './icons.ts';

export interface NameEvents {
  choose(id: string): void;
  colourOf(id: string): string | undefined;
}

/** Names without sentences: neighbours that follow from names or from shared papers. */
export function chips(items: SectionItem[], events: NameEvents): HTMLElement {
  return el(
    'div.chips',
    {},
    ...items.map((item) =>
      onClick(
        el(
          'button.chip',
          {
            type: 'button',
            dir: 'auto',
            title: item.shared !== undefined && plural(item.shared, 'shared paper'),
          },
          typeIcon(NODE_TYPES.indexOf(item.type), item.family, events.colourOf(item.id)),
          el('span', {}, item.name),
        ),
        () => events.choose(item.id),
      ),
    ),
  );
}

/** A section of such names: all of them one after the other, and where they stand for edges, a way to correct one. */
export function chipParts(id: string, section: Section, events: NameEvents): HTMLElement[] {
  const items = [...section.items];
  const list = chips(items, events);
  const { button, form } = unfolding(() => chipForm(items));
  const rest =
    section.count > items.length &&
    restButton(id, section, items, list, events, () => {
      // Made anew when it is unfolded next, with the names that have come.
      if (form.hidden) form.replaceChildren();
    });
  const parts = rest ? [list, rest] : [list];
  if (!items.some(({ edge }) => edge)) return parts;
  return [...parts, el('div.item-foot.chips-foot', {}, button), form];
}

/** Shows what the server has beyond the first names. @param items those that are shown; more are added */
function restButton(
  id: string,
  section: Section,
  items: SectionItem[],
  list: HTMLElement,
  events: NameEvents,
  onMore: () => void,
): HTMLElement {
  const words = () =>
    items.length === section.items.length
      ? `Show all ${number(section.count)}`
      : `Show ${number(section.count - items.length)} more`;
  const more = onClick(el('button.plain.more', { type: 'button' }, words()), async () => {
    more.disabled = true;
    const rest = await api.section(id, section.key, items.length).catch(() => ({ items: [] }));
    more.disabled = false;
    if (rest.items.length === 0) {
      more.textContent = 'The rest could not be read. Try again';
      return;
    }
    items.push(...rest.items);
    list.append(...chips(rest.items, events).children);
    onMore();
    if (items.length < section.count) more.textContent = words();
    else more.remove();
  });
  return more;
}

/** What can be wrong with the edge that a name stands for; of several names the person says which is meant. */
function chipForm(items: readonly SectionItem[]): HTMLElement {
  const edges = items.flatMap(({ name, edge }): [string, EdgeRef][] =>
    edge ? [[name, edge]] : [],
  );
  const place = el('div');
  const about = (number: number) => fill(place, correctForm(edgeFaults(edges[number]![1])));
  about(0);
  if (edges.length === 1) return place;
  const select = el(
    'select',
    {},
    ...edges.map(([name], i) => el('option', { value: String(i) }, name)),
  );
  select.addEventListener('change', () => about(Number(select.value)));
  return el('div', {}, el('label.correct-field', {}, 'Which one', select), place);
}
