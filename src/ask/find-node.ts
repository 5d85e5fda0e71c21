import { PaperloomError } from '../errors.ts';
import type { GraphIndex, GraphNode } from '../graph/graph-index.ts';

/** No node answers to a name. `suggestions` are the closest names there are, the closest first. */
export class UnknownNameError extends PaperloomError {
  override name = 'UnknownNameError';
  readonly asked: string;
  readonly suggestions: string[];

  constructor(asked: string, suggestions: string[]) {
    super(`There is nothing called "${asked}" in this graph.${didYouMean(suggestions)}`);
    this.asked = asked;
    this.suggestions = suggestions;
  }
}

/** " Did you mean GaLore, GLoRA or LoRA?", or nothing where there are no names. */
export function didYouMean(names: string[]): string {
  if (names.length === 0) return '';
  const last = names.at(-1)!;
  const list = names.length === 1 ? last : `${names.slice(0, -1).join(', ')} or ${last}`;
  return ` Did you mean ${list}?`;
}

/**
 * The nodes that answer to a name or id, the most connected first: at least one.
 * @throws UnknownNameError with the closest names
 */
export function findNodes(index: GraphIndex, name: string): [GraphNode, ...GraphNode[]] {
  const [first, ...others] = index.find(name);
  if (!first) throw new UnknownNameError(name, index.suggest(name));
  return [first, ...others];
}
