import { describe, expect, it } from 'vitest';
import { GraphIndex } from '../../src/graph/graph-index.ts';
import { gatherEntities } from '../../src/server/entity-columns.ts';
import { entityMapData } from '../../src/server/entity-map.ts';
import { atOnce } from '../../src/server/slices.ts';
import {
  entitiesShown,
  entityAtlas,
  entityState,
  leastOf,
} from '../../viz/src/entities/entity-atlas.ts';
import { distanceTo } from '../../viz/src/entities/near-curve.ts';
import { FIRST_STATE, type State } from '../../viz/src/store.ts';
import { smallGraph } from '../support/small-graph.ts';

const data = entityMapData(atOnce(gatherEntities(new GraphIndex(smallGraph()))), 'v1', new Map());
const atlas = entityAtlas(data);
const all = () => true;
const shown = (change: Partial<State>, isShown: (id: string) => boolean = all) =>
  entitiesShown(atlas, entityState({ ...FIRST_STATE, leastShared: 1, ...change }), isShown);

describe('the map of entities', () => {
  it('shows those that have a line of enough shared papers', () => {
    expect(leastOf(data)).toBe(1);
    expect(shown({}).entities).toBe(atlas.size);
    const most = Math.max(...data.shared);
    expect(shown({ leastShared: most }).entities).toBeGreaterThan(0);
    expect(shown({ leastShared: most + 1 }).entities).toBe(0);
  });

  it('hides what the filters hide on the whole map, and what then stands alone', () => {
    const gone = 'method:lora';
    const left = shown({}, (id) => id !== gone);
    expect(left.node[atlas.place(gone)!]).toBe(0);
    expect(left.entities).toBeLessThan(atlas.size);
    expect(shown({}, () => false).entities).toBe(0);
  });

  it('does not mind filters by relation and confidence twice', () => {
    expect(shown({ leastConfidence: 99, hiddenRelations: new Set([0, 1, 2, 3]) }).entities).toBe(
      atlas.size,
    );
  });
});

describe('a line', () => {
  it('is met by the pointer on it and near it, not beside it', () => {
    // From (0, 0) to (100, 0), its middle at (50, 20).
    const line = [0, 0, 50, 40, 100, 0] as const;
    expect(distanceTo(line, 50, 20, 6)).toBeCloseTo(0, 0);
    expect(distanceTo(line, 50, 24, 6)).toBeCloseTo(4, 0);
    expect(distanceTo(line, 50, 2, 6)).toBeUndefined();
    expect(distanceTo(line, 200, 0, 6)).toBeUndefined();
    expect(distanceTo(line, -3, 0, 6)).toBeCloseTo(3, 5);
  });
});
