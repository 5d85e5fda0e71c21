import { byCodeUnit } from '../order.ts';
import { foldName } from '../text/fold.ts';
import { closestNames, type Suggestable } from './closest.ts';
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
  #names: NameTables | undefined;

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

  /**
   * The nodes that a person means by a name, the most connected first. The first of these that finds something is the
   * answer: the id, the name or title as written, an alias as written, any of them without regard to case, accents and
   * punctuation, and then even to gaps ("gpt4" for GPT-4). A paper also answers to its arXiv id, DOI, address and
   * former ids.
   */
  find(name: string): GraphNode[] {
    const asked = name.trim();
    const byId = this.#nodes.get(asked);
    if (byId) return [byId];
    const tables = this.#tables();
    const folded = foldName(asked);
    const ids =
      tables.exact.get(asked) ??
      tables.alias.get(asked) ??
      tables.folded.get(folded) ??
      tables.gapless.get(gapless(folded)) ??
      tables.folded.get(foldName(paperKey(asked)));
    return [...new Set(ids)]
      .sort((a, b) => this.degree(b) - this.degree(a) || byCodeUnit(a, b))
      .map((id) => this.#nodes.get(id)!);
  }

  /** Names in the graph that are close to one that is not there, the closest first. */
  suggest(name: string, limit = 5): string[] {
    return closestNames(name, this.#tables().suggestable, limit);
  }

  #tables(): NameTables {
    this.#names ??= new NameTables(this);
    return this.#names;
  }
}

class NameTables {
  readonly exact = new Map<string, string[]>();
  readonly alias = new Map<string, string[]>();
  readonly folded = new Map<string, string[]>();
  readonly gapless = new Map<string, string[]>();
  readonly suggestable: Suggestable[] = [];

  constructor(index: GraphIndex) {
    for (const node of index.nodes()) {
      push(this.exact, node.name, node.id);
      const others = node.kind === 'Paper' ? paperKeys(node.paper) : node.entity.aliases;
      for (const other of others) push(this.alias, other, node.id);
      for (const name of [node.name, ...others]) {
        const folded = foldName(name);
        push(this.folded, folded, node.id);
        push(this.gapless, gapless(folded), node.id);
      }
      const spellings = node.kind === 'Paper' ? [node.name] : [node.name, ...others];
      this.suggestable.push({
        name: node.name,
        spellings: spellings.map(foldName),
        weight: index.degree(node.id),
        title: node.kind === 'Paper',
      });
    }
  }
}

function paperKeys(paper: Paper): string[] {
  const keys = [paper.arxivId, paper.doi, paper.url, ...(paper.formerIds ?? [])];
  return keys.filter((key) => key !== undefined);
}

/** "arXiv:2106.09685v2" and "https://arxiv.org/abs/2106.09685" mean 2106.09685; a DOI's address means the DOI. */
function paperKey(asked: string): string {
  return asked
    .replace(/^(?:https?:\/\/)?(?:www\.)?(?:arxiv\.org\/(?:abs|pdf)\/|(?:dx\.)?doi\.org\/)/i, '')
    .replace(/^(?:arxiv|doi):\s*/i, '')
    .replace(/^(\d{4}\.\d{4,5})(?:v\d+)?(?:\.pdf)?$/i, '$1');
}

function gapless(folded: string): string {
  return folded.replaceAll('-', '');
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
