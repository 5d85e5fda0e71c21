import type {
  ComparedSide,
  ComparisonAnswer,
  NodeRef,
  SectionItem,
} from '../../../src/server/wire.ts';
import { api } from '../data/api.ts';
import { relationStyle } from '../map/relation-style.ts';
import { chips } from './chips.ts';
import { el, fill, number, onClick, plural } from './dom.ts';
import { failure } from './failure.ts';
import { icon } from './icons.ts';
import { NameField } from './name-field.ts';
import { nameChip, pathStepRow } from './path-view.ts';
import { titleRow } from './region-view.ts';

/** Papers that the server gives at once. */
const A_TIME = 200;

export interface CompareEvents {
  choose(id: string): void;
  compareWith(chosen: string, compared: string): void;
  findPath(): void;
  colourOf(id: string): string | undefined;
  refOf(id: string): NodeRef | undefined;
  announce(sentence: string): void;
}

/** Two entities side by side: what they share first, then a row for each thing that tells them apart. */
export class CompareView {
  readonly element: HTMLElement;
  readonly #events: CompareEvents;
  readonly #title = el('h2.panel-title', { tabindex: -1 }, 'Comparison');
  readonly #fields: [NameField, NameField];
  readonly #rows = el('div.compare-rows');
  #ids: [string, string] = ['', ''];
  #asked = '';
  #asking: AbortController | undefined;

  constructor(events: CompareEvents) {
    this.#events = events;
    const field = (label: string, place: 0 | 1) =>
      new NameField(label, {
        colourOf: events.colourOf,
        accepts: ({ type, id }) => type !== 'Paper' && id !== this.#ids[1 - place],
        take: (id) => {
          const [one, other] = this.#ids;
          if (place === 0) events.compareWith(id, other);
          else events.compareWith(one, id);
          if (!this.focus()) this.#title.focus();
        },
      });
    this.#fields = [field('One', 0), field('The other', 1)];
    const swap = onClick(
      el(
        'button.icon',
        { type: 'button', 'aria-label': 'Swap the two', title: 'Swap the two' },
        icon('compare'),
      ),
      () => {
        const [one, other] = this.#ids;
        if (other !== '') events.compareWith(other, one);
      },
    );
    const path = onClick(
      el('button.icon', { type: 'button', 'aria-label': 'Path', title: 'Path (f)' }, icon('path')),
      () => events.findPath(),
    );
    this.element = el(
      'div.compare-view',
      {},
      el('div.panel-kind', {}, icon('compare'), this.#title, el('div.panel-tools', {}, path, swap)),
      el('div.compare-names', {}, ...this.#fields.map(({ element }) => element)),
      this.#rows,
    );
  }

  /** Into the field that is still empty; false where it is not. */
  focus(): boolean {
    if (this.#ids[1] !== '') return false;
    this.#fields[1].input.focus();
    return true;
  }

  async update(one: string, other: string): Promise<void> {
    this.#ids = [one, other];
    const question = JSON.stringify(this.#ids);
    if (question === this.#asked) return;
    this.#asked = question;
    for (const place of [0, 1] as const) {
      this.#fields[place].show(this.#events.refOf(this.#ids[place]));
    }
    this.#asking?.abort();
    if (other === '') {
      this.#say('Name the other one, here or by a click on the map.');
      return;
    }
    this.#asking = new AbortController();
    try {
      const answer = await api.compare(one, other, this.#asking.signal);
      for (const place of [0, 1] as const) this.#fields[place].show(answer.sides[place]);
      document.title = `${answer.sides[0].name} and ${answer.sides[1].name} · paperloom`;
      this.#render(answer);
    } catch (error) {
      if ((error as Error).name === 'AbortError') return;
      this.#asked = '';
      const unknown = [one, other].filter((id) => this.#events.refOf(id) === undefined);
      this.#say(...failure(error, unknown, () => void this.update(...this.#ids)));
    }
  }

  #say(...sentence: (string | HTMLElement)[]): void {
    fill(this.#rows, el('p.path-note', { role: 'status' }, ...sentence));
  }

  #render(answer: ComparisonAnswer): void {
    const { sides } = answer;
    const [one, other] = sides;
    const shared = new Set(
      one.benchmarks.map(({ id }) => id).filter((id) => other.benchmarks.some((b) => b.id === id)),
    );
    const titles = (side: ComparedSide) =>
      side.introducedBy.map(({ id, title, year }) =>
        titleRow({ id, name: title, ...(year !== undefined && { year }) }, this.#events.choose),
      );
    const rows: HTMLElement[] = [
      this.#both(answer),
      this.#row('First named', sides, ({ first }) => first && el('p', {}, first)),
      this.#row(
        'Introduced by',
        sides,
        (side) => side.introducedBy.length > 0 && el('ul.titles', {}, ...titles(side)),
        'No paper here',
      ),
      this.#row('Papers', sides, (side) => papersPart(side)),
      this.#row('Benchmarks', sides, (side) => {
        if (side.benchmarks.length === 0) return undefined;
        const ordered = side.benchmarks.toSorted(
          (a, b) => Number(shared.has(b.id)) - Number(shared.has(a.id)),
        );
        const list = chips(ordered, this.#events);
        for (const [i, { id }] of ordered.entries()) {
          list.children[i]!.classList.toggle('is-shared', shared.has(id));
        }
        return list;
      }),
    ];
    const hasVariants = (side: ComparedSide) => side.variants.length + side.variantOf.length > 0;
    if (sides.some(hasVariants)) {
      rows.push(this.#row('Variants', sides, (side) => hasVariants(side) && this.#variants(side)));
    }
    fill(this.#rows, ...rows);
    this.#events.announce(
      `${one.name} and ${other.name}: ${plural(answer.together.count, 'paper')} with both.`,
    );
  }

  #both({ sides: [one, other], together, links, common }: ComparisonAnswer): HTMLElement {
    const named =
      together.count === 0
        ? `No paper here names both ${one.name} and ${other.name}.`
        : `${plural(together.count, 'paper')} ${together.count === 1 ? 'names' : 'name'} both.`;
    const titles = el('ul.titles.compare-papers');
    const add = (items: readonly SectionItem[]) =>
      titles.append(...items.map((item) => titleRow(item, this.#events.choose)));
    add(together.items);
    return el(
      'section.compare-both',
      { 'aria-label': 'Both' },
      el('h3', {}, 'Both'),
      el('p', {}, named),
      links.length > 0 &&
        el('ol.steps', {}, ...links.map((link) => pathStepRow(link, this.#events.choose))),
      together.items.length > 0 && titles,
      together.count > together.items.length &&
        this.#allButton(together, add, (from) => api.together(one.id, other.id, from)),
      common.items.length > 0 &&
        el('p.compare-common', {}, `Named beside both: ${number(common.count)}`),
      common.items.length > 0 && chips(common.items, this.#events),
    );
  }

  /** "All 18 papers": adds what did not come with the answer, a few hundred at a time. */
  #allButton(
    { count, items }: ComparisonAnswer['together'],
    add: (items: readonly SectionItem[]) => void,
    ask: (from: number) => Promise<{ items: SectionItem[] }>,
  ): HTMLElement {
    let shown = items.length;
    const button = onClick(el('button.plain', { type: 'button' }, allWords(shown)), async () => {
      button.disabled = true;
      try {
        const more = await ask(shown);
        shown += more.items.length;
        add(more.items);
        button.hidden = shown >= count || more.items.length === 0;
      } catch (error) {
        this.#events.announce((error as Error).message);
      }
      button.textContent = allWords(shown);
      button.disabled = false;
    });
    function allWords(from: number): string {
      return count - from <= A_TIME
        ? `All ${plural(count, 'paper')}`
        : `${number(A_TIME)} more of ${plural(count, 'paper')}`;
    }
    return button;
  }

  #row(
    title: string,
    sides: [ComparedSide, ComparedSide],
    part: (side: ComparedSide) => HTMLElement | string | undefined | false,
    nothing = 'Not known',
  ): HTMLElement {
    return el(
      'section.compare-row',
      { 'aria-label': title },
      el('h3', {}, title),
      ...sides.map((side) =>
        el(
          'div.compare-cell',
          {},
          el('span.visually-hidden', {}, `${side.name}: `),
          part(side) || el('p.count', {}, nothing),
        ),
      ),
    );
  }

  #variants(side: ComparedSide): HTMLElement {
    return el(
      'div.compare-variants',
      {},
      side.variantOf.length > 0 && el('p.count', {}, 'Variant of'),
      el('div.chips', {}, ...side.variantOf.map((ref) => nameChip(ref, this.#events))),
      side.variants.length > 0 && el('p.count', {}, 'Its variants'),
      el('div.chips', {}, ...side.variants.map((ref) => nameChip(ref, this.#events))),
    );
  }
}

/** "24 papers", and what they do with it. */
function papersPart({ papers, byRelation }: ComparedSide): HTMLElement {
  const kinds = byRelation.map(({ type, papers: count }) =>
    el('li', {}, el('span', {}, relationStyle(type).words), el('span.count', {}, number(count))),
  );
  return el('div', {}, el('p', {}, plural(papers, 'paper')), el('ul.compare-counts', {}, ...kinds));
}
