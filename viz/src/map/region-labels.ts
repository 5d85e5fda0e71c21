import type { Atlas } from '../data/atlas.ts';
import type { Shown } from '../data/shown.ts';
import { HUES, type Hue } from '../theme/regions.ts';
import { nameColour, type Tokens } from '../theme/theme.ts';
import { type Frame, isNear, offScreen, onScreen } from './frame.ts';
import { FAMILY } from './label-font.ts';
import type { Candidate } from './label-placement.ts';
import type { Level } from './look.ts';
import type { MeasuredText } from './measured-text.ts';

const REGION_LINE = 132;

export interface LandScene {
  shown: Shown;
  level: Level;
  /** Place of a chosen region, or −1. */
  region: number;
  /** Whether a point of the graph lies on a region's land. */
  isOnLand(region: number, x: number, y: number): boolean;
}

/** Names of regions and of what they fall into, where their land has room for them. */
export class RegionLabels {
  readonly #atlas: Atlas;
  readonly #hues: Hue[];
  readonly #text: MeasuredText;

  constructor(atlas: Atlas, hues: Hue[], text: MeasuredText) {
    this.#atlas = atlas;
    this.#hues = hues;
    this.#text = text;
  }

  *regions(frame: Frame, tokens: Tokens, scene: LandScene): Generator<Candidate> {
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
      const lines = this.#text.wrap(region.names, font, Math.min(REGION_LINE, room));
      if (lines.length === 0) continue;
      const width = Math.max(...lines.map((line) => this.#text.width(line, font)));
      // The many small regions are named where the name fits their land; the large ones always.
      if (place >= HUES.length && width > 1.25 * this.#breadth(place) * frame.scale) continue;
      const label = {
        ...this.#onLand(place, frame, tokens, scene),
        key: `region ${region.id}`,
        lines,
        font,
        size,
        lineHeight: Math.round(size * 1.2),
        width,
        x,
        y,
      };
      // From afar rather fewer members than one over a sign, and rather over a sign than no name.
      if (scene.level === 'far') yield { ...label, clear: true };
      const [first] = region.names;
      const fewer = this.#text.wrap([first!], font, Math.min(REGION_LINE, room));
      if (scene.level === 'far' && region.names.length > 1 && fewer.length > 0) {
        const narrower = Math.max(...fewer.map((line) => this.#text.width(line, font)));
        yield { ...label, lines: fewer, width: narrower, clear: true };
      }
      yield label;
    }
  }

  /** Where the name fits the land: what the region falls into is told by its outlines too. */
  *within(frame: Frame, tokens: Tokens, scene: LandScene): Generator<Candidate> {
    const [size, font] = [12, `550 12px ${FAMILY}`];
    for (const [place, { subregions = [] }] of this.#atlas.regions.entries()) {
      if (scene.shown.byRegion[place] === 0) continue;
      if (scene.region >= 0 && scene.region !== place) continue;
      for (const { id, names, x: left, y: top, land } of subregions) {
        if (land.length === 0 || !isNear(frame, left, top)) continue;
        const [x, y] = onScreen(frame, left, top);
        const room = breadthOf(land[0]!) * frame.scale;
        const lines = this.#text.wrap(names, font, Math.min(REGION_LINE, room));
        const width = Math.max(0, ...lines.map((line) => this.#text.width(line, font)));
        if (lines.length === 0 || width > room) continue;
        yield {
          ...this.#onLand(place, frame, tokens, scene),
          key: `region ${id}`,
          lines,
          font,
          size,
          lineHeight: 15,
          width,
          x,
          y,
        };
      }
    }
  }

  /** What names on a region's land have in common. */
  #onLand(place: number, frame: Frame, tokens: Tokens, scene: LandScene) {
    return {
      colour: nameColour(this.#hues[place]!, tokens),
      offset: 0,
      centred: true,
      halo: 4,
      isHome: (x: number, y: number) => scene.isOnLand(place, ...offScreen(frame, x, y)),
    };
  }

  #breadths = new Map<number, number>();

  /** Width of a region's largest piece of land, in graph units. */
  #breadth(place: number): number {
    const known = this.#breadths.get(place);
    if (known !== undefined) return known;
    const breadth = breadthOf(this.#atlas.regions[place]!.land[0] ?? []);
    this.#breadths.set(place, breadth);
    return breadth;
  }
}

function breadthOf(ring: readonly number[]): number {
  let [least, most] = [Infinity, -Infinity];
  for (let i = 0; i < ring.length; i += 2) {
    least = Math.min(least, ring[i]!);
    most = Math.max(most, ring[i]!);
  }
  return Math.max(0, most - least);
}
