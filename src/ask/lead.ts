import type { GraphIndex } from '../graph/graph-index.ts';
import { type Entity, isPaperRelation } from '../graph/schema.ts';
import { number, plural } from './numbers.ts';

/** One or two sentences that say what the graph knows about an entity, in numbers. */
export function entityLead(index: GraphIndex, entity: Entity): string {
  const relations = index.relationsOf(entity.id).filter((relation) => isPaperRelation(relation));
  const papers = new Set(relations.map(({ from }) => from)).size;
  const evaluating = new Set(
    relations.filter(({ roles }) => roles.includes('EVALUATES_ON')).map(({ from }) => from),
  ).size;
  const first = entity.firstSeen ? `, first in ${entity.firstSeen.slice(0, 4)}` : '';
  const sentences: string[] = [];
  if (entity.type === 'Benchmark' && evaluating > 0) {
    const report = evaluating === 1 ? 'paper reports' : 'papers report';
    sentences.push(`${number(evaluating)} ${report} results on it${first}.`);
    if (papers > evaluating) sentences.push(`Named in ${plural(papers, 'paper')} here.`);
  } else {
    sentences.push(`Named in ${plural(papers, 'paper')} here${first}.`);
  }
  if (entity.parameters) sentences.unshift(`${weights(entity.parameters)} weights.`);
  if (entity.scope === 'family') sentences.push('A generic name.');
  else if (!relations.some(({ roles }) => roles.includes('INTRODUCES'))) {
    sentences.push('No paper in this graph introduces it.');
  }
  return sentences.join(' ');
}

function weights(parameters: number): string {
  const scales: [number, string][] = [
    [1e12, 'trillion'],
    [1e9, 'billion'],
    [1e6, 'million'],
  ];
  const [scale, word] = scales.find(([least]) => parameters >= least) ?? [1, ''];
  const value = Math.round((parameters / scale) * 10) / 10;
  return word ? `${value} ${word}` : number(parameters);
}
