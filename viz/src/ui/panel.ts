import type { NodePanel, RegionPanel } from '../../../src/server/wire.ts';
import { api } from '../data/api.ts';
import type { State } from '../store.ts';
import { type CompareEvents, CompareView } from './compare-view.ts';
import { el, fill, onClick } from './dom.ts';
import { failure } from './failure.ts';
import { icon } from './icons.ts';
import { type NodeEvents, NodeView } from './node-view.ts';
import { type PathEvents, PathView } from './path-view.ts';
import { regionView } from './region-view.ts';

export interface PanelEvents extends NodeEvents, PathEvents, CompareEvents {
  choose(id: string | undefined): void;
  /** One step back: out of a path or a comparison, then out of the choice. */
  back(): void;
  isRegion(id: string): boolean;
  /** The name is known: for the search field and the window's title. */
  named(name: string): void;
}

/** The panel: what is chosen, a path or a comparison, whichever the state asks for. */
export class Panel {
  readonly element: HTMLElement;
  readonly #body = el('div.panel-body');
  readonly #events: PanelEvents;
  #asking: AbortController | undefined;
  /** What the body shows now. */
  #shows = '';
  /** What the body shows has come. */
  #stands = false;
  /** The keyboard goes into the panel as soon as its content has come. */
  #enters = false;
  #node: NodeView | undefined;
  #path: PathView | undefined;
  #compare: CompareView | undefined;

  constructor(events: PanelEvents) {
    this.#events = events;
    const close = onClick(
      el('button.icon.panel-close', { type: 'button', 'aria-label': 'Close' }, icon('close')),
      () => events.back(),
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

  update(state: State): void {
    const { chosen, compared, path } = state;
    const compares = !path && compared !== undefined && chosen !== undefined;
    this.element.classList.toggle('is-wide', compares);
    if (path) this.#showPath(path);
    else if (compares) this.#showComparison(chosen, compared);
    else if (chosen !== undefined) void this.#showNode(chosen, state);
    else this.#hide();
  }

  /** Into the field of a path or a comparison that waits for a name. */
  focusField(): void {
    if (this.#shows === 'path') this.#path?.focus();
    else if (this.#shows === 'compare') this.#compare?.focus();
  }

  /** The keyboard goes on here: Tab to what the panel offers, the arrows to read on. */
  enter(): void {
    this.#enters = !this.#stands;
    if (!this.#stands) return;
    const name = this.#body.querySelector('h2');
    name?.setAttribute('tabindex', '-1');
    (name ?? this.element).focus({ preventScroll: true });
  }

  #hide(): void {
    this.#asking?.abort();
    this.#shows = '';
    this.#stands = false;
    this.#enters = false;
    this.element.hidden = true;
  }

  #showPath(path: NonNullable<State['path']>): void {
    if (this.#shows !== 'path') {
      this.#asking?.abort();
      this.#path = new PathView(this.#events);
      this.#open('path', this.#path.element);
    }
    void this.#path!.update(path);
  }

  #showComparison(chosen: string, compared: string): void {
    if (this.#shows !== 'compare') {
      this.#asking?.abort();
      this.#compare = new CompareView(this.#events);
      this.#open('compare', this.#compare.element);
    }
    void this.#compare!.update(chosen, compared);
  }

  async #showNode(id: string, state: State): Promise<void> {
    const subject = `node ${id}`;
    if (this.#shows === subject) {
      this.#node?.update(state);
      return;
    }
    this.#asking?.abort();
    this.#shows = subject;
    this.#stands = false;
    this.#node = undefined;
    this.#asking = new AbortController();
    const { signal } = this.#asking;
    try {
      if (this.#events.isRegion(id)) this.#region(await api.region(id, signal));
      else this.#fillNode(await api.node(id, signal), state);
    } catch (error) {
      if ((error as Error).name === 'AbortError') return;
      const again = () => {
        this.#shows = '';
        this.#enters = true;
        void this.#showNode(id, state);
      };
      this.#open(subject, el('p.lead', { role: 'alert' }, ...failure(error, [id], again)));
    }
  }

  #region(panel: RegionPanel): void {
    this.#events.named(panel.label);
    this.#open(`node ${panel.id}`, ...regionView(panel, this.#events));
  }

  #fillNode(panel: NodePanel, state: State): void {
    this.#events.named(panel.name);
    this.#node = new NodeView(panel, this.#events);
    this.#node.update(state);
    this.#open(`node ${panel.id}`, ...this.#node.parts);
  }

  #open(subject: string, ...parts: (HTMLElement | false | undefined)[]): void {
    this.#shows = subject;
    fill(this.#body, ...parts);
    this.element.hidden = false;
    this.element.classList.remove('is-tall');
    this.#body.scrollTop = 0;
    this.element.scrollTop = 0;
    this.#stands = true;
    if (this.#enters) this.enter();
  }
}
