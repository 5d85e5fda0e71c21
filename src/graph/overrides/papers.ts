import { foldName } from '../../text/fold.ts';
import type { Paper } from '../schema.ts';

/** Finds the paper that the user means: by id, arXiv id, DOI, a former id, the id of its source, or its title. */
export class PaperTable {
  readonly #ids = new Map<string, string>();

  constructor(papers: Iterable<Paper>) {
    const all = [...papers];
    const put = (key: string | undefined, id: string) => {
      if (key !== undefined && key !== '' && !this.#ids.has(key)) this.#ids.set(key, id);
    };
    // A weaker key of one paper never hides the id of another.
    for (const { id } of all) put(id, id);
    for (const { id, arxivId, doi, formerIds = [] } of all) {
      for (const key of [arxivId, doi?.toLowerCase(), ...formerIds]) put(key, id);
    }
    for (const { id, sources, title } of all) {
      for (const source of sources) put(source.id, id);
      put(foldName(title), id);
    }
  }

  find(asked: string): string | undefined {
    const bare = asked.replace(/^arxiv:\s*/i, '').replace(/^(\d{4}\.\d{4,5})v\d+$/, '$1');
    return (
      this.#ids.get(asked) ??
      this.#ids.get(bare) ??
      this.#ids.get(asked.toLowerCase()) ??
      this.#ids.get(foldName(asked))
    );
  }
}
