/**
 * @file Cora, CiteSeer and PubMed: from a folder of Planetoid files if there is one, else from the
 * cache, which is filled from the repository of the files' authors.
 */
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Graph } from '@latentgraph/graph';
import { planetoidParts } from '@latentgraph/graph-io';
import { readPlanetoid } from '@latentgraph/graph-io/node';
import { datasets } from '../catalog.js';
import { DatasetError } from '../errors.js';
import type { LoadOptions } from '../load-options.js';
import { defaultCacheDirectory } from './cache-directory.js';
import { download } from './download.js';
import {
  type PlanetoidName,
  planetoidAddress,
  planetoidClasses,
  planetoidDigests,
} from './planetoid-files.js';

/**
 * Loads a Planetoid dataset. A folder that has its `.graph` file is used as it is: a file missing
 * there is an error, and nothing is downloaded.
 * @throws DatasetError `missing-files` where dataRoot has none of its files, `download-failed`,
 *   `checksum-mismatch`, `invalid-data`; FormatError
 */
export async function loadPlanetoid(name: PlanetoidName, options: LoadOptions): Promise<Graph> {
  const { featureless = false, dataRoot } = options;
  const folder =
    dataRoot === undefined ? await cacheFolder(name, options) : await localFolder(name, dataRoot);
  const graph = await readPlanetoid(folder, name, {
    featureless,
    classNames: planetoidClasses[name],
  });
  checkSizes(name, graph, folder);
  return graph;
}

async function localFolder(name: PlanetoidName, dataRoot: string): Promise<string> {
  for (const folder of [join(dataRoot, 'planetoid'), dataRoot]) {
    if (await exists(join(folder, `ind.${name}.graph`))) return folder;
  }
  throw new DatasetError(
    'missing-files',
    `dataset '${name}': there is no ind.${name}.graph in ${dataRoot} or its folder planetoid; put the files ind.${name}.* there, or leave dataRoot (--data-root) out to have them downloaded`,
  );
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

/** The only check there is for a file without a digest, and for files of the user. */
function checkSizes(name: PlanetoidName, graph: Graph, folder: string): void {
  const { nodes, edges, features } = datasets[name];
  const sizes = [graph.nodeCount, graph.edgeCount, graph.features?.columns ?? features];
  if (sizes[0] === nodes && sizes[1] === edges && sizes[2] === features) return;
  throw new DatasetError(
    'invalid-data',
    `the files ind.${name}.* in ${folder} have ${sizes[0]} nodes, ${sizes[1]} edges and ${sizes[2]} features; ${name} has ${nodes}, ${edges} and ${features}. Remove them to have them downloaded again`,
  );
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}
