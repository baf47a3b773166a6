/** @file Looking up a dataset by name, over the loaders that an entry of this package has. */
import { type Graph, suggestName } from '@latentgraph/graph';
import { type DatasetName, datasetNames, isDatasetName } from './catalog.js';
import { DatasetError } from './errors.js';
import { isImageDatasetName } from './images/image-catalog.js';
import { karate } from './karate.js';
import type { LoadOptions } from './load-options.js';
import { miserables } from './miserables.js';
import { synthetic } from './synthetic.js';

/** Loads one dataset. */
export type DatasetLoader = (options: LoadOptions) => Graph | Promise<Graph>;

/** The datasets that need no file system. */
const portableLoaders = {
  karate,
  miserables,
  synthetic: (options) => synthetic(options.synthetic ?? {}, options.featureless ?? false),
} as const satisfies Partial<Record<DatasetName, DatasetLoader>>;

/** Loaders of the datasets that do. */
export type FileLoaders = Readonly<
  Record<Exclude<DatasetName, keyof typeof portableLoaders>, DatasetLoader>
>;

/**
 * Loads the dataset of a name.
 * @param others loaders of datasets that the catalog does not have
 */
export async function loadWith(
  fileLoaders: FileLoaders,
  name: string,
  options: LoadOptions,
  others: ReadonlyMap<string, DatasetLoader> = new Map(),
): Promise<Graph> {
  if (!isDatasetName(name)) {
    const load = others.get(name);
    if (load !== undefined) return await load(options);
    const known = [...new Set([...datasetNames, ...others.keys()])];
    const hint = isImageDatasetName(name)
      ? ' of a graph; it holds images: use loadImages.'
      : suggestName(name, known) || '.';
    throw new DatasetError(
      'unknown-dataset',
      `there is no dataset "${name}"${hint} Known: ${known.join(', ')}`,
    );
  }
  const loaders: Readonly<Record<DatasetName, DatasetLoader>> = {
    ...portableLoaders,
    ...fileLoaders,
  };
  return await loaders[name](options);
}
