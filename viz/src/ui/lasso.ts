import type { AtlasMap } from '../map/atlas-map.ts';
import { insideOf, type Point } from '../map/polygon.ts';
import { el, fill, number, onClick, plural } from './dom.ts';
import { icon } from './icons.ts';

/** More would not fit into an address that can be sent. */
const MOST_HIDDEN = 200;
const MOST_PINNED = 40;

interface LassoEvents {
  hide(ids: string[]): void;
  pin(ids: string[]): void;
  announce(sentence: string): void;
}

/** Draw around nodes to hide or pin them together. */
export class Lasso {
  readonly element: HTMLElement;
  readonly button: HTMLButtonElement;
  readonly #map: () => AtlasMap | undefined;
  readonly #events: LassoEvents;
  readonly #line: SVGPathElement;
  readonly #bar = el('div.lasso-bar', { role: 'group', 'aria-label': 'Lasso', hidden: true });
  #points: Point[] = [];
  #drawing = false;

  constructor(map: () => AtlasMap | undefined, events: LassoEvents) {
    this.#map = map;
    this.#events = events;
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.setAttribute('aria-hidden', 'true');
    this.#line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    svg.append(this.#line);
    const pad = el('div.lasso-pad');
    pad.append(svg);
    this.element = el('div.lasso', { hidden: true }, pad, this.#bar);
    this.button = onClick(
      el(
        'button',
        { type: 'button', 'aria-label': 'Lasso', title: 'Lasso (l)', 'aria-pressed': 'false' },
        icon('lasso'),
      ),
      () => this.toggle(),
    );
    pad.addEventListener('pointerdown', (event) => {
      pad.setPointerCapture(event.pointerId);
      this.#drawing = true;
      this.#bar.hidden = true;
      this.#points = [[event.offsetX, event.offsetY]];
    });
    pad.addEventListener('pointermove', (event) => {
      if (!this.#drawing) return;
      this.#points.push([event.offsetX, event.offsetY]);
      this.#draw();
    });
    const end = () => {
      if (!this.#drawing) return;
      this.#drawing = false;
      this.#gather();
    };
    pad.addEventListener('pointerup', end);
    pad.addEventListener('pointercancel', end);
  }

  get active(): boolean {
    return !this.element.hidden;
  }

  toggle(): void {
    if (!this.#map()) return;
    this.element.hidden = this.active;
    this.button.setAttribute('aria-pressed', String(this.active));
    this.#points = [];
    this.#draw();
    this.#bar.hidden = true;
    if (this.active) this.#events.announce('Draw around nodes. Escape ends it.');
  }

  #draw(): void {
    const [first, ...rest] = this.#points;
    const path = first
      ? `M${first.join(' ')}${rest.map((at) => `L${at.join(' ')}`).join('')}Z`
      : '';
    this.#line.setAttribute('d', path);
  }

  #gather(): void {
    const map = this.#map();
    if (!map || this.#points.length < 3) return;
    const inside = insideOf(this.#points);
    const { atlas } = map;
    const nodes = atlas.ids
      .map((_, node) => node)
      .filter((node) => map.isDrawn(node) && inside(map.screenPlace(node)));
    const papers = nodes.filter((node) => atlas.type[node] === 0).length;
    const entities = nodes.length - papers;
    const said = `${plural(papers, 'paper')}, ${plural(entities, 'entity', 'entities')}`;
    const act = (words: string, most: number, does: (ids: string[]) => void) => {
      const button = onClick(el('button.button', { type: 'button' }, words), () => {
        this.toggle();
        does(nodes.map((node) => atlas.ids[node]!));
      });
      button.disabled = nodes.length === 0 || nodes.length > most;
      return button;
    };
    const tooMany = nodes.length > MOST_HIDDEN && `At most ${number(MOST_HIDDEN)} at a time.`;
    const close = onClick(
      el('button.icon', { type: 'button', 'aria-label': 'End the lasso' }, icon('close')),
      () => this.toggle(),
    );
    fill(
      this.#bar,
      el('span', {}, said),
      act('Hide', MOST_HIDDEN, this.#events.hide),
      act('Pin', MOST_PINNED, this.#events.pin),
      tooMany && el('span', {}, tooMany),
      close,
    );
    this.#bar.hidden = false;
    this.#events.announce(`${said} in the lasso.`);
    this.#bar.querySelector<HTMLElement>('button:not(:disabled)')?.focus();
  }
}
