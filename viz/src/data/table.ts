import type { Sort, State } from '../store.ts';
import { type Atlas, PAPER } from './atlas.ts';
import { edgeShown, inPeriod, type Shown } from './shown.ts';

export const COLUMNS = [
  { key: 'name', words: 'Name' },
  { key: 'type', words: 'Type' },
  { key: 'region', words: 'Region' },
  { key: 'papers', words: 'Papers', numeric: true },
  { key: 'introduced', words: 'Introduced by', numeric: true, extra: true },
  { key: 'used', words: 'Used by', numeric: true },
  { key: 'compared', words: 'Compared', numeric: true },
  { key: 'evaluated', words: 'Evaluated on', numeric: true },
  { key: 'mentioned', words: 'Mentioned', numeric: true, extra: true },
  { key: 'first', words: 'First year', numeric: true, extra: true },
] as const;
export type ColumnKey = (typeof COLUMNS)[number]['key'];
export type CountKey = Exclude<ColumnKey, 'name' | 'type' | 'region'>;

/** The relation that each column of numbers counts. */
const COUNTED: Readonly<Record<string, CountKey>> = {
  INTRODUCES: 'introduced',
  USES: 'used',
  COMPARES_WITH: 'compared',
  EVALUATES_ON: 'evaluated',
  MENTIONS: 'mentioned',
};

/** What the table shows: the nodes in their order, and the numbers of each node by column. */
export interface TableRows {
  order: Uint32Array;
  counts: Record<CountKey, Uint32Array>;
}

/** Counts what the filters leave: papers of the chosen months, by relations that are sure enough. */
export function tableCounts(atlas: Atlas, state: State): TableRows['counts'] {
  const column = () => new Uint32Array(atlas.size);
  const counts: TableRows['counts'] = {
    papers: column(),
    introduced: column(),
    used: column(),
    compared: column(),
    evaluated: column(),
    mentioned: column(),
    first: column(),
  };
  const byType = atlas.relations.map((relation) => COUNTED[relation]);
  const { from, to, type } = atlas.edges;
  for (let e = 0; e < from.length; e += 1) {
    const [paper, entity, key] = [from[e]!, to[e]!, byType[type[e]!]];
    if (atlas.type[paper] !== PAPER || key === undefined) continue;
    if (!edgeShown(atlas, state, e) || !inPeriod(atlas, state, paper)) continue;
    counts.papers[entity]! += 1;
    counts[key][entity]! += 1;
    const year = atlas.year[paper]!;
    const first = counts.first[entity]!;
    if (year > 0 && (first === 0 || year < first)) counts.first[entity] = year;
  }
  for (let i = 0; i < atlas.size; i += 1) {
    if (atlas.type[i] === PAPER) counts.first[i] = atlas.year[i]!;
  }
  return counts;
}

/** The shown nodes, sorted. Equal ones stand by their number of papers, then as in the graph. */
export class TableOrder {
  readonly #atlas: Atlas;
  #names: Uint32Array | undefined;
  #regions: Uint32Array | undefined;

  constructor(atlas: Atlas) {
    this.#atlas = atlas;
  }

  sort(shown: Shown, counts: TableRows['counts'], { column, down }: Sort): Uint32Array {
    const order = Uint32Array.from(
      Array.from({ length: this.#atlas.size }, (_, i) => i).filter((i) => shown.node[i]),
    );
    const key = this.#key(column, counts);
    const way = down ? -1 : 1;
    const { papers } = counts;
    // What has no number in a column stands last, whichever way it is sorted.
    const none = (i: number) => key.none && key.of[i] === 0;
    return order.sort((a, b) => {
      const [missing, other] = [none(a), none(b)];
      if (missing !== other) return missing ? 1 : -1;
      return (key.of[a]! - key.of[b]!) * way || papers[b]! - papers[a]! || a - b;
    });
  }

  #key(column: string, counts: TableRows['counts']): { of: ArrayLike<number>; none: boolean } {
    if (column === 'name') return { of: this.#nameRanks(), none: false };
    if (column === 'region') return { of: this.#regionRanks(), none: true };
    if (column === 'type')
      return { of: this.#atlas.type.map((type) => (type + 3) % 4), none: false };
    const count = counts[column as CountKey] as Uint32Array | undefined;
    return { of: count ?? counts.papers, none: column === 'first' };
  }

  #nameRanks(): Uint32Array {
    this.#names ??= ranks(this.#atlas.labels);
    return this.#names;
  }

  /** By the name of the region; 0 for none. */
  #regionRanks(): Uint32Array {
    if (!this.#regions) {
      const places = ranks(this.#atlas.regions.map(({ label }) => label));
      this.#regions = Uint32Array.from(this.#atlas.region, (place) =>
        place < 0 ? 0 : places[place]! + 1,
      );
    }
    return this.#regions;
  }
}

/** The place of each text among all, as people sort: case and accents count little, "GPT-2" before "GPT-10". */
function ranks(texts: readonly string[]): Uint32Array {
  const { compare } = new Intl.Collator('en', { numeric: true });
  const order = [...texts.keys()].sort((a, b) => compare(texts[a]!, texts[b]!) || a - b);
  const rank = new Uint32Array(texts.length);
  for (const [place, i] of order.entries()) rank[i] = place;
  return rank;
}
