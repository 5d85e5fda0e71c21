import type { Atlas } from '../data/atlas.ts';
import type { Shown } from '../data/shown.ts';
import { relationStyle } from '../map/relation-style.ts';
import { type State, type Store, toggled } from '../store.ts';
import { HUES, type Hue } from '../theme/regions.ts';
import { hueColour, modeOf } from '../theme/theme.ts';
import { el, fill, number, onClick, plural } from './dom.ts';
import { icon, relationIcon, typeIcon } from './icons.ts';

const TYPE_NAMES = ['Papers', 'Methods', 'Models', 'Benchmarks'];

/** Legend and filters in one: each row says what a sign means, how many there are, and hides or shows them. */
export class Rail {
  readonly element: HTMLElement;
  readonly #atlas: Atlas;
  readonly #store: Store;
  readonly #hues: Hue[];
  readonly #openRegion: (id: string) => void;
  readonly #active = el('div.rail-active', { 'aria-live': 'polite' });
  readonly #rows: { update(state: State, shown: Shown): void }[] = [];
  #allRegions = false;
  readonly #regions = el('div.rail-regions');

  constructor(atlas: Atlas, store: Store, hues: Hue[], openRegion: (id: string) => void) {
    this.#atlas = atlas;
    this.#store = store;
    this.#hues = hues;
    this.#openRegion = openRegion;
    this.element = el('aside.rail', { 'aria-label': 'Legend and filters', tabindex: -1 });
    const close = onClick(
      el(
        'button.icon.rail-close',
        { type: 'button', 'aria-label': 'Close the filters' },
        icon('close'),
      ),
      () => this.close(),
    );
    // Where it lies over the map, Escape closes it before it does anything else.
    this.element.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !document.body.classList.contains('rail-open')) return;
      event.stopPropagation();
      this.close();
    });
    fill(
      this.element,
      close,
      this.#active,
      this.#group('Types', undefined, this.#types()),
      this.#group('Regions', number(atlas.regions.length), [this.#regions]),
      this.#group('Relations', undefined, this.#relations()),
    );
    this.#buildRegions();
  }

  /** On narrow screens the rail lies over the map and is opened and closed; elsewhere it always stands. */
  toggle(): void {
    const open = document.body.classList.toggle('rail-open');
    if (open) this.element.focus();
  }

  close(): void {
    document.body.classList.remove('rail-open');
  }

  update(state: State, shown: Shown): void {
    for (const row of this.#rows) row.update(state, shown);
    this.#showActive(state, shown);
  }

  #group(title: string, count: string | undefined, rows: Node[]): HTMLElement {
    const heading = el('h2', {}, title);
    const head = el(
      'div.rail-head',
      {},
      heading,
      count !== undefined && el('span.count', {}, count),
    );
    return el('section.rail-group', {}, head, ...rows);
  }

  #types(): HTMLElement[] {
    const totals = [0, 0, 0, 0];
    for (const type of this.#atlas.type) totals[type]! += 1;
    const rows = TYPE_NAMES.map((name, type) =>
      this.#row({
        sign: typeIcon(type, false),
        name,
        isHidden: (state) => state.hiddenTypes.has(type),
        count: (_, shown) => [shown.byType[type]!, totals[type]!],
        toggle: () => this.#toggle('hiddenTypes', type),
        only: () =>
          this.#store.set({ hiddenTypes: new Set([0, 1, 2, 3].filter((other) => other !== type)) }),
      }),
    );
    const outline = el(
      'div.rail-row.rail-note',
      {},
      typeIcon(1, true),
      el('span.rail-name', {}, 'Outline: generic name'),
    );
    return [...rows, outline];
  }

  #relations(): HTMLElement[] {
    const totals = new Uint32Array(this.#atlas.relations.length);
    for (const type of this.#atlas.edges.type) totals[type]! += 1;
    return [...this.#atlas.relations.entries()]
      .filter(([place]) => totals[place]! > 0)
      .map(([place, relation]) =>
        this.#row({
          sign: relationIcon(relationStyle(relation)),
          name: relationStyle(relation).words,
          isHidden: (state) => state.hiddenRelations.has(place),
          count: (state, shown) => [
            state.hiddenRelations.has(place) ? 0 : shown.byRelation[place]!,
            totals[place]!,
          ],
          toggle: () => this.#toggle('hiddenRelations', place),
          only: () => {
            const others = [...this.#atlas.relations.keys()].filter((other) => other !== place);
            this.#store.set({ hiddenRelations: new Set(others) });
          },
        }),
      );
  }

  #buildRegions(): void {
    const { regions } = this.#atlas;
    const first = regions.slice(0, HUES.length);
    const rest = regions.slice(HUES.length);
    const rows = first.map((_, place) => this.#region(place));
    if (rest.length > 0) {
      const members = rest.reduce((sum, { size }) => sum + size, 0);
      const more = onClick(
        el(
          'button.rail-row.rail-more',
          { type: 'button', 'aria-expanded': String(this.#allRegions) },
          icon('chevron'),
          el('span.rail-name', {}, `${plural(rest.length, 'smaller region')}`),
          el('span.count', {}, number(members)),
        ),
        () => {
          this.#allRegions = !this.#allRegions;
          this.#buildRegions();
          this.#regions.querySelector<HTMLElement>('.rail-more')?.focus();
          this.#store.set({});
        },
      );
      rows.push(more);
      if (this.#allRegions) {
        rows.push(...rest.map((_, i) => this.#region(i + HUES.length)));
      }
    }
    fill(this.#regions, ...rows);
  }

  #region(place: number): HTMLElement {
    const region = this.#atlas.regions[place]!;
    const swatch = el('span.swatch', { 'aria-hidden': 'true' });
    const row = this.#row({
      sign: swatch,
      name: fitted(region.names, region.label),
      title: region.label,
      isHidden: (state) => state.hiddenRegions.has(region.id),
      count: (_, shown) => [shown.byRegion[place]!, region.size],
      toggle: () => this.#toggle('hiddenRegions', region.id),
      only: () => {
        const others = this.#atlas.regions.map(({ id }) => id).filter((id) => id !== region.id);
        this.#store.set({ hiddenRegions: new Set(others) });
      },
      open: () => this.#openRegion(region.id),
    });
    this.#rows.push({
      update: (state) =>
        swatch.style.setProperty('--region', hueColour(this.#hues[place]!, modeOf(state))),
    });
    return row;
  }

  /** A row is a checkbox; with Alt it leaves only itself. A region's name opens it. */
  #row(kind: {
    sign: Element;
    name: string;
    title?: string;
    isHidden(state: State): boolean;
    count(state: State, shown: Shown): [number, number];
    toggle(): void;
    only(): void;
    open?(): void;
  }): HTMLElement {
    const box = el('input', { type: 'checkbox', 'aria-label': `Show ${kind.name}` });
    const count = el('span.count');
    const name = kind.open
      ? onClick(
          el('button.rail-name', { type: 'button', title: kind.title, dir: 'auto' }, kind.name),
          () => kind.open?.(),
        )
      : el('span.rail-name', { dir: 'auto' }, kind.name);
    const sign = el('span.rail-sign', {}, box, kind.sign);
    const row = el(kind.open ? 'div.rail-row' : 'label.rail-row', {}, sign, name, count);
    box.addEventListener('click', (event) => {
      if (event.altKey) kind.only();
      else kind.toggle();
      // The store says what the box shows.
      box.checked = !kind.isHidden(this.#store.state);
    });
    this.#rows.push({
      update: (state, shown) => {
        const hidden = kind.isHidden(state);
        box.checked = !hidden;
        row.classList.toggle('is-hidden', hidden);
        const [now, all] = kind.count(state, shown);
        count.textContent = now === all ? number(all) : `${number(now)} of ${number(all)}`;
      },
    });
    return row;
  }

  #toggle(set: 'hiddenTypes' | 'hiddenRelations', member: number): void;
  #toggle(set: 'hiddenRegions', member: string): void;
  #toggle(set: 'hiddenTypes' | 'hiddenRelations' | 'hiddenRegions', member: never): void {
    this.#store.set({ [set]: toggled(this.#store.state[set] as ReadonlySet<unknown>, member) });
  }

  /** What the filters hide, and one click back. */
  #showActive(state: State, shown: Shown): void {
    this.#active.hidden = !shown.filtered;
    if (!shown.filtered) return;
    const { hidden } = shown;
    const parts: string[] = [];
    const nouns = ['paper', 'method', 'model', 'benchmark'];
    for (const [type, count] of hidden.byType.entries()) {
      if (count > 0) parts.push(`${plural(count, nouns[type]!)} by type`);
    }
    if (hidden.byRegion > 0) parts.push(`${plural(hidden.byRegion, 'member')} by region`);
    if (hidden.byHand > 0) parts.push(`${number(hidden.byHand)} by hand`);
    if (hidden.papersByDate > 0) parts.push(`${plural(hidden.papersByDate, 'paper')} by date`);
    if (hidden.withoutPaper > 0) {
      parts.push(`${plural(hidden.withoutPaper, 'entity', 'entities')} left without a paper`);
    }
    const lines = state.hiddenRelations.size;
    if (lines > 0) parts.push(plural(lines, 'kind of relation', 'kinds of relation'));
    const all = onClick(el('button.plain', { type: 'button' }, 'Show everything'), () =>
      this.#store.set(NOTHING_HIDDEN),
    );
    fill(this.#active, el('p', {}, `Hidden: ${parts.join(', ') || 'nothing'}. `, all));
  }
}

const NOTHING_HIDDEN: Partial<State> = {
  hiddenTypes: new Set(),
  hiddenRelations: new Set(),
  hiddenRegions: new Set(),
  hiddenNodes: new Set(),
  period: undefined,
};

/** As many whole members of a region's name as fit the rail. */
function fitted(names: string[], label: string, most = 23): string {
  let name = names[0] ?? label;
  for (const next of names.slice(1)) {
    if (name.length + next.length + 3 > most) break;
    name = `${name} · ${next}`;
  }
  return name;
}
