import type { NodeRef, SearchHit } from '../../../src/server/wire.ts';
import { NODE_TYPES } from '../../../src/server/wire.ts';
import { api } from '../data/api.ts';
import { el, fill, onClick } from './dom.ts';
import { hitRow, suggestionRow } from './hit-row.ts';
import { typeIcon } from './icons.ts';

interface NameFieldEvents {
  take(id: string): void;
  colourOf(id: string): string | undefined;
  /** Which matches may be taken; all where it is left out. */
  accepts?(hit: SearchHit): boolean;
}

let made = 0;

/** A field in which one node of the graph is named: what is typed is searched, Enter takes the best match. */
export class NameField {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
  readonly #events: NameFieldEvents;
  readonly #list: HTMLElement;
  readonly #matches: HTMLElement;
  /** Beside the matches, not among them: a list of options holds nothing else. */
  readonly #note = el('div', { role: 'status' });
  readonly #sign = el('span.name-sign', { 'aria-hidden': 'true' });
  readonly #id: string;
  #current: NodeRef | undefined;
  /** What taking a row of the list does. */
  #options: (() => void)[] = [];
  #active = -1;
  #query = '';
  #enterWaits = false;
  #asking: AbortController | undefined;

  constructor(label: string, events: NameFieldEvents) {
    this.#events = events;
    made += 1;
    this.#id = `names-${made}`;
    this.input = el('input', {
      type: 'text',
      role: 'combobox',
      'aria-label': label,
      placeholder: 'Name or title',
      'aria-expanded': 'false',
      'aria-controls': this.#id,
      'aria-autocomplete': 'list',
      autocomplete: 'off',
      autocapitalize: 'off',
      spellcheck: 'false',
      dir: 'auto',
    });
    this.#matches = el('div', {
      id: this.#id,
      role: 'listbox',
      'aria-label': `Matches for ${label}`,
    });
    this.#list = el('div.search-list.name-list', { hidden: true }, this.#note, this.#matches);
    const field = el('div.search-field.name-box', {}, this.#sign, this.input);
    this.element = el('div.name-field', {}, field, this.#list);
    this.input.addEventListener('input', () => void this.#ask());
    this.input.addEventListener('focus', () => this.input.select());
    this.input.addEventListener('blur', () => this.#settle());
    this.input.addEventListener('keydown', (event) => this.#key(event));
    // The list must not lose its field before the click is heard.
    this.#list.addEventListener('mousedown', (event) => event.preventDefault());
  }

  /** What the field stands for; nothing while it is still to be named. */
  show(node: NodeRef | undefined): void {
    this.#current = node;
    const sign =
      node && typeIcon(NODE_TYPES.indexOf(node.type), node.family, this.#events.colourOf(node.id));
    fill(this.#sign, sign);
    if (document.activeElement !== this.input || this.#query === '') {
      this.input.value = node?.name ?? '';
    }
    this.input.title = node?.name ?? '';
  }

  async #ask(): Promise<void> {
    const query = this.input.value.trim();
    this.#query = query;
    this.#asking?.abort();
    this.#enterWaits = false;
    if (query === '') return this.#close();
    this.#asking = new AbortController();
    this.#list.setAttribute('aria-busy', 'true');
    try {
      const { hits, suggestion } = await api.search(query, this.#asking.signal);
      if (query !== this.input.value.trim()) return;
      this.#list.setAttribute('aria-busy', 'false');
      const { accepts } = this.#events;
      this.#render(accepts ? hits.filter((hit) => accepts(hit)) : hits, query, suggestion);
      if (this.#enterWaits) this.#options[0]?.();
    } catch (error) {
      if ((error as Error).name !== 'AbortError') this.#say((error as Error).message);
    }
  }

  #render(hits: SearchHit[], query: string, suggestion: string | undefined): void {
    this.#active = -1;
    if (hits.length === 0) {
      this.#nothing(query, suggestion);
      return;
    }
    this.#options = hits.map((hit) => () => this.#take(hit));
    const rows = hits.map((hit, i) =>
      hitRow(hit, `${this.#id}-${i}`, this.#events.colourOf(hit.id)),
    );
    this.#fill(rows, false);
  }

  #nothing(query: string, suggestion: string | undefined): void {
    this.#say(`Nothing is called “${query}” here.`);
    if (suggestion === undefined) return;
    this.#options = [
      () => {
        this.input.value = suggestion;
        void this.#ask();
      },
    ];
    this.#fill(
      [suggestionRow(suggestion, `${this.#id}-0`)],
      el('div.search-note', {}, `No name like “${query}”.`),
    );
  }

  #say(sentence: string): void {
    this.#options = [];
    this.#fill([], el('div.search-note', {}, sentence));
  }

  #fill(rows: HTMLElement[], note: HTMLElement | false): void {
    for (const [i, row] of rows.entries()) onClick(row, () => this.#options[i]?.());
    fill(this.#matches, ...rows);
    this.#matches.hidden = rows.length === 0;
    fill(this.#note, note);
    this.#open();
  }

  #key(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.stopPropagation();
      this.#query = '';
      this.input.value = this.#current?.name ?? '';
      this.#close();
      this.input.blur();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const busy = this.#list.getAttribute('aria-busy') === 'true';
      if (busy) this.#enterWaits = this.#query !== '';
      else if (this.#query !== '') this.#options[Math.max(0, this.#active)]?.();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      this.#move(event.key === 'ArrowDown' ? 1 : -1);
    }
  }

  #move(step: number): void {
    const count = this.#options.length;
    if (count === 0) return;
    this.#matches.children[this.#active]?.setAttribute('aria-selected', 'false');
    this.#active = this.#active < 0 && step < 0 ? count - 1 : (this.#active + step + count) % count;
    const row = this.#matches.children[this.#active]!;
    row.setAttribute('aria-selected', 'true');
    row.scrollIntoView({ block: 'nearest' });
    this.input.setAttribute('aria-activedescendant', row.id);
  }

  #take(hit: SearchHit): void {
    this.#query = '';
    this.#close();
    this.show(hit);
    this.input.blur();
    this.#events.take(hit.id);
  }

  /** What was typed and not taken is given up. */
  #settle(): void {
    this.#asking?.abort();
    this.#query = '';
    this.input.value = this.#current?.name ?? '';
    this.#close();
  }

  #open(): void {
    if (document.activeElement !== this.input) return;
    this.#list.hidden = false;
    this.input.setAttribute('aria-expanded', 'true');
    this.input.removeAttribute('aria-activedescendant');
  }

  #close(): void {
    this.#active = -1;
    this.#options = [];
    this.#list.hidden = true;
    this.#list.setAttribute('aria-busy', 'false');
    this.input.setAttribute('aria-expanded', 'false');
    this.input.removeAttribute('aria-activedescendant');
  }
}
