import { NODE_TYPES, type Section, type SectionItem } from '../../../src/server/wire.ts';
import { api } from '../data/api.ts';
import { chipParts, type NameEvents } from './chips.ts';
import { el, number, onClick, plural } from './dom.ts';
import { evidenceParts } from './evidence-item.ts';
import { typeIcon } from './icons.ts';

interface SectionEvents extends NameEvents {
  light(relations: string[] | undefined): void;
}

/** Items that are shown before "Show all". */
const FIRST = 2;

/** One section of the panel: a heading with its count, the first items, and a way to all of them. */
export function panelSection(id: string, section: Section, events: SectionEvents): HTMLElement {
  const count = section.unit === 'papers' ? plural(section.count, 'paper') : number(section.count);
  const head = el('div.panel-head', {}, el('h3', {}, section.title), el('span.count', {}, count));
  const element = el('section.panel-section', {}, head);
  if (section.relations.length > 0) {
    element.addEventListener('pointerenter', () => events.light(section.relations));
    element.addEventListener('pointerleave', () => events.light(undefined));
  }
  if (section.items.every((item) => item.evidence === undefined)) {
    element.append(...chipParts(id, section, events));
    return element;
  }
  const list = el('ul.items');
  element.append(list);
  for (const item of section.items.slice(0, FIRST)) list.append(evidenceItem(id, item, events));
  if (section.count > FIRST) {
    const more = onClick(
      el('button.plain.more', { type: 'button' }, `Show all ${number(section.count)}`),
      () => void showMore(id, section, list, more, events),
    );
    element.append(more);
  }
  return element;
}

/** Adds what came with the panel, then what the server has beyond it, a few hundred at a time. */
async function showMore(
  id: string,
  section: Section,
  list: HTMLElement,
  more: HTMLButtonElement,
  events: SectionEvents,
): Promise<void> {
  const shown = list.childElementCount;
  let items = section.items.slice(shown);
  if (items.length === 0) {
    more.disabled = true;
    items = (await api.section(id, section.key, shown).catch(() => ({ items: [] }))).items;
    more.disabled = false;
    if (items.length === 0) {
      more.textContent = 'The rest could not be read. Try again';
      return;
    }
  }
  const first = evidenceItem(id, items[0]!, events);
  list.append(first, ...items.slice(1).map((item) => evidenceItem(id, item, events)));
  first.querySelector('button')?.focus();
  const left = section.count - list.childElementCount;
  if (left > 0) more.textContent = `Show ${number(left)} more`;
  else more.remove();
}

/** @param id the panel's own node: a paper's panel need not link to that paper at each sentence */
function evidenceItem(id: string, item: SectionItem, events: SectionEvents): HTMLElement {
  const title = onClick(
    el('button.item-title', { type: 'button', dir: 'auto', title: item.name }),
    () => events.choose(item.id),
  );
  if (item.type !== 'Paper') {
    title.append(typeIcon(NODE_TYPES.indexOf(item.type), item.family, events.colourOf(item.id)));
  }
  title.append(el('span', {}, item.name));
  const row = el('li.item', {}, el('div.item-head', {}, title));
  if (item.year !== undefined) row.firstElementChild!.append(el('span.count', {}, `${item.year}`));
  const { evidence } = item;
  if (!evidence) return row;
  const about = item.type === 'Paper' ? { shown: id } : { shown: id, showPaper: events.choose };
  row.append(...evidenceParts(evidence.edge, evidence, about));
  return row;
}
