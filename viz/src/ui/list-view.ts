import { type Atlas, PAPER } from '../data/atlas.ts';
import type { Shown } from '../data/shown.ts';
import type { Hue } from '../theme/regions.ts';
import { hueColour, type Mode } from '../theme/theme.ts';
import { el, fill, number, onClick, plural } from './dom.ts';
import { typeIcon } from './icons.ts';

const TYPE_NAMES = ['Papers', 'Methods', 'Models', 'Benchmarks'];
/** Names of one kind that a region shows at once. */
const STEP = 200;

/** The map's content as a tree of region, type and name: for those who cannot or do not want to see the map. */
export class ListView {
  readonly element = el('div.list-view', { role: 'region', 'aria-label': 'List', hidden: true });
  readonly #atlas: Atlas;
  readonly #hues: Hue[];
  readonly #choose: (id: string) => void;
  readonly #open = new Set<string>();
  #chosen: string | undefined;

  constructor(atlas: Atlas, hues: Hue[], choose: (id: string) => void) {
    this.#atlas = atlas;
    this.#hues = hues;
    this.#choose = choose;
  }

  update(shown: Shown, mode: Mode, chosen: string | undefined, notice?: string): void {
    const atlas = this.#atlas;
    const isNew = chosen !== this.#chosen;
    this.#chosen = chosen;
    if (isNew) this.#unfold();
    const focused = this.element.contains(document.activeElement);
    const members = new Map<number, number[]>();
    for (let i = 0; i < atlas.size; i += 1) {
      if (!shown.node[i]) continue;
      const list = members.get(atlas.region[i]!);
      if (list) list.push(i);
      else members.set(atlas.region[i]!, [i]);
    }
    const places = [...atlas.regions.keys(), -1].filter((place) => members.has(place));
    const total = shown.papers + shown.entities;
    fill(
      this.element,
      notice !== undefined && el('p.notice', { role: 'alert' }, notice),
      el('h2', {}, `${number(total)} names and titles`),
      total === 0 && el('p.lead', {}, 'Nothing matches all filters.'),
      ...places.map((place) => this.#region(place, members.get(place)!, mode)),
    );
    const current = isNew && this.element.querySelector<HTMLElement>('[aria-current]');
    if (!current) return;
    current.scrollIntoView({ block: 'nearest' });
    if (focused) current.focus({ preventScroll: true });
  }

  /** Opens the branches down to what is chosen. */
  #unfold(): void {
    const atlas = this.#atlas;
    const node = this.#chosen === undefined ? undefined : atlas.place(this.#chosen);
    if (node === undefined) return;
    const name = this.#nameOf(atlas.region[node]!);
    this.#open.add(name).add(`${name} ${atlas.type[node]}`);
  }

  #nameOf(place: number): string {
    return this.#atlas.regions[place]?.label ?? 'In no region';
  }

  #region(place: number, members: number[], mode: Mode): HTMLElement {
    const swatch = el('span.swatch', { 'aria-hidden': 'true' });
    const hue = this.#hues[place];
    if (hue) swatch.style.setProperty('--region', hueColour(hue, mode));
    const name = this.#nameOf(place);
    return this.#fold(name, [swatch, name], members.length, () =>
      [1, 2, 3, 0].flatMap((type) => {
        const ofType = members.filter((node) => this.#atlas.type[node] === type);
        if (ofType.length === 0) return [];
        const title = [typeIcon(type, false), TYPE_NAMES[type]!];
        return [
          this.#fold(`${name} ${type}`, title, ofType.length, () => [this.#names(ofType, 0)]),
        ];
      }),
    );
  }

  /** A branch whose content is made when it is first opened. */
  #fold(key: string, title: (Node | string)[], count: number, content: () => Node[]): HTMLElement {
    const [sign, name] = title;
    const summary = el(
      'summary',
      {},
      sign!,
      el('span', { dir: 'auto' }, name!),
      el('span.count', {}, number(count)),
    );
    const details = el('details', { open: this.#open.has(key) }, summary);
    const build = () => {
      if (details.open) this.#open.add(key);
      else this.#open.delete(key);
      if (details.open && details.childElementCount === 1) details.append(...content());
    };
    if (details.open) build();
    details.addEventListener('toggle', build);
    return details;
  }

  #names(nodes: number[], from: number): HTMLElement {
    const atlas = this.#atlas;
    const sorted = nodes.toSorted((a, b) => atlas.weight[b]! - atlas.weight[a]! || a - b);
    const list = el('ul');
    const add = (start: number) => {
      for (const node of sorted.slice(start, start + STEP)) {
        const id = atlas.ids[node]!;
        const current = id === this.#chosen && 'true';
        const attributes = { type: 'button', dir: 'auto', 'aria-current': current };
        const button = onClick(el('button.plain', attributes, atlas.labels[node]!), () =>
          this.#choose(id),
        );
        const year = atlas.year[node]! > 0 ? String(atlas.year[node]) : '';
        const count = atlas.type[node] === PAPER ? year : plural(atlas.weight[node]!, 'paper');
        list.append(el('li', {}, button, el('span.count', {}, count)));
      }
      const left = sorted.length - start - STEP;
      if (left <= 0) return;
      const chosen = sorted.findIndex((node) => atlas.ids[node] === this.#chosen);
      if (chosen >= start + STEP) {
        add(start + STEP);
        return;
      }
      const more = onClick(
        el('button.plain', { type: 'button' }, `Show ${number(Math.min(left, STEP))} more`),
        () => {
          more.parentElement?.remove();
          add(start + STEP);
        },
      );
      list.append(el('li', {}, more));
    };
    add(from);
    return list;
  }
}
