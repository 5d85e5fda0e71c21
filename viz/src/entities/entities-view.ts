import { api } from '../data/api.ts';
import type { Atlas } from '../data/atlas.ts';
import type { Shown } from '../data/shown.ts';
import { AtlasMap } from '../map/atlas-map.ts';
import type { MapEvents, Surroundings } from '../map/kind.ts';
import { type State, Store } from '../store.ts';
import type { Hue } from '../theme/regions.ts';
import { el, fill, number, plural } from '../ui/dom.ts';
import { failure } from '../ui/failure.ts';
import { listenOnMap } from '../ui/map-keys.ts';
import { entitiesShown, entityAtlas, entityState, leastOf, MOST_SHARED } from './entity-atlas.ts';
import { MOST_TIES, TieLayer } from './tie-layer.ts';

interface EntitiesAct extends Pick<MapEvents, 'onFrame'> {
  choose(id: string | undefined): void;
  /** A line was chosen: both its ends. */
  compare(one: string, other: string): void;
  announce(sentence: string): void;
  /** The map is there, or has changed: the page around it follows. */
  changed(): void;
}

/** The map of entities alone. It is asked for and made when it is first seen, and stays. */
export class EntitiesView {
  readonly element: HTMLElement;
  map: AtlasMap | undefined;
  readonly #store: Store;
  readonly #hues: Hue[];
  readonly #around: Surroundings;
  readonly #isShown: (id: string) => boolean;
  readonly #act: EntitiesAct;
  readonly #canvas = el('div.map', {
    tabindex: 0,
    role: 'application',
    'aria-label': 'Map of entities',
  });
  readonly #waiting = el('p.entities-waiting', { role: 'status', hidden: true });
  readonly #slider: HTMLInputElement;
  readonly #words = el('span');
  #ties: TieLayer | undefined;
  #own: Store | undefined;
  #begun = false;

  /** @param shown what the whole map shows */
  constructor(
    atlas: Atlas,
    store: Store,
    hues: Hue[],
    around: Surroundings,
    shown: () => Shown,
    act: EntitiesAct,
  ) {
    this.#store = store;
    this.#hues = hues;
    this.#around = around;
    this.#act = act;
    this.#isShown = (id) => shown().node[atlas.place(id) ?? -1] === 1;
    this.#slider = el('input', {
      type: 'range',
      min: 1,
      max: MOST_SHARED,
      'aria-label': 'Shared papers at least',
    });
    this.#slider.addEventListener('input', () =>
      store.set({ leastShared: Number(this.#slider.value) }),
    );
    const control = el('label.entities-slider', {}, this.#words, this.#slider);
    this.element = el('div.entities-view', {}, this.#canvas, control, this.#waiting);
  }

  /** To be called after each change while the view is seen. */
  update(state: State): void {
    if (!this.#begun) {
      void this.#begin();
    }
    this.#slider.value = String(state.leastShared);
    const words = `At least ${plural(state.leastShared, 'shared paper')}`;
    this.#words.textContent = words;
    this.#slider.setAttribute('aria-valuetext', words);
    this.#own?.set(entityState(state));
  }

  /** What is on the map, in a sentence. */
  get about(): string {
    if (!this.map || !this.#ties) return '';
    const { count } = this.#ties;
    const drawn = count > MOST_TIES ? ` The ${number(MOST_TIES)} strongest lines are drawn.` : '';
    return `${plural(this.map.shown.entities, 'entity', 'entities')}, ${plural(count, 'line')} of shared papers.${drawn}`;
  }

  async #begin(): Promise<void> {
    this.#begun = true;
    this.#say(
      'Reading the map of entities. Of a large graph it is laid out when it is first asked for …',
    );
    try {
      const data = await api.entities();
      const atlas = entityAtlas(data);
      this.#slider.min = String(leastOf(data));
      if (atlas.size === 0) {
        this.#say('No paper names two entities.');
        return;
      }
      const ties = new TieLayer(atlas);
      const own = new Store(entityState(this.#store.state));
      const map = new AtlasMap(
        this.#canvas,
        atlas,
        own,
        this.#around,
        { onChoose: this.#act.choose, onFrame: this.#act.onFrame, onCursor: () => {} },
        {
          // Regions stand in the same order on both maps.
          hues: this.#hues,
          lines: ties,
          filter: (state) => entitiesShown(atlas, state, this.#isShown),
          onStage: (x, y) => this.#takeLine(x, y),
        },
      );
      this.#own = own;
      this.#ties = ties;
      this.map = map;
      this.#waiting.hidden = true;
      const { choose, announce } = this.#act;
      listenOnMap(this.#canvas, map, { choose, announce });
      new ResizeObserver(() => map.resized()).observe(this.#canvas);
      this.#act.changed();
    } catch (error) {
      this.#begun = false;
      this.#say(...failure(error, [], () => void this.#begin()));
    }
  }

  #takeLine(x: number, y: number): boolean {
    const { map } = this;
    const edge = map && this.#ties?.at(map.frame, map.focus, x, y);
    if (!map || edge === undefined) return false;
    const { edges, ids } = map.atlas;
    this.#act.compare(ids[edges.from[edge]!]!, ids[edges.to[edge]!]!);
    return true;
  }

  #say(...sentence: (string | HTMLElement)[]): void {
    fill(this.#waiting, ...sentence);
    this.#waiting.hidden = false;
  }
}
