/** @file The entry for Node; `index.ts` is the one for browsers. */
import type { Graph } from '@latentgraph/graph';
import { type DatasetName, isDatasetName } from './catalog.js';
import { type DatasetLoader, loadWith } from './load-dataset.js';
import type { LoadOptions } from './load-options.js';
import { loadLocal } from './node/load-local.js';
import { loadPlanetoid } from './node/load-planetoid.js';
import { loadWordnet } from './node/load-wordnet.js';
import { localDatasets, readLocalDataset } from './node/local-datasets.js';

export * from './exports.js';

/**
 * Loads a dataset by name; see `datasets` for what each one holds. With `dataRoot`, any name that
 * has files there is known: `planetoid/ind.NAME.*` or `npz/NAME.npz`.
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
      coauthor_cs: (given) => loadLocal('coauthor_cs', given),
    },
    name,
    options,
    isDatasetName(name) ? undefined : await localLoaders(options.dataRoot),
  );
}

/** Loaders of what a data root has. */
async function localLoaders(
  dataRoot: string | undefined,
): Promise<ReadonlyMap<string, DatasetLoader>> {
  const found = dataRoot === undefined ? [] : await localDatasets(dataRoot);
  return new Map(
    found.map((dataset) => [
      dataset.name,
      ({ featureless = false }) => readLocalDataset(dataset, { featureless }),
    ]),
  );
}
