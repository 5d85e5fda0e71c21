import { type Atlas, PAPER } from '../data/atlas.ts';
import { drawnFar, type Level, levelAt, rankEntities } from './look.ts';

/** How much is shown of each node at the distance from which the map is seen. */
export class Detail {
  readonly #atlas: Atlas;
  /** Place of each entity among those of its type, the heaviest 0. */
  readonly rank: Uint32Array;
  level: Level = 'middle';
  /** Far off, only entities before this place are drawn. */
  most = 60;

  constructor(atlas: Atlas) {
    this.#atlas = atlas;
    this.rank = rankEntities(atlas);
  }

  /**
   * Takes the measure of another distance.
   * @param pixels between neighbouring nodes @param zoom 1 at the whole map
   * @returns the nodes that look different now; nothing where none does
   */
  follow(pixels: number, zoom: number): Iterable<number> | undefined {
    const level = levelAt(pixels);
    const [before, most] = [this.most, drawnFar(zoom)];
    const isSameLevel = level === this.level;
    if (isSameLevel && (level !== 'far' || most === before)) return undefined;
    this.level = level;
    this.most = most;
    return isSameLevel ? this.#rankedBetween(before, most) : this.#atlas.ids.keys();
  }

  *#rankedBetween(one: number, other: number): Generator<number> {
    const [least, most] = [Math.min(one, other), Math.max(one, other)];
    for (const [node, rank] of this.rank.entries()) {
      if (rank >= least && rank < most && this.#atlas.type[node] !== PAPER) yield node;
    }
  }
}
