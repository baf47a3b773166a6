/** @file What both entries of the package export besides `loadDataset` and `loadImages`. */
export { type DatasetDescription, type DatasetName, datasetNames, datasets } from './catalog.js';
export { DatasetError, type DatasetErrorCode } from './errors.js';
export {
  type ImageDatasetDescription,
  type ImageDatasetName,
  imageDatasetNames,
  imageDatasets,
  isImageDatasetName,
} from './images/image-catalog.js';
export type { ImageSet } from './images/image-set.js';
export type { LoadImagesOptions } from './images/load-images.js';
export { type IdxArray, parseIdx } from './images/parse-idx.js';
export { selectImages } from './images/select-images.js';
export { type ImageSplit, type ImageSplitOptions, splitImages } from './images/split-images.js';
export type { LoadOptions } from './load-options.js';
export type { SyntheticOptions } from './synthetic.js';
export { type WordnetOptions, wordnetGraph } from './wordnet/wordnet-graph.js';
