import { findableEntity, findablePaper, NameFinder } from './name-finder.ts';
import type { Community, Entity, EntityType, Graph, Paper, Relation } from './schema.ts';

/** A paper or an entity, as an asker sees it: `name` is a paper's title. */
export type GraphNode =
  | { kind: 'Paper'; id: string; name: string; paper: Paper }
  | { kind: EntityType; id: string; name: string; entity: Entity };

/** A graph made ready for questions: by id, by name, by neighbour. Does not change the graph. */
export class GraphIndex {
  readonly graph: Graph;
  readonly #nodes = new Map<string, GraphNode>();
  readonly #relations = new Map<string, Relation[]>();
  readonly #communities = new Map<string, Community>();
  /** Made at the first question by name. */
  #finder: NameFinder | undefined;

  constructor(graph: Graph) {
    this.graph = graph;
    for (const paper of graph.papers) {
      this.#nodes.set(paper.id, { kind: 'Paper', id: paper.id, name: paper.title, paper });
    }
    for (const entity of graph.entities) {
      const { id, type: kind, name } = entity;
      this.#nodes.set(id, { kind, id, name, entity });
    }
    for (const relation of graph.relations) {
      push(this.#relations, relation.from, relation);
      if (relation.to !== relation.from) push(this.#relations, relation.to, relation);
    }
    for (const community of graph.communities) {
      for (const id of community.members) this.#communities.set(id, community);
    }
  }

  node(id: string): GraphNode | undefined {
    return this.#nodes.get(id);
  }

  /** All nodes, papers first, each kind by id. */
  nodes(): IterableIterator<GraphNode> {
    return this.#nodes.values();
  }

  /** Relations from or to a node, in the order of relations.jsonl. */
  relationsOf(id: string): readonly Relation[] {
    return this.#relations.get(id) ?? [];
  }

  /** Number of relations from and to a node. */
  degree(id: string): number {
    return this.relationsOf(id).length;
  }

  communityOf(id: string): Community | undefined {
    return this.#communities.get(id);
  }

  /** The nodes that a person means by a name, the most connected first: see NameFinder. */
  find(name: string): GraphNode[] {
    const byId = this.#nodes.get(name.trim());
    if (byId) return [byId];
    return this.#names()
      .find(name)
      .map((id) => this.#nodes.get(id)!);
  }

  /** Names in the graph that are close to one that is not there, the closest first. */
  suggest(name: string, limit = 5): string[] {
    return this.#names().suggest(name, limit);
  }

  #names(): NameFinder {
    const findable = (node: GraphNode) =>
      node.kind === 'Paper'
        ? findablePaper(node.paper, this.degree(node.id))
        : findableEntity(node.entity, this.degree(node.id));
    this.#finder ??= new NameFinder([...this.nodes()].map(findable));
    return this.#finder;
  }
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
