import { bundledAtlas } from '../../graph/atlas.ts';
import { knownPlaces } from '../../graph/layout.ts';
import type { EntityStarts } from '../entity-starts.ts';

/** Each entity where the atlas has its name, as on the whole map. The atlas is a file: this needs Node. */
export const atlasStarts: EntityStarts = ({ id, name }) =>
  knownPlaces(
    id.map((one, i) => ({ id: one, name: name[i]! })),
    bundledAtlas(),
  );
