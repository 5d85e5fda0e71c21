import { expect, test } from 'vitest';
import { streamOf } from '../../src/graph/graph-stream.ts';
import { surveyGraph } from '../../src/graph/survey.ts';
import { Places } from '../../src/stores/neo4j-places.ts';
import { smallGraph } from '../support/small-graph.ts';

const survey = await surveyGraph(streamOf(smallGraph()));

test('knows the element ids that it was told, of nodes and of names', () => {
  const places = new Places(survey);
  places.learn('ids', 'method:falcon', '4:5f0c:0');
  places.learn('ids', '2401.00002', '4:5f0c:41');
  places.learn('keys', 'falcon', '4:5f0c:7');
  expect(places.of('ids', 'method:falcon')).toBe('4:5f0c:0');
  expect(places.of('ids', '2401.00002')).toBe('4:5f0c:41');
  expect(places.of('keys', 'falcon')).toBe('4:5f0c:7');
  expect(places.of('ids', 'method:lora')).toBeUndefined();
});

test('keeps element ids of any other form as they are', () => {
  const places = new Places(survey);
  places.learn('ids', 'method:falcon', '4:5f0c:1');
  places.learn('ids', 'method:lora', '4:other:2');
  places.learn('ids', '2401.00002', 'no-number');
  places.learn('keys', 'falcon', '4:5f0c:007');
  expect(places.of('ids', 'method:lora')).toBe('4:other:2');
  expect(places.of('ids', '2401.00002')).toBe('no-number');
  expect(places.of('keys', 'falcon')).toBe('4:5f0c:007');
});
