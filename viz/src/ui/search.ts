import type { NodeType, SearchAnswer, SearchHit } from '../../../src/server/wire.ts';
import { api } from '../data/api.ts';
import { el, fill, onClick } from './dom.ts';
import { hitRow, suggestionRow } from './hit-row.ts';
import { icon } from './icons.ts';

const GROUPS: Record<NodeType, string> = {
  Method: 'Methods',
  Model: 'Models',
  Benchmark: 'Benchmarks',
  Paper: 'Papers',
};

/** The search field with its list: a combobox. Nothing is preselected; Enter without a choice takes the best match. */
export class Search {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
  readonly #list: HTMLElement;
  readonly #matches = el('div', { id: 'search-list', role: 'listbox', 'aria-label': 'Matches' });
  /** Beside the matches, not among them: a list of options holds nothing else. */
  readonly #note = el('div', { role: 'status' });
  readonly #hint: HTMLElement;
  readonly #clear: HTMLButtonElement;
  readonly #choose: (id: string) => void;
  readonly #cancel: () => void;
  readonly #colourOf: (id: string) => string | undefined;
  #answer: SearchAnswer | undefined;
  /** What the list offers: a match by its id, or another question. */
  #options: { element: HTMLElement; id?: string; take(): void }[] = [];
  /** Name of what is chosen, which stands in the field while nothing is searched. */
  #name = '';
  #active = -1;
  #asking: AbortController | undefined;
  /** Enter was pressed before the answer came. */
  #enterWaits = false;

  /** @param colourOf colour of a node's region, by its id */
  constructor(
    choose: (id: string) => void,
    cancel: () => void,
    colourOf: (id: string) => string | undefined,
  ) {
    this.#colourOf = colourOf;
    this.#choose = choose;
    this.#cancel = cancel;
    this.input = el('input', {
      type: 'text',
      role: 'combobox',
      placeholder: matchMedia('(max-width: 699px)').matches
        ? 'Search names and papers'
        : 'Search methods, models, benchmarks, papers',
      'aria-label': 'Search methods, models, benchmarks and papers',
      'aria-expanded': 'false',
      'aria-controls': 'search-list',
      'aria-autocomplete': 'list',
      autocomplete: 'off',
      autocapitalize: 'off',
      spellcheck: 'false',
      enterkeyhint: 'search',
    });
    this.#hint = el('kbd', { 'aria-hidden': 'true' }, '/');
    this.#clear = onClick(
      el(
        'button.icon.search-clear',
        { type: 'button', 'aria-label': 'Clear the search' },
        icon('close'),
      ),
      () => {
        this.#name = '';
        this.#leave();
        this.#cancel();
      },
    );
    this.#list = el('div.search-list', { hidden: true }, this.#note, this.#matches);
    const field = el('div.search-field', {}, icon('search'), this.input, this.#hint, this.#clear);
    this.element = el('div.search', { role: 'search' }, field, this.#list);
    this.input.addEventListener('input', () => void this.#ask());
    this.input.addEventListener('keydown', (event) => this.#key(event));
    this.input.addEventListener('focus', () => this.#showHint());
    this.input.addEventListener('blur', () => {
      this.#showHint();
      this.#close();
    });
    // A click in the list must not take the focus first: that would close the list under the pointer.
    this.#list.addEventListener('mousedown', (event) => event.preventDefault());
    this.#showHint();
  }

  /** From "/": into the field, with the old text selected. */
  enter(): void {
    this.input.focus();
    this.input.select();
  }

  /** What stands in the field while something is chosen. */
  show(name: string): void {
    this.#name = name;
    if (document.activeElement === this.input) return;
    this.input.value = name;
    this.#showHint();
  }

  async #ask(): Promise<void> {
    const query = this.input.value.trim();
    this.#showHint();
    this.#asking?.abort();
    this.#asking = new AbortController();
    this.#enterWaits = false;
    this.#wait(query !== '');
    if (query === '') {
      this.#answer = undefined;
      this.#close();
      return;
    }
    try {
      const answer = await api.search(query, this.#asking.signal);
      if (query !== this.input.value.trim()) return;
      this.#wait(false);
      this.#answer = answer;
      this.#render();
      if (this.#enterWaits) this.#enter();
    } catch (error) {
      if ((error as Error).name === 'AbortError') return;
      this.#wait(false);
      this.#say((error as Error).message);
    }
  }

  /** While the list is older than the text in the field. */
  #wait(waiting: boolean): void {
    this.#list.setAttribute('aria-busy', String(waiting));
  }

  #render(): void {
    const { hits, query, suggestion } = this.#answer!;
    // What was chosen in the list before this one stays chosen.
    const chosen = this.#options[this.#active]?.id;
    this.#active = -1;
    this.#options = [];
    if (hits.length === 0 && suggestion === undefined) {
      this.#say(`Nothing is called “${query}” here.`);
      return;
    }
    const groups: HTMLElement[] = [];
    // The group with the best match comes first, so that what Enter takes stands on top.
    for (const type of new Set(hits.map((hit) => hit.type))) {
      const title = el(
        'div.search-group',
        { id: `search-${type}`, role: 'presentation' },
        GROUPS[type],
      );
      const rows = hits.filter((hit) => hit.type === type).map((hit) => this.#row(hit));
      groups.push(
        el('div', { role: 'group', 'aria-labelledby': `search-${type}` }, title, ...rows),
      );
    }
    if (suggestion !== undefined) groups.push(this.#didYouMean(suggestion));
    const nothing = el('div.search-note', {}, `No name like “${query}”.`);
    this.#fill(groups, hits.length === 0 && nothing);
    if (chosen !== undefined) this.#mark(this.#options.findIndex(({ id }) => id === chosen));
  }

  #row(hit: SearchHit): HTMLElement {
    const row = hitRow(hit, this.#nextId, this.#colourOf(hit.id));
    return this.#offer(row, () => this.#take(hit), hit.id);
  }

  #didYouMean(suggestion: string): HTMLElement {
    return this.#offer(suggestionRow(suggestion, this.#nextId), () => {
      this.input.value = suggestion;
      void this.#ask();
    });
  }

  get #nextId(): string {
    return `search-option-${this.#options.length}`;
  }

  #offer(element: HTMLElement, take: () => void, id?: string): HTMLElement {
    this.#options.push({ element, take, ...(id !== undefined && { id }) });
    return onClick(element, take);
  }

  #say(sentence: string): void {
    this.#active = -1;
    this.#options = [];
    this.#fill([], el('div.search-note', {}, sentence));
  }

  #fill(groups: HTMLElement[], note: HTMLElement | false): void {
    fill(this.#matches, ...groups);
    this.#matches.hidden = groups.length === 0;
    fill(this.#note, note);
    this.#open();
  }

  #key(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.stopPropagation();
      this.#leave();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      this.#enter();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      this.#move(event.key === 'ArrowDown' ? 1 : -1);
    }
  }

  #enter(): void {
    const option = this.#options[Math.max(0, this.#active)];
    const current = this.#answer?.query === this.input.value.trim();
    // What is marked is what is taken, even where a newer list is on its way.
    if (option && (current || this.#active >= 0)) option.take();
    else if (!current && this.input.value.trim() !== '') this.#enterWaits = true;
  }

  #move(step: number): void {
    const count = this.#options.length;
    if (count === 0) return;
    this.#open();
    this.#mark(this.#active < 0 && step < 0 ? count - 1 : (this.#active + step + count) % count);
  }

  /** @param place in the list; -1 where nothing is to be marked */
  #mark(place: number): void {
    this.#options[this.#active]?.element.setAttribute('aria-selected', 'false');
    this.#active = place;
    if (place < 0) return;
    const { element } = this.#options[place]!;
    element.setAttribute('aria-selected', 'true');
    element.scrollIntoView({ block: 'nearest' });
    this.input.setAttribute('aria-activedescendant', element.id);
  }

  #take(hit: SearchHit): void {
    this.#asking?.abort();
    this.#wait(false);
    this.input.value = labelOf(hit);
    this.input.blur();
    this.#choose(hit.id);
  }

  /** Gives up what was typed; what is chosen stays. */
  #leave(): void {
    this.input.value = this.#name;
    this.#asking?.abort();
    this.#wait(false);
    this.#answer = undefined;
    this.#options = [];
    this.input.blur();
    this.#showHint();
  }

  /** An answer that comes when the person has gone elsewhere opens nothing. */
  #open(): void {
    if (document.activeElement !== this.input) return;
    this.#list.hidden = false;
    this.input.setAttribute('aria-expanded', 'true');
    this.input.removeAttribute('aria-activedescendant');
  }

  #close(): void {
    this.#list.hidden = true;
    this.#mark(-1);
    this.input.setAttribute('aria-expanded', 'false');
    this.input.removeAttribute('aria-activedescendant');
  }

  #showHint(): void {
    const focused = document.activeElement === this.input;
    this.#hint.textContent = this.input.value !== '' || focused ? 'esc' : '/';
    this.#clear.hidden = this.input.value === '';
  }
}

function labelOf({ name }: SearchHit): string {
  return name.length > 80 ? `${name.slice(0, 79)}…` : name;
}
