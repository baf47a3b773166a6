export { type EdgeListOptions, parseEdgeList } from './edge-list/parse-edge-list.js';
export {
  type Embeddings,
  embeddingsFromCsv,
  embeddingsToCsv,
} from './embeddings/embeddings-csv.js';
export { FormatError, type FormatErrorCode, type FormatPlace } from './errors.js';
export { graphToGexf } from './gexf/graph-to-gexf.js';
export { parseGexf } from './gexf/parse-gexf.js';
export type {
  FeatureColumn,
  GraphFile,
  GraphFileOptions,
  GraphFormat,
} from './graph-file/graph-file.js';
export { type ReadGraphOptions, readGraph } from './graph-file/read-graph.js';
export type { WriteGraphOptions } from './graph-file/written-nodes.js';
export { graphToGraphml } from './graphml/graph-to-graphml.js';
export { parseGraphml } from './graphml/parse-graphml.js';
export { graphToNodeLink, type NodeLinkOptions } from './node-link/graph-to-node-link.js';
export { parseNodeLink } from './node-link/parse-node-link.js';
export { type ParseNpzGraphOptions, parseNpzGraph } from './npz/parse-npz-graph.js';
export type { NumericArray } from './numpy/element-types.js';
export { type NpzArchive, type OpenNpzOptions, openNpz } from './numpy/npz-archive.js';
export { type ReadNpyOptions, readNpy } from './numpy/read-npy.js';
export {
  NumpyArray,
  type PickleDictionary,
  type PickleValue,
  ScipyCsrMatrix,
  type StoredEntries,
} from './pickle/pickle-values.js';
export { type ReadPickleOptions, readPickle } from './pickle/read-pickle.js';
export { type ParsePlanetoidOptions, parsePlanetoid } from './planetoid/parse-planetoid.js';
export { planetoidParts } from './planetoid/planetoid-files.js';
export { type SplitFromJsonOptions, splitFromJson, splitToJson } from './split/split-json.js';
export type { MissingFeatures } from './tables/join-tables.js';
export type { NodeTable, TableOptions } from './tables/node-table.js';
export { type FeatureTable, parseFeatures } from './tables/parse-features.js';
export { type LabelTable, parseLabels } from './tables/parse-labels.js';
export { parseNodes } from './tables/parse-nodes.js';
export { unlabeled } from './tables/unlabeled.js';
export type { Delimiter } from './text/delimiter.js';
export type { TextSource } from './text/text-bytes.js';
