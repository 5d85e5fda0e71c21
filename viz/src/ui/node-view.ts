import { NODE_TYPES, type NodePanel } from '../../../src/server/wire.ts';
import type { State } from '../store.ts';
import { el, onClick } from './dom.ts';
import { type IconName, icon, typeIcon } from './icons.ts';
import { paperLinkElement } from './links.ts';
import { markedText } from './marked.ts';
import { PanelMenu } from './panel-menu.ts';
import { panelSection } from './panel-section.ts';

export interface NodeEvents {
  choose(id: string | undefined): void;
  light(relations: string[] | undefined): void;
  colourOf(id: string): string | undefined;
  findPath(): void;
  compare(): void;
  expand(): void;
  collapse(): void;
  hide(id: string): void;
  pin(id: string): void;
}

/** What the panel says about a paper or an entity. */
export class NodeView {
  readonly parts: (HTMLElement | false | undefined)[];
  readonly #events: NodeEvents;
  readonly #id: string;
  readonly #pin: HTMLButtonElement;
  readonly #expand: HTMLButtonElement;
  readonly #collapse: HTMLButtonElement;
  readonly #menu: PanelMenu;
  readonly #depth = el('span.count.depth', { 'aria-live': 'polite' });

  constructor(panel: NodePanel, events: NodeEvents) {
    this.#events = events;
    this.#id = panel.id;
    this.#pin = onClick(el('button.icon', { type: 'button', title: 'Pin (p)' }, icon('pin')), () =>
      events.pin(panel.id),
    );
    const menu = new PanelMenu(panel, {
      hide: () => events.hide(panel.id),
      collapse: () => events.collapse(),
    });
    this.#menu = menu;
    const kind = el(
      'div.panel-kind',
      {},
      typeIcon(NODE_TYPES.indexOf(panel.type), panel.family, events.colourOf(panel.id)),
      panel.type,
      el('div.panel-tools', {}, this.#pin, menu.element),
    );
    const title = el('h2', { dir: 'auto' }, panel.name);
    if (panel.paper) title.classList.add('is-title');
    const path = action('path', 'Path to…', () => events.findPath());
    path.classList.add('is-first');
    this.#expand = action('plus', 'Expand', () => events.expand());
    this.#expand.title = 'One step more around it (e)';
    this.#collapse = action('minus', 'Collapse', () => events.collapse());
    this.#collapse.title = 'One step less around it (c)';
    const actions = el(
      'div.panel-actions',
      {},
      path,
      panel.type !== 'Paper' && action('compare', 'Compare', () => events.compare()),
      this.#expand,
      this.#collapse,
      this.#depth,
    );
    const sections = panel.sections.map((section) =>
      panelSection(panel.id, section, {
        choose: events.choose,
        light: events.light,
        colourOf: events.colourOf,
      }),
    );
    this.parts = [
      kind,
      title,
      panel.also.length > 0 && el('p.also', { dir: 'auto' }, `also written ${listOf(panel.also)}`),
      panel.paper && paperPart(panel.paper),
      this.#lead(panel),
      actions,
      menu.forms,
      ...sections,
    ];
  }

  update({ depth, opened, pinned }: State): void {
    const isPinned = pinned.has(this.#id);
    this.#pin.setAttribute('aria-label', 'Pin: keep it named on the map');
    this.#pin.setAttribute('aria-pressed', String(isPinned));
    this.#expand.disabled = depth >= 3;
    const collapses = depth > 1 || opened.size > 0;
    this.#collapse.hidden = !collapses;
    this.#menu.update(collapses);
    this.#depth.textContent = depth > 1 ? `${depth} steps` : '';
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
}

function action(sign: IconName, words: string, act: () => void): HTMLButtonElement {
  return onClick(el('button.button', { type: 'button' }, icon(sign), words), act);
}

function paperPart(paper: NonNullable<NodePanel['paper']>): HTMLElement {
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

/** The first few spellings: a name can have dozens. */
function listOf(names: string[], most = 4): string {
  const rest = names.length - most;
  return rest > 0 ? `${names.slice(0, most).join(', ')} and ${rest} more` : names.join(', ');
}

function authorList(authors: string[]): string {
  if (authors.length <= 3) return authors.join(', ');
  return `${authors[0]}, ${authors[1]} and ${authors.length - 2} others`;
}
