import type { Survey } from '../graph/survey.ts';

type Space = 'ids' | 'keys';

/**
 * Where the server put the nodes that this load created: their element ids, by which an end of a relationship is found without an
 * index. Of an element id only the number at its end is held where the rest is the same for all, as it is in Neo4j 5.
 */
export class Places {
  readonly #survey: Survey;
  readonly #numbers: Record<Space, Float64Array>;
  readonly #others = new Map<string, string>();
  #stem: string | undefined;

  constructor(survey: Survey) {
    this.#survey = survey;
    this.#numbers = {
      ids: new Float64Array(survey.ids.size).fill(-1),
      keys: new Float64Array(survey.keys.size).fill(-1),
    };
  }

  /** @param id a node's id or a name's key, as it stands in the survey */
  learn(space: Space, id: string, elementId: string): void {
    const end = elementId.lastIndexOf(':') + 1;
    const number = Number(elementId.slice(end));
    this.#stem ??= elementId.slice(0, end);
    if (this.#stem + number === elementId) {
      this.#numbers[space][this.#survey[space].get(id)!] = number;
    } else {
      this.#others.set(`${space} ${id}`, elementId);
    }
  }

  /** The element id of a node that this load created; undefined for any other. */
  of(space: Space, id: string): string | undefined {
    const number = this.#numbers[space][this.#survey[space].get(id)!]!;
    return number >= 0 ? `${this.#stem}${number}` : this.#others.get(`${space} ${id}`);
  }
}
