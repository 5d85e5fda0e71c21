import { api } from '../data/api.ts';

/** Titles asked for at once. */
const MOST = 60;
/** How long the table rests before titles are asked for, in milliseconds: one may scroll past thousands. */
const REST = 80;

/** Whole titles of papers: the map has short forms of them only, the table asks for those that are seen. */
export class TitleSource {
  readonly #known = new Map<string, string>();
  readonly #arrived: () => void;
  #timer = 0;

  /** @param arrived called when titles came that were wanted */
  constructor(arrived: () => void) {
    this.#arrived = arrived;
  }

  of(id: string): string | undefined {
    return this.#known.get(id);
  }

  want(ids: string[]): void {
    window.clearTimeout(this.#timer);
    const missing = ids.filter((id) => !this.#known.has(id)).slice(0, MOST);
    if (missing.length === 0) return;
    this.#timer = window.setTimeout(() => void this.#ask(missing), REST);
  }

  async #ask(ids: string[]): Promise<void> {
    try {
      const { titles } = await api.titles(ids);
      // What has no title is not asked for again.
      for (const id of ids) this.#known.set(id, titles[id] ?? id);
      this.#arrived();
    } catch {
      // The short forms stay.
    }
  }
}
