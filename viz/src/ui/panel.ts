import type { NodePanel, RegionPanel, SectionItem } from '../../../src/server/wire.ts';
import { NODE_TYPES } from '../../../src/server/wire.ts';
import { ApiError, api } from '../data/api.ts';
import { el, fill, onClick } from './dom.ts';
import { icon, typeIcon } from './icons.ts';
import { paperLinkElement } from './links.ts';
import { markedText } from './marked.ts';
import { chips, panelSection } from './panel-section.ts';

export interface PanelEvents {
  choose(id: string | undefined): void;
  light(relations: string[] | undefined): void;
  /** Colour of a node's or a region's own region. */
  colourOf(id: string): string | undefined;
  /** The name is known: for the search field and the window's title. */
  named(name: string): void;
}

/** The panel for what is chosen: what it is, then its neighbours by relation, each with its sentence. */
export class Panel {
  readonly element: HTMLElement;
  readonly #body = el('div.panel-body');
  readonly #events: PanelEvents;
  #asking: AbortController | undefined;

  constructor(events: PanelEvents) {
    this.#events = events;
    const close = onClick(
      el('button.icon.panel-close', { type: 'button', 'aria-label': 'Close' }, icon('close')),
      () => events.choose(undefined),
    );
    const grip = onClick(
      el('button.panel-grip', { type: 'button', 'aria-label': 'Make the sheet larger or smaller' }),
      () => this.element.classList.toggle('is-tall'),
    );
    this.element = el(
      'section.panel',
      { 'aria-label': 'What is chosen', hidden: true, tabindex: -1 },
      grip,
      close,
      this.#body,
    );
    this.element.addEventListener('pointerleave', () => events.light(undefined));
  }

  /** @param region whether the id is a region's */
  async show(id: string | undefined, region: boolean): Promise<void> {
    this.#asking?.abort();
    if (id === undefined) {
      this.element.hidden = true;
      return;
    }
    this.#asking = new AbortController();
    const { signal } = this.#asking;
    try {
      if (region) this.#region(await api.region(id, signal));
      else this.#node(await api.node(id, signal));
    } catch (error) {
      if ((error as Error).name === 'AbortError') return;
      const sentence = error instanceof ApiError ? error.message : 'This could not be read.';
      fill(this.#body, el('p.lead', { role: 'alert' }, sentence));
    }
    this.element.hidden = false;
    this.element.classList.remove('is-tall');
    this.#body.scrollTop = 0;
    this.element.scrollTop = 0;
  }

  #node(panel: NodePanel): void {
    this.#events.named(panel.name);
    const colour = this.#events.colourOf(panel.id);
    const kind = el(
      'div.panel-kind',
      {},
      typeIcon(NODE_TYPES.indexOf(panel.type), panel.family, colour),
      panel.type,
    );
    const title = el('h2', { dir: 'auto' }, panel.name);
    if (panel.paper) title.classList.add('is-title');
    const sections = panel.sections.map((section) =>
      panelSection(panel.id, section, {
        choose: this.#events.choose,
        light: this.#events.light,
        colourOf: this.#events.colourOf,
      }),
    );
    fill(
      this.#body,
      kind,
      title,
      panel.also.length > 0 && el('p.also', { dir: 'auto' }, `also written ${listOf(panel.also)}`),
      panel.paper ? this.#paper(panel.paper) : undefined,
      this.#lead(panel),
      ...sections,
    );
  }

  #paper(paper: NonNullable<NodePanel['paper']>): HTMLElement {
    const byline = [authorList(paper.authors), paper.venue, paper.date].filter(Boolean).join(' · ');
    const abstract = el('p.abstract', { dir: 'auto' }, ...markedText(paper.abstract));
    const more = onClick(
      el('button.plain', { type: 'button', 'aria-expanded': 'false' }, 'Show all of the abstract'),
      () => {
        const open = abstract.classList.toggle('is-open');
        more.textContent = open ? 'Show less' : 'Show all of the abstract';
        more.setAttribute('aria-expanded', String(open));
      },
    );
    const long = paper.abstract.join('').length > 220;
    if (!long) abstract.classList.add('is-open');
    const link = paperLinkElement(paper.link);
    return el(
      'div.paper',
      {},
      byline !== '' && el('p.also', { dir: 'auto' }, byline),
      link && el('p.paper-link', {}, link),
      abstract,
      long && more,
    );
  }

  #lead({ lead, region }: NodePanel): HTMLElement | undefined {
    if (lead === '' && !region) return undefined;
    const paragraph = el('p.lead', {}, lead);
    if (region) {
      // A link, not a button, so that a long name breaks like text.
      const href = `?n=${encodeURIComponent(region.id)}`;
      const link = onClick(el('a.region-link', { href, dir: 'auto' }, region.label), (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        this.#events.choose(region.id);
      });
      const colour = this.#events.colourOf(region.id);
      if (colour) link.style.setProperty('--region', colour);
      paragraph.append(lead === '' ? 'Belongs to ' : ' Belongs to ', link, '.');
    }
    return paragraph;
  }

  #region(panel: RegionPanel): void {
    this.#events.named(panel.label);
    const swatch = el('span.swatch', { 'aria-hidden': 'true' });
    const colour = this.#events.colourOf(panel.id);
    if (colour) swatch.style.setProperty('--region', colour);
    const list = (title: string, items: SectionItem[], asChips: boolean) =>
      items.length > 0 &&
      el(
        'section.panel-section',
        {},
        el('div.panel-head', {}, el('h3', {}, title)),
        asChips
          ? chips(items, this.#events)
          : el('ul.titles', {}, ...items.map((item) => this.#titleRow(item))),
      );
    fill(
      this.#body,
      el('div.panel-kind', {}, swatch, 'Region'),
      el('h2', { dir: 'auto' }, panel.label),
      el('p.lead', {}, panel.lead),
      list('Most distinctive', panel.distinctive, true),
      list('Newest papers', panel.newest, false),
    );
  }

  #titleRow(item: SectionItem): HTMLElement {
    const title = onClick(
      el('button.item-title', { type: 'button', dir: 'auto', title: item.name }, item.name),
      () => this.#events.choose(item.id),
    );
    return el('li', {}, title, item.year !== undefined && el('span.count', {}, String(item.year)));
  }
}

/** The first few spellings: a name can have dozens. */
function listOf(names: string[], most = 4): string {
  const rest = names.length - most;
  return rest > 0 ? `${names.slice(0, most).join(', ')} and ${rest} more` : names.join(', ');
}

function authorList(authors: string[]): string {
  if (authors.length <= 3) return authors.join(', ');
  return `${authors[0]}, ${authors[1]} and ${authors.length - 2} others`;
}
