import type { RegionPanel, SectionItem } from '../../../src/server/wire.ts';
import { chips } from './chips.ts';
import { el, onClick } from './dom.ts';

interface RegionEvents {
  choose(id: string): void;
  colourOf(id: string): string | undefined;
}

/** What the panel says about a region. */
export function regionView(panel: RegionPanel, events: RegionEvents): (HTMLElement | false)[] {
  const swatch = el('span.swatch', { 'aria-hidden': 'true' });
  const colour = events.colourOf(panel.id);
  if (colour) swatch.style.setProperty('--region', colour);
  const list = (title: string, items: SectionItem[], asChips: boolean) =>
    items.length > 0 &&
    el(
      'section.panel-section',
      {},
      el('div.panel-head', {}, el('h3', {}, title)),
      asChips
        ? chips(items, events)
        : el('ul.titles', {}, ...items.map((item) => titleRow(item, events.choose))),
    );
  return [
    el('div.panel-kind', {}, swatch, 'Region'),
    el('h2', { dir: 'auto' }, panel.label),
    el('p.lead', {}, panel.lead),
    list('Most distinctive', panel.distinctive, true),
    list('Newest papers', panel.newest, false),
  ];
}

/** A paper in a list of titles, with its year. */
export function titleRow(
  item: { id: string; name: string; year?: number },
  choose: (id: string) => void,
): HTMLElement {
  const title = onClick(
    el('button.item-title', { type: 'button', dir: 'auto', title: item.name }, item.name),
    () => choose(item.id),
  );
  return el('li', {}, title, item.year !== undefined && el('span.count', {}, String(item.year)));
}
