import type { Atlas } from '../data/atlas.ts';
import { HUES, type Hue } from '../theme/regions.ts';
import { nameColour, type Tokens } from '../theme/theme.ts';
import { type Frame, isNear, offScreen, onScreen } from './frame.ts';
import type { Candidate } from './label-placement.ts';
import type { Scene } from './look.ts';
import { FAMILY, type TextWidths } from './text-widths.ts';

const REGION_LINE = 132;

interface RegionScene extends Pick<Scene, 'shown'> {
  /** Whether a point of the graph lies on a region's land. */
  isOnLand(region: number, x: number, y: number): boolean;
}

/** What regions are called on their land: as many whole members of the name as it has room for. */
export class RegionNames {
  readonly #atlas: Atlas;
  readonly #hues: Hue[];
  readonly #widths: TextWidths;
  readonly #breadths = new Map<number, number>();

  constructor(atlas: Atlas, hues: Hue[], widths: TextWidths) {
    this.#atlas = atlas;
    this.#hues = hues;
    this.#widths = widths;
  }

  /** Names of the regions that are seen, the largest first. */
  *candidates(frame: Frame, tokens: Tokens, scene: RegionScene): Generator<Candidate> {
    const narrow = frame.width < 600 ? 0.87 : 1;
    for (const [place, region] of this.#atlas.regions.entries()) {
      if (scene.shown.byRegion[place] === 0 || region.land.length === 0) continue;
      if (!isNear(frame, region.x, region.y)) continue;
      // Of many large regions the coloured ones lead.
      const large = place < HUES.length;
      const size = (region.size < 30 || !large ? 12.5 : region.size < 60 ? 13.5 : 15) * narrow;
      const font = `${large ? 650 : 600} ${size}px ${FAMILY}`;
      const [x, y] = onScreen(frame, region.x, region.y);
      // A small piece of land gets as many whole members of the name as fit it.
      const least = Math.min(84, frame.width / 6);
      const room = Math.max(least, this.#breadth(place) * frame.scale * 1.05);
      const lines = this.#wrap(region.names, font, Math.min(REGION_LINE, room));
      if (lines.length === 0) continue;
      const width = Math.max(...lines.map((line) => this.#widths.of(line, font)));
      // The many small regions are named where the name fits their land; the large ones always.
      if (place >= HUES.length && width > 1.25 * this.#breadth(place) * frame.scale) continue;
      yield {
        key: `region ${region.id}`,
        lines,
        font,
        size,
        lineHeight: Math.round(size * 1.2),
        width,
        colour: nameColour(this.#hues[place]!, tokens),
        x,
        y,
        offset: 0,
        centred: true,
        halo: 4,
        isHome: (px, py) => scene.isOnLand(place, ...offScreen(frame, px, py)),
      };
    }
  }

  /** Names joined by " · ", a line at a time; names that need a third line are left out. */
  #wrap(names: string[], font: string, room: number): string[] {
    const lines: string[] = [];
    for (const name of names) {
      const last = lines.at(-1);
      const joined = `${last} · ${name}`;
      if (last !== undefined && this.#widths.of(joined, font) <= room)
        lines[lines.length - 1] = joined;
      else if (lines.length < 2 && (lines.length === 0 || this.#widths.of(name, font) <= room)) {
        lines.push(...this.#split(name, font, room));
      } else break;
    }
    if (lines.length <= 3) return lines;
    return [lines[0]!, lines[1]!, `${lines[2]}…`];
  }

  /** A long name at its spaces. */
  #split(name: string, font: string, room: number): string[] {
    const lines: string[] = [];
    for (const word of name.split(' ')) {
      const last = lines.at(-1);
      if (last !== undefined && this.#widths.of(`${last} ${word}`, font) <= room) {
        lines[lines.length - 1] = `${last} ${word}`;
      } else lines.push(word);
    }
    return lines;
  }

  /** Width of a region's largest piece of land, in graph units. */
  #breadth(place: number): number {
    const known = this.#breadths.get(place);
    if (known !== undefined) return known;
    const ring = this.#atlas.regions[place]!.land[0] ?? [];
    let [least, most] = [Infinity, -Infinity];
    for (let i = 0; i < ring.length; i += 2) {
      least = Math.min(least, ring[i]!);
      most = Math.max(most, ring[i]!);
    }
    this.#breadths.set(place, Math.max(0, most - least));
    return Math.max(0, most - least);
  }
}
