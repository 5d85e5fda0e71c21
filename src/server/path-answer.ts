import type { GraphIndex } from '../graph/graph-index.ts';
import type { Path } from '../graph/paths.ts';
import { namesakeOf } from '../graph/tell.ts';
import type { LongAnswers } from './long/long-answers.ts';
import { nodeRef } from './node-ref.ts';
import { pathStep } from './path-step.ts';
import { shortTitle } from './short-title.ts';
import type { NodeRef, PathAnswer, PathWay } from './wire.ts';

/** The best way and the next two. */
const WAYS = 3;
const MOST_STEPS = 6;

/** How two nodes hang together, a sentence a step; nothing where one of them is not there. */
export async function pathAnswer(
  { index, version, long }: { index: GraphIndex; version: string; long: LongAnswers },
  from: string,
  to: string,
  allowHubs: boolean,
  signal?: AbortSignal,
): Promise<PathAnswer | undefined> {
  if (!index.node(from) || !index.node(to)) return undefined;
  const search = { count: WAYS, maxLength: MOST_STEPS, allowHubs };
  const paths = from === to ? [] : await long.paths(from, to, search, signal);
  const taken = new Set<string>();
  const ways = paths.map((path): PathWay => {
    const via = viaOf(index, path, taken);
    if (via) taken.add(via.id);
    return {
      nodes: path.nodes.map((id) => nodeRef(index, id)),
      steps: path.steps.map((step, i) => pathStep(index, step, path.steps[i - 1])),
      ...(via && { via }),
    };
  });
  const common = commonest(index);
  return {
    version,
    from: nodeRef(index, from),
    to: nodeRef(index, to),
    ways,
    most: MOST_STEPS,
    ...(common !== undefined && { common }),
  };
}

/** The entity in the middle of a way, else the paper there; one that no way before is told by, where there is one. */
function viaOf(
  index: GraphIndex,
  { nodes }: Path,
  taken: ReadonlySet<string>,
): NodeRef | undefined {
  const middle = (nodes.length - 1) / 2;
  const inner = nodes
    .map((id, i) => ({ ref: nodeRef(index, id), off: Math.abs(i - middle) }))
    .slice(1, -1)
    .sort((a, b) => Number(isPaper(a.ref)) - Number(isPaper(b.ref)) || a.off - b.off);
  const best = (inner.find(({ ref }) => !taken.has(ref.id)) ?? inner[0])?.ref;
  if (!best || !isPaper(best)) return best;
  return { ...best, name: namesakeOf(index, best.id)?.name ?? shortTitle(best.name) };
}

function isPaper({ type }: NodeRef): boolean {
  return type === 'Paper';
}

const examples = new WeakMap<GraphIndex, string | undefined>();

/** The name that most papers share: a generic one, where there is any. */
function commonest(index: GraphIndex): string | undefined {
  if (examples.has(index)) return examples.get(index);
  const { entities } = index.graph;
  const families = entities.filter(({ scope }) => scope === 'family');
  const among = families.length > 0 ? families : entities;
  const name = among.reduce<{ name?: string; degree: number }>(
    (best, entity) => {
      const degree = index.degree(entity.id);
      return degree > best.degree ? { name: entity.name, degree } : best;
    },
    { degree: 1 },
  ).name;
  examples.set(index, name);
  return name;
}
