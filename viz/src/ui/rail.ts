import { TYPE_NAMES } from '../data/active-filters.ts';
import type { Atlas } from '../data/atlas.ts';
import type { Shown } from '../data/shown.ts';
import { relationStyle } from '../map/relation-style.ts';
import { type State, type Store, toggled } from '../store.ts';
import { HUES, type Hue } from '../theme/regions.ts';
import { hueColour, modeOf } from '../theme/theme.ts';
import { ActiveFilters } from './active-filters.ts';
import { Confidence } from './confidence.ts';
import { el, fill, number, onClick, plural } from './dom.ts';
import { icon, relationIcon, typeIcon } from './icons.ts';

const FEW = 6;

/** Legend and filters in one: each row says what a sign means, how many there are, and hides or shows them. */
export class Rail {
  readonly element: HTMLElement;
  readonly #atlas: Atlas;
  readonly #store: Store;
  readonly #hues: Hue[];
  readonly #openRegion: (id: string) => void;
  readonly #active: ActiveFilters;
  readonly #confidence: Confidence;
  readonly #rows: { update(state: State, shown: Shown): void }[] = [];
  #allRegions = false;
  /** Regions that stand in the rail at once: fewer where there is little room. */
  readonly #firstRegions = window.innerHeight < 800 ? FEW : HUES.length;
  readonly #regions = el('div.rail-regions');

  constructor(atlas: Atlas, store: Store, hues: Hue[], openRegion: (id: string) => void) {
    this.#atlas = atlas;
    this.#store = store;
    this.#hues = hues;
    this.#openRegion = openRegion;
    this.#active = new ActiveFilters(atlas, store);
    this.#confidence = new Confidence(store);
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
      this.#active.element,
      this.#group('Types', undefined, this.#types()),
      this.#group('Regions', number(atlas.regions.length), [this.#regions]),
      this.#group('Relations', undefined, this.#relations()),
      this.#group('Confidence', undefined, [this.#confidence.element]),
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
    this.#active.update(state, shown);
    this.#confidence.update(state);
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
    const generic = this.#atlas.family.reduce((sum, family) => sum + family, 0);
    const outline = this.#row({
      sign: typeIcon(1, true),
      name: 'Outline: generic name',
      label: 'Show generic names',
      isHidden: (state) => state.hiddenScopes.has(1),
      count: (_, shown) => [shown.byScope[1]!, generic],
      toggle: () => this.#toggle('hiddenScopes', 1),
      only: () => this.#store.set({ hiddenScopes: new Set([0]) }),
    });
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
    const first = regions.slice(0, this.#firstRegions);
    const rest = regions.slice(this.#firstRegions);
    const rows = first.map((_, place) => this.#region(place));
    if (rest.length > 0) {
      const members = rest.reduce((sum, { size }) => sum + size, 0);
      const more = onClick(
        el(
          'button.rail-row.rail-more',
          { type: 'button', 'aria-expanded': String(this.#allRegions) },
          icon('chevron'),
          el(
            'span.rail-name',
            {},
            plural(
              rest.length,
              this.#firstRegions < HUES.length ? 'more region' : 'smaller region',
            ),
          ),
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
        rows.push(...rest.map((_, i) => this.#region(i + this.#firstRegions)));
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
    /** What the checkbox is called, where the row's name does not say it. */
    label?: string;
    isHidden(state: State): boolean;
    count(state: State, shown: Shown): [number, number];
    toggle(): void;
    only(): void;
    open?(): void;
  }): HTMLElement {
    const box = el('input', {
      type: 'checkbox',
      'aria-label': kind.label ?? `Show ${kind.name}`,
    });
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

  #toggle(set: 'hiddenTypes' | 'hiddenRelations' | 'hiddenScopes', member: number): void;
  #toggle(set: 'hiddenRegions', member: string): void;
  #toggle(
    set: 'hiddenTypes' | 'hiddenRelations' | 'hiddenScopes' | 'hiddenRegions',
    member: never,
  ): void {
    this.#store.set({ [set]: toggled(this.#store.state[set] as ReadonlySet<unknown>, member) });
  }
}

/** As many whole members of a region's name as fit the rail. */
function fitted(names: string[], label: string, most = 23): string {
  let name = names[0] ?? label;
  for (const next of names.slice(1)) {
    if (name.length + next.length + 3 > most) break;
    name = `${name} · ${next}`;
  }
  return name;
}
