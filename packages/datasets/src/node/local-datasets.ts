/**
 * @file Datasets in a folder of the user, named as `dataRoot`: NAME is looked for as
 * `planetoid/ind.NAME.*`, then as `npz/NAME.npz`; either may also lie in the folder itself.
 */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Graph } from '@latentgraph/graph';
import { readNpzGraph, readPlanetoid } from '@latentgraph/graph-io/node';
import { type DatasetName, datasets, isDatasetName } from '../catalog.js';
import { DatasetError } from '../errors.js';

/** A dataset that is there as files. */
export interface LocalDataset {
  readonly name: string;
  readonly format: 'planetoid' | 'npz';
  /** The folder its files are in. */
  readonly folder: string;
}

/** The file whose presence says that a dataset is there; first listed, first taken. */
const leadingFiles = [
  ['planetoid', /^ind\.(.+)\.graph$/],
  ['npz', /^(.+)\.npz$/],
] as const;

/** All datasets of a data root, each name once; none where there is no such folder. */
export async function localDatasets(dataRoot: string): Promise<readonly LocalDataset[]> {
  const found = new Map<string, LocalDataset>();
  for (const [format, pattern] of leadingFiles) {
    for (const folder of [join(dataRoot, format), dataRoot]) {
      for (const file of await readdir(folder).catch(() => [])) {
        const name = pattern.exec(file)?.[1];
        if (name !== undefined && !found.has(name)) found.set(name, { name, format, folder });
      }
    }
  }
  return [...found.values()];
}

/**
 * The dataset of a name in a data root.
 * @param orElse what to do instead of putting its files there, for the message
 * @throws DatasetError `missing-files` where the data root has none of its files
 */
export async function findLocalDataset(
  name: string,
  dataRoot: string,
  orElse = '',
): Promise<LocalDataset> {
  const found = (await localDatasets(dataRoot)).find((dataset) => dataset.name === name);
  if (found !== undefined) return found;
  throw new DatasetError(
    'missing-files',
    `dataset '${name}': there is no ind.${name}.graph in ${dataRoot} or its folder planetoid, and no ${name}.npz there or in its folder npz; put its files there${orElse}`,
  );
}

/** How to read a dataset that is there as files. */
export interface ReadLocalDatasetOptions {
  readonly featureless: boolean;
  /** Names of the classes where the files have none. */
  readonly classNames?: readonly string[];
}

/**
 * Reads a dataset. One that the catalog describes must have the sizes it has there.
 * @throws DatasetError `invalid-data`; FormatError of `@latentgraph/graph-io`
 */
export async function readLocalDataset(
  { name, format, folder }: LocalDataset,
  { featureless, classNames }: ReadLocalDatasetOptions,
): Promise<Graph> {
  const graph =
    format === 'npz'
      ? await readNpzGraph(join(folder, `${name}.npz`), { name, featureless })
      : await readPlanetoid(folder, name, { featureless, classNames });
  if (isDatasetName(name)) checkSizes(name, graph, { featureless, folder });
  return graph;
}

/** The only check there is for a file without a digest, and for files of the user. */
function checkSizes(
  name: DatasetName,
  graph: Graph,
  { featureless, folder }: { featureless: boolean; folder: string },
): void {
  const { nodes, edges, features } = datasets[name];
  const found = [graph.nodeCount, graph.edgeCount, graph.features?.columns ?? 0] as const;
  const expected = [nodes, edges, featureless ? 0 : features] as const;
  if (found.every((size, k) => size === expected[k])) return;
  throw new DatasetError(
    'invalid-data',
    `the files of '${name}' in ${folder} have ${found[0]} nodes, ${found[1]} edges and ${found[2]} features; ${name} has ${expected[0]}, ${expected[1]} and ${expected[2]}. Remove them, or rename them if they are of another graph`,
  );
}
