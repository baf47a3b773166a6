/** @file Datasets that are nowhere but in a folder of the user. */
import type { Graph } from '@latentgraph/graph';
import { DatasetError } from '../errors.js';
import type { LoadOptions } from '../load-options.js';
import { findLocalDataset, readLocalDataset } from './local-datasets.js';

/**
 * Loads a dataset from a data root.
 * @throws DatasetError `missing-files` where there is no data root or it has none of its files,
 *   `invalid-data`; FormatError
 */
export async function loadLocal(
  name: string,
  { dataRoot, featureless = false }: LoadOptions,
): Promise<Graph> {
  if (dataRoot === undefined) {
    throw new DatasetError(
      'missing-files',
      `dataset '${name}' is not downloaded; put ${name}.npz into a folder and name that as dataRoot (--data-root)`,
    );
  }
  return await readLocalDataset(await findLocalDataset(name, dataRoot), { featureless });
}
