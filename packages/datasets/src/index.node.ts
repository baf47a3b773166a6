/** @file The entry for Node; `index.ts` is the one for browsers. */
import type { Graph } from '@latentgraph/graph';
import type { DatasetName } from './catalog.js';
import { loadWith } from './load-dataset.js';
import type { LoadOptions } from './load-options.js';
import { loadPlanetoid } from './node/load-planetoid.js';
import { loadWordnet } from './node/load-wordnet.js';

export * from './exports.js';

/**
 * Loads a dataset by name; see `datasets` for what each one holds.
 * @throws DatasetError naming what is missing or wrong and what to do; FormatError of
 *   `@latentgraph/graph-io` where a file of the dataset cannot be used
 */
export async function loadDataset(
  name: DatasetName | (string & {}),
  options: LoadOptions = {},
): Promise<Graph> {
  return await loadWith(
    {
      wordnet: loadWordnet,
      cora: (given) => loadPlanetoid('cora', given),
      citeseer: (given) => loadPlanetoid('citeseer', given),
      pubmed: (given) => loadPlanetoid('pubmed', given),
    },
    name,
    options,
  );
}
