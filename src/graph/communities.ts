import { byCodeUnit } from '../order.ts';
import { associationGraph, type GraphContent } from './association.ts';
import { bundledAtlas } from './atlas.ts';
import { distinctiveOf, Labels } from './community-label.ts';
import { centreOf, type Standing, standings } from './community-standing.ts';
import { type DivisionOptions, divide } from './divide.ts';
import { goingOn, numberOf } from './follow.ts';
import { nameId } from './name-id.ts';
import type { Community, Entity, SubRegion } from './schema.ts';

/** How many entity ids a community lists as its most distinctive, and a sub-region. */
const DISTINCTIVE = 10;
const DISTINCTIVE_WITHIN = 5;

/**
 * Divides a graph into communities of papers and entities, and these into sub-regions (see `divide`), sorted by id.
 *
 * An id comes from a most central member, so that it stays put when a few papers are added; a label from the most
 * distinctive ones, so that no two are called alike. One that goes on an earlier one keeps the id of that, and the label
 * while it holds what the label names.
 *
 * @param options without an atlas given, the one that comes with the package
 */
export function detectCommunities(graph: GraphContent, options: DivisionOptions = {}): Community[] {
  const atlas = 'atlas' in options ? options.atlas : bundledAtlas();
  const regions = divide(graph, associationGraph(graph), { ...options, atlas });
  const describer = new Describer(graph);
  const earlier = options.earlier?.communities ?? [];
  const communities = describer
    .describe(
      'community',
      regions.map(({ members }) => members),
      DISTINCTIVE,
      { earlier },
    )
    .map((community, i) => ({ ...community, within: regions[i]!.within }));
  const subRegions = describer.describe(
    'subregion',
    communities.flatMap(({ within }) => within),
    DISTINCTIVE_WITHIN,
    {
      earlier: earlier.flatMap(({ subregions = [] }) => subregions),
      said: communities.flatMap(({ within, label }) => within.map(() => label)),
    },
  );
  return communities
    .map(({ within, ...community }): Community => {
      const own = subRegions.splice(0, within.length);
      if (own.length === 0) return community;
      return { ...community, subregions: own.sort((a, b) => byCodeUnit(a.id, b.id)) };
    })
    .sort((a, b) => byCodeUnit(a.id, b.id));
}

/** Gives parts of a graph their ids and labels: none twice, those of the largest first. */
class Describer {
  readonly #graph: GraphContent;
  readonly #entities: ReadonlyMap<string, Entity>;
  readonly #labels = new Labels();

  constructor(graph: GraphContent) {
    this.#graph = graph;
    this.#entities = new Map(graph.entities.map((entity) => [entity.id, entity]));
  }

  /**
   * @param of `earlier`: parts whose ids and labels those keep that go on them; `said`: labels of what the parts are of
   * @returns in the order of the parts
   */
  describe(
    kind: string,
    parts: readonly (readonly string[])[],
    listed: number,
    { earlier, said = [] }: { earlier: readonly SubRegion[]; said?: readonly string[] },
  ): SubRegion[] {
    const standing = standings(this.#graph, parts);
    const kept = Array.from(goingOn(parts, numberOf(earlier)), (i) => earlier[i]);
    const ids = new Set(kept.flatMap((part) => part?.id ?? []));
    const labels = parts.map((members, i) => this.#keptLabel(kept[i], members));
    const described: SubRegion[] = [];
    const order = parts
      .map((members, i) => ({
        i,
        size: members.length,
        centre: this.#name(centreOf(standing[i]!)),
      }))
      .sort((a, b) => b.size - a.size || byCodeUnit(a.centre, b.centre) || a.i - b.i);
    for (const { i, size, centre } of order) {
      const distinctive = distinctiveOf(standing[i]!);
      described[i] = {
        id: kept[i]?.id ?? unique(`${kind}:${nameId(centre)}`, ids),
        label:
          labels[i] ??
          this.#labels.of(
            distinctive.map((one) => ({ name: this.#name(one), distinctness: one.distinctness })),
            said[i],
          ),
        size,
        distinctive: distinctive.slice(0, listed).map(({ id }) => id),
        members: [...parts[i]!].sort(byCodeUnit),
      };
    }
    return described;
  }

  /** The label of the part that goes on, unless a name in it has left, or another part has it. */
  #keptLabel(part: SubRegion | undefined, members: readonly string[]): string | undefined {
    const names = new Set(members.map((id) => this.#entities.get(id)?.name));
    const holds = part?.label.split(' · ').every((name) => names.has(name));
    return part && holds && this.#labels.take(part.label) ? part.label : undefined;
  }

  #name({ id }: Pick<Standing, 'id'>): string {
    return this.#entities.get(id)!.name;
  }
}

/** A method and a model of the same name can each be the centre of a community. */
function unique(id: string, taken: Set<string>): string {
  let free = id;
  for (let i = 2; taken.has(free); i++) free = `${id}-${i}`;
  taken.add(free);
  return free;
}
