import type { ExtractedEntity } from '../extract/types.ts';
import type { EntityType } from './schema.ts';

interface Count {
  weight: number;
  papers: number;
}

/** Papers that must speak for a benchmark and for a method of the same name, for both to stand. */
const PAPERS_FOR_BOTH = 3;
/** The share of the weight that the lesser of the two must have. */
const SHARE_FOR_BOTH = 0.25;
/** The paper that introduces a name knows best what it is. */
const INTRODUCER = 3;

/** How much one paper's word about an entity weighs in votes on its name, type and scope. */
export function weightOf(entity: ExtractedEntity): number {
  return entity.confidence * (entity.relation === 'introduces' ? INTRODUCER : 1);
}

/**
 * Decides what a name is where papers disagree. Between Method and Model there is one type per name: the one with more
 * weight. A Benchmark may stand beside a Method or Model of the same name (a dataset and the model trained on it), but
 * only where at least three papers and a quarter of the weight speak for each; a single slip of extraction does not
 * split a name in two. On equal weight the order is Method, Model, Benchmark.
 */
export class TypeVotes {
  readonly #counts = new Map<string, Record<EntityType, Count>>();

  /** @param key the merge key of the name */
  add(key: string, entity: ExtractedEntity): void {
    let counts = this.#counts.get(key);
    if (!counts) {
      counts = { Method: none(), Model: none(), Benchmark: none() };
      this.#counts.set(key, counts);
    }
    counts[entity.type].weight += weightOf(entity);
    counts[entity.type].papers++;
  }

  /** The type under which a name that extraction called `type` goes into the graph. */
  decide(key: string, type: EntityType): EntityType {
    const counts = this.#counts.get(key);
    if (!counts) return type;
    const thing = counts.Model.weight > counts.Method.weight ? 'Model' : 'Method';
    const ofThing = sum(counts.Method, counts.Model);
    const both =
      Math.min(ofThing.papers, counts.Benchmark.papers) >= PAPERS_FOR_BOTH &&
      Math.min(ofThing.weight, counts.Benchmark.weight) >=
        SHARE_FOR_BOTH * (ofThing.weight + counts.Benchmark.weight);
    if (both) return type === 'Benchmark' ? 'Benchmark' : thing;
    return counts.Benchmark.weight > ofThing.weight ? 'Benchmark' : thing;
  }
}

function none(): Count {
  return { weight: 0, papers: 0 };
}

function sum(a: Count, b: Count): Count {
  return { weight: a.weight + b.weight, papers: a.papers + b.papers };
}
