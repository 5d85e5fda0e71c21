import type { Atlas } from '../data/atlas.ts';
import type { Shown } from '../data/shown.ts';
import { type Part, partsToExport } from '../data/what-to-export.ts';
import type { AtlasMap } from '../map/atlas-map.ts';
import type { Store } from '../store.ts';
import { el, fill, number, onClick, plural } from './dom.ts';
import { download, textFile } from './download.ts';
import { icon } from './icons.ts';

/** Above this many nodes abstracts and sentences are left out: they would be hundreds of megabytes in the page. */
const MOST_WITH_TEXT = 20_000;
const SCALES = [1, 2, 3, 4];

interface ExportAct {
  /** The map of the whole graph; none where it cannot be drawn. */
  map(): AtlasMap | undefined;
  /** The map that is seen, or lies under what is seen. */
  picture(): AtlasMap | undefined;
  shown(): Shown;
}

/** Takes what is shown elsewhere: as a picture, as data, or as Cypher. Made when it is first opened. */
export class ExportDialog {
  readonly element = el('dialog.help.export', { 'aria-labelledby': 'export-title' });
  readonly #atlas: Atlas;
  readonly #store: Store;
  readonly #act: ExportAct;
  readonly #said = el('p.export-said', { role: 'status' });
  readonly #text = el('input', { type: 'checkbox', checked: true });
  #part: Part | undefined;
  #working: AbortController | undefined;

  constructor(atlas: Atlas, store: Store, act: ExportAct) {
    this.#atlas = atlas;
    this.#store = store;
    this.#act = act;
    onClick(this.element, (event) => {
      if (event.target === this.element) this.element.close();
    });
    this.element.addEventListener('close', () => this.#working?.abort());
  }

  async open(): Promise<void> {
    const { DATA_FILES } = await import('../export/data-files.ts');
    const map = this.#act.map();
    const picture = this.#act.picture();
    const shown = this.#act.shown();
    const { state } = this.#store;
    const parts = partsToExport(this.#atlas, state, shown, map?.focus, map?.region ?? -1);
    this.#part = parts[0];
    this.#said.textContent = '';
    const close = onClick(
      el('button.icon', { type: 'button', 'aria-label': 'Close' }, icon('close')),
      () => this.element.close(),
    );
    const rows = DATA_FILES.map((file) =>
      this.#row(file.words, file.about, `Save ${file.words}`, () =>
        this.#run(async (part) => {
          const graph = await this.#graph(part);
          return [`${this.#name(part)}${file.ending}`, textFile(file.write(graph), file.mediaType)];
        }),
      ),
    );
    const text = el(
      'label.export-text',
      {},
      this.#text,
      'With abstracts and the sentences behind each relation',
    );
    fill(
      this.element,
      el('div.help-head', {}, el('h2', { id: 'export-title' }, 'Export what is shown'), close),
      this.#choice(parts),
      picture && el('h3', {}, 'Picture of the map'),
      picture && this.#pictures(picture),
      el('h3', {}, 'Data'),
      text,
      el('div.export-rows', {}, ...rows),
      this.#row(
        'Cypher query',
        'gives this part from a graph that was loaded',
        'Copy the query',
        () => this.#copyQuery(),
      ),
      this.#said,
    );
    this.#limitText();
    this.element.showModal();
  }

  /** All that the filters leave, or what is in focus. */
  #choice(parts: Part[]): HTMLElement {
    const words = { all: 'All that is shown', focus: 'What is in focus', region: 'This region' };
    const rows = parts.map((part) => {
      const box = el('input', { type: 'radio', name: 'export-part', checked: part === this.#part });
      box.addEventListener('change', () => {
        this.#part = part;
        this.#limitText();
      });
      const count = `${plural(part.nodes.length, 'node')}, ${plural(part.relations, 'relation')}`;
      return el('label', {}, box, `${words[part.key]}: ${count}`);
    });
    return el('div.export-parts', { role: 'radiogroup', 'aria-label': 'What to export' }, ...rows);
  }

  #limitText(): void {
    const many = (this.#part?.nodes.length ?? 0) > MOST_WITH_TEXT;
    this.#text.disabled = many;
    this.#text.checked = !many;
    this.#said.textContent = many
      ? `Of more than ${number(MOST_WITH_TEXT)} nodes the page gives names and relations without abstracts and ` +
        'sentences. "paperloom export" writes it all.'
      : '';
  }

  #pictures(map: AtlasMap): HTMLElement {
    const { width, height } = map.seen;
    const scale = el('select', { 'aria-label': 'Size of the PNG' });
    for (const times of SCALES) {
      const words = `${times}x, ${number(width * times)} × ${number(height * times)}`;
      scale.append(el('option', { value: times, selected: times === 2 }, words));
    }
    const save = (words: string, label: string, run: () => void) =>
      onClick(
        el('button.button', { type: 'button', 'aria-label': label }, icon('download'), words),
        run,
      );
    const png = save('PNG', 'Save PNG', () =>
      this.#run(async (part) => {
        const { mapAsPng } = await import('../export/picture.ts');
        return [`${this.#name(part)}.png`, await mapAsPng(map, Number(scale.value))];
      }),
    );
    const svg = save('SVG', 'Save SVG', () =>
      this.#run(async (part) => {
        const { mapAsSvg } = await import('../export/picture.ts');
        return [`${this.#name(part)}.svg`, textFile(mapAsSvg(map), 'image/svg+xml')];
      }),
    );
    return el('div.export-pictures', {}, scale, png, svg);
  }

  #row(words: string, about: string, label: string, run: () => void): HTMLElement {
    const sign = label.startsWith('Copy') ? 'link' : 'download';
    const button = el(
      'button.icon',
      { type: 'button', 'aria-label': label, title: label },
      icon(sign),
    );
    // All of the row for the pointer, its button for the keyboard: a click on the button comes up to the row.
    return onClick(
      el('div.export-row', {}, el('strong', {}, words), el('span', {}, about), button),
      run,
    );
  }

  /** Makes a file and hands it over; says how far it is, and what went wrong. */
  async #run(make: (part: Part) => Promise<[name: string, file: Blob]>): Promise<void> {
    if (!this.#part) return;
    try {
      const [name, file] = await make(this.#part);
      download(name, file);
      this.#said.textContent = `${name} is saved (${size(file.size)}).`;
    } catch (error) {
      if ((error as Error).name !== 'AbortError') {
        this.#said.textContent = (error as Error).message;
      }
    }
  }

  async #graph(part: Part) {
    const { shownGraph } = await import('../export/shown-graph.ts');
    this.#working?.abort();
    this.#working = new AbortController();
    return shownGraph(this.#atlas, this.#store.state, part.nodes, {
      text: this.#text.checked,
      signal: this.#working.signal,
      onProgress: (done, total) => {
        if (done < total) {
          this.#said.textContent = `Reading ${number(done)} of ${plural(total, 'node')} …`;
        }
      },
    });
  }

  async #copyQuery(): Promise<void> {
    if (!this.#part) return;
    const { cypherQuery } = await import('../export/cypher-query.ts');
    const query = cypherQuery(this.#atlas, this.#store.state, this.#part.nodes);
    try {
      await navigator.clipboard.writeText(query);
      this.#said.textContent = 'The query is copied.';
    } catch {
      // A page without a secure origin has no clipboard.
      download(`${this.#name(this.#part)}-query.cypher`, textFile([query], 'text/plain'));
      this.#said.textContent = 'The query is saved as a file.';
    }
  }

  /** What the files are called: by the chosen name, in letters that every system allows. */
  #name({ key }: Part): string {
    if (key === 'all') return 'paperloom';
    const { chosen = '', compared = '', path } = this.#store.state;
    const [ids, between] = path ? [[path.from, path.to], '-to-'] : [[chosen, compared], '-and-'];
    const names = ids.map((id) =>
      id
        .replace(/^\w+:/, '')
        .replace(/[^\w.-]+/g, '-')
        .slice(0, 60),
    );
    return names.filter(Boolean).join(between) || 'paperloom';
  }
}

function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1e6 ? `${Math.round(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
