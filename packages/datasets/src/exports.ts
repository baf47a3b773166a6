/** @file What both entries of the package export besides `loadDataset`. */
export { type DatasetDescription, type DatasetName, datasetNames, datasets } from './catalog.js';
export { DatasetError, type DatasetErrorCode } from './errors.js';
export type { LoadOptions } from './load-options.js';
export type { SyntheticOptions } from './synthetic.js';
export { type WordnetOptions, wordnetGraph } from './wordnet/wordnet-graph.js';
