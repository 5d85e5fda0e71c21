import { describe, expect, it } from 'vitest';
import { checkGraph } from '../../src/graph/check.ts';
import type { EntityToEntity, Graph, PaperToEntity } from '../../src/graph/schema.ts';
import { smallGraph } from '../support/small-graph.ts';

/** The small graph with its first relation of a kind changed. */
function withRelation<T extends PaperToEntity | EntityToEntity>(
  type: T['type'],
  change: (relation: T) => Partial<T>,
): Graph {
  const graph = smallGraph();
  const at = graph.relations.findIndex((relation) => relation.type === type);
  const relation = graph.relations[at] as T;
  return {
    ...graph,
    relations: graph.relations.with(at, { ...relation, ...change(relation) } as T),
  };
}

it('finds nothing wrong with a graph as it should be', () => {
  expect(checkGraph(smallGraph())).toEqual([]);
});

describe('it finds', () => {
  it('an offset that does not cut the surface', () => {
    const graph = withRelation<PaperToEntity>('INTRODUCES', ({ mentions }) => ({
      mentions: [...mentions, { ...mentions[0]!, start: mentions[0]!.start + 1 }],
    }));
    expect(checkGraph(graph)).toEqual([expect.stringContaining('is not "H2O"')]);
  });

  it('evidence that does not stand in the paper', () => {
    const graph = withRelation<PaperToEntity>('USES', () => ({ evidence: 'We made this up.' }));
    expect(checkGraph(graph)).toContainEqual(expect.stringContaining('does not stand at'));
  });

  it('a surface outside its evidence', () => {
    const graph = withRelation<EntityToEntity>('EXTENDS', ({ evidence }) => ({
      evidence: [{ ...evidence[0]!, start: 0, end: 500 }],
    }));
    expect(checkGraph(graph)).toEqual([expect.stringContaining('not within its evidence')]);
  });

  it('an end that is not there', () => {
    const graph = smallGraph();
    const entities = graph.entities.filter(({ id }) => id !== 'method:welore');
    const problems = checkGraph({ ...graph, entities });
    expect(problems).toContainEqual(expect.stringContaining('method:welore: the entity is not'));
    expect(problems).toContain('community:lora: its member method:welore is not there');
    expect(problems).toContain('layout: method:welore is not there');
  });

  it('sub-regions that have other members than their region', () => {
    const graph = smallGraph();
    const [community] = graph.communities;
    const part = { ...community!, id: 'subregion:part' };
    const withParts = (members: string[]) => {
      const size = members.length;
      const subregions = [{ ...part, members, size, distinctive: [] }];
      return {
        ...graph,
        communities: [{ ...community!, subregions }, ...graph.communities.slice(1)],
      };
    };
    expect(checkGraph(withParts(part.members))).toEqual([]);
    expect(checkGraph(withParts(part.members.slice(1)))).toEqual([
      `${community!.id}: its sub-regions have other members than itself`,
    ]);
  });

  it('an id that is there twice, and lines out of order', () => {
    const graph = smallGraph();
    const entities = [graph.entities[1]!, graph.entities[0]!, ...graph.entities.slice(1)];
    expect(checkGraph({ ...graph, entities })).toEqual([
      'entities: benchmark:glue is not in order',
    ]);
    expect(checkGraph({ ...graph, entities: [graph.entities[0]!, ...graph.entities] })).toEqual([
      'entities: benchmark:glue is there twice',
    ]);
  });

  it('a type that is not the strongest role', () => {
    const graph = withRelation<PaperToEntity>('USES', () => ({ roles: ['MENTIONS', 'USES'] }));
    expect(checkGraph(graph)).toEqual([expect.stringContaining('not the strongest')]);
  });

  it('a link that nothing states', () => {
    const graph = withRelation<EntityToEntity>('OUTPERFORMS', () => ({ evidence: [] }));
    expect(checkGraph(graph)).toEqual([expect.stringContaining('has no evidence')]);
  });
});
