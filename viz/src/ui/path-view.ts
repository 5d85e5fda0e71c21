import {
  NODE_TYPES,
  type NodeRef,
  type PathAnswer,
  type PathStep,
  type PathWay,
} from '../../../src/server/wire.ts';
import { api } from '../data/api.ts';
import { relationStyle } from '../map/relation-style.ts';
import type { PathChoice } from '../store.ts';
import { el, fill, onClick, plural } from './dom.ts';
import { evidenceParts } from './evidence-item.ts';
import { failure } from './failure.ts';
import { icon, relationIcon, typeIcon } from './icons.ts';
import { markedText } from './marked.ts';
import { NameField } from './name-field.ts';
import { titleRow } from './region-view.ts';

export interface PathEvents {
  choose(id: string): void;
  setPath(change: Partial<PathChoice>): void;
  colourOf(id: string): string | undefined;
  /** What a node is called, before the answer comes. */
  refOf(id: string): NodeRef | undefined;
  /** The ways are known: for the map and the status line. */
  found(ways: readonly PathWay[]): void;
  announce(sentence: string): void;
}

/** How two nodes hang together: two names, the ways between them, and a sentence a step with its evidence. */
export class PathView {
  readonly element: HTMLElement;
  readonly #events: PathEvents;
  readonly #from: NameField;
  readonly #to: NameField;
  readonly #title = el('h2.panel-title', { tabindex: -1 }, 'Path');
  readonly #ways = el('div.path-ways');
  readonly #steps = el('div.path-steps');
  readonly #hubs = el('p.path-hubs');
  #asked = '';
  #answer: PathAnswer | undefined;
  #asking: AbortController | undefined;

  constructor(events: PathEvents) {
    this.#events = events;
    const { colourOf } = events;
    this.#from = new NameField('From', {
      colourOf,
      take: (id) => this.#take({ from: id, place: 1 }),
    });
    this.#to = new NameField('To', {
      colourOf,
      take: (id) => this.#take({ to: id, place: 1 }),
    });
    const swap = el(
      'button.icon',
      { type: 'button', 'aria-label': 'Swap the two ends', title: 'Swap the two ends' },
      icon('compare'),
    );
    this.element = el(
      'div.path-view',
      {},
      el('div.panel-kind', {}, icon('path'), this.#title, el('div.panel-tools', {}, swap)),
      el('div.path-ends', {}, this.#from.element, el('span', {}, 'to'), this.#to.element),
      this.#ways,
      this.#steps,
      this.#hubs,
    );
    onClick(swap, () => this.#swap());
  }

  #choice: PathChoice = { from: '', to: '', place: 1, hubs: false };

  #swap(): void {
    const { from, to } = this.#choice;
    this.#events.setPath({ from: to, to: from, place: 1 });
  }

  /** Into the field that is still empty; false where none is. */
  focus(): boolean {
    const { from, to } = this.#choice;
    if (from !== '' && to !== '') return false;
    (from === '' ? this.#from : this.#to).input.focus();
    return true;
  }

  /** What is typed next belongs to the other end, or is read on from here: it must not be lost to the page's keys. */
  #take(change: Partial<PathChoice>): void {
    this.#events.setPath(change);
    if (!this.focus()) this.#title.focus();
  }

  async update(choice: PathChoice): Promise<void> {
    this.#choice = choice;
    const { from, to, hubs } = choice;
    this.#from.show(this.#events.refOf(from));
    this.#to.show(this.#events.refOf(to));
    const question = JSON.stringify([from, to, hubs]);
    if (question === this.#asked) {
      if (this.#answer) this.#render(this.#answer);
      return;
    }
    this.#asked = question;
    this.#asking?.abort();
    this.#answer = undefined;
    this.#events.found([]);
    fill(this.#ways);
    fill(this.#hubs);
    if (from === '' || to === '') {
      this.#say('Name the other end, here or by a click on the map.');
      return;
    }
    if (from === to) {
      this.#say('Both ends are the same thing. Choose another one.');
      return;
    }
    this.#say('Looking for a path …');
    this.#asking = new AbortController();
    try {
      const answer = await api.path(from, to, hubs, this.#asking.signal);
      this.#answer = answer;
      this.#from.show(answer.from);
      this.#to.show(answer.to);
      document.title = `${answer.from.name} to ${answer.to.name} · paperloom`;
      this.#events.found(answer.ways);
      this.#render(answer);
    } catch (error) {
      if ((error as Error).name === 'AbortError') return;
      // Asked again when the same two are named again.
      this.#asked = '';
      const unknown = [from, to].filter((id) => this.#events.refOf(id) === undefined);
      this.#say(...failure(error, unknown, () => void this.update(this.#choice)));
    }
  }

  #say(...sentence: (string | HTMLElement)[]): void {
    fill(this.#steps, el('p.path-note', { role: 'status' }, ...sentence));
  }

  #render(answer: PathAnswer): void {
    const { ways, most, common } = answer;
    this.#renderHubs(common);
    if (ways.length === 0) {
      fill(this.#ways);
      this.#say(`No path of up to ${plural(most, 'step')}.`);
      this.#events.announce(`No path of up to ${plural(most, 'step')}.`);
      return;
    }
    const place = Math.min(this.#choice.place, ways.length);
    const way = ways[place - 1]!;
    const focused = this.#ways.contains(document.activeElement);
    fill(this.#ways, ...ways.map((one, i) => this.#wayChip(one, i + 1, place)));
    if (focused) (this.#ways.children[place - 1] as HTMLElement).focus();
    fill(
      this.#steps,
      el('ol.steps', {}, ...way.steps.map((step) => pathStepRow(step, this.#events.choose))),
    );
    this.#events.announce(
      `Path of ${plural(way.steps.length, 'step')}, ${place} of ${ways.length}.`,
    );
  }

  #wayChip({ via }: PathWay, place: number, looked: number): HTMLElement {
    const words = via ? `Via ${via.name}` : 'Directly';
    return onClick(
      el(
        'button.chip.way',
        { type: 'button', dir: 'auto', title: via?.name, 'aria-pressed': String(place === looked) },
        el('span', {}, words),
      ),
      () => this.#events.setPath({ place }),
    );
  }

  #renderHubs(common: string | undefined): void {
    const { hubs } = this.#choice;
    const change = onClick(
      el('button.plain', { type: 'button' }, hubs ? 'Weigh them down' : 'Allow them'),
      () => this.#events.setPath({ hubs: !hubs, place: 1 }),
    );
    const names = common === undefined ? 'Common names' : `Common names such as ${common}`;
    fill(
      this.#hubs,
      hubs
        ? `${names} join like any other. `
        : `${names} count as long detours, so that paths say something. `,
      change,
    );
  }
}

/** A step as a sentence with its evidence. */
export function pathStepRow(step: PathStep, choose: (id: string) => void): HTMLElement {
  const sentence = markedText(step.told).map((piece) =>
    typeof piece === 'string' ? piece : el('b', {}, piece.textContent ?? ''),
  );
  const paper = step.evidence?.paper;
  // Where the sentence does not name its paper, a line does.
  const source =
    paper && paper.id !== step.from
      ? el('div.item-head', {}, ...titleRow({ ...paper, name: paper.title }, choose).childNodes)
      : undefined;
  return el(
    'li.item.step',
    {},
    relationIcon(relationStyle(step.type)),
    el(
      'div.step-body',
      {},
      el('p.step-told', { dir: 'auto' }, ...sentence),
      source,
      ...evidenceParts(step.edge, step.evidence, {}),
    ),
  );
}

/** A name with its sign, that is chosen by a click. */
export function nameChip(
  ref: NodeRef,
  events: Pick<PathEvents, 'choose' | 'colourOf'>,
): HTMLElement {
  return onClick(
    el(
      'button.chip',
      { type: 'button', dir: 'auto' },
      typeIcon(NODE_TYPES.indexOf(ref.type), ref.family, events.colourOf(ref.id)),
      el('span', {}, ref.name),
    ),
    () => events.choose(ref.id),
  );
}
