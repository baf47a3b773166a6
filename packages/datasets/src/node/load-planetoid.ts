/**
 * @file Cora, CiteSeer and PubMed: from a data root if one is named, else from the cache, which is
 * filled from the repository of the files' authors.
 */
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Graph } from '@latentgraph/graph';
import { planetoidParts } from '@latentgraph/graph-io';
import { DatasetError } from '../errors.js';
import type { LoadOptions } from '../load-options.js';
import { defaultCacheDirectory } from './cache-directory.js';
import { download } from './download.js';
import { findLocalDataset, type LocalDataset, readLocalDataset } from './local-datasets.js';
import {
  type PlanetoidName,
  planetoidAddress,
  planetoidClasses,
  planetoidDigests,
} from './planetoid-files.js';

/**
 * Loads a Planetoid dataset. A data root that has it is used as it is: a file missing there is an
 * error, and nothing is downloaded.
 * @throws DatasetError `missing-files` where dataRoot has none of its files, `download-failed`,
 *   `checksum-mismatch`, `invalid-data`; FormatError
 */
export async function loadPlanetoid(name: PlanetoidName, options: LoadOptions): Promise<Graph> {
  const { featureless = false, dataRoot } = options;
  const orElse = ', or leave dataRoot (--data-root) out to have them downloaded';
  const dataset: LocalDataset =
    dataRoot === undefined
      ? { name, format: 'planetoid', folder: await cacheFolder(name, options) }
      : await findLocalDataset(name, dataRoot, orElse);
  return await readLocalDataset(dataset, { featureless, classNames: planetoidClasses[name] });
}

/** The cache's folder, after what is missing there has been downloaded. */
async function cacheFolder(name: PlanetoidName, options: LoadOptions): Promise<string> {
  const { featureless = false, mirror = planetoidAddress, signal } = options;
  const folder = join(options.cacheDirectory ?? defaultCacheDirectory(), 'planetoid');
  for (const part of planetoidParts(featureless)) {
    const fileName = `ind.${name}.${part}`;
    const path = join(folder, fileName);
    if (await exists(path)) continue;
    const url = `${mirror.replace(/\/+$/, '')}/${fileName}`;
    try {
      await download({ url, path, digest: planetoidDigests[fileName], signal });
    } catch (error) {
      if (!(error instanceof DatasetError && error.code === 'download-failed')) throw error;
      throw new DatasetError(
        'download-failed',
        `dataset '${name}': ${error.message}; or put the files ind.${name}.* into a folder and name it as dataRoot (--data-root)`,
        { cause: error },
      );
    }
  }
  return folder;
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}
