export { type BarabasiAlbertOptions, barabasiAlbert } from './barabasi-albert.js';
export type { EdgeCleaning } from './clean-edges.js';
export { type ConnectedComponents, connectedComponents } from './connected-components.js';
export { type CountingSort, countingSort } from './counting-sort.js';
export type { CoordinateEntries, CsrArrays } from './csr-arrays.js';
export { CsrMatrix } from './csr-matrix.js';
export { degrees } from './degrees.js';
export { type ErdosRenyiOptions, erdosRenyi } from './erdos-renyi.js';
export { GraphError, type GraphErrorCode, LatentGraphError } from './errors.js';
export { Graph } from './graph.js';
export type { GraphParts, NodeLabels } from './graph-parts.js';
export { inducedSubgraph } from './induced-subgraph.js';
export { concatPairs, type NodePairs } from './node-pairs.js';
export { rowNormalization, symmetricNormalization } from './normalization.js';
export { philox } from './philox.js';
export { type PhiloxBlocks, Random, type RandomState } from './random.js';
export { type NegativeSampling, sampleNegatives } from './sample-negatives.js';
export { addSelfLoops } from './self-loops.js';
export { type EdgeSplit, type EdgeSplitOptions, type LinkSet, splitEdges } from './split-edges.js';
export {
  type StochasticBlockModelOptions,
  stochasticBlockModel,
} from './stochastic-block-model.js';
export { suggestName } from './suggest-name.js';
export { verifySplit } from './verify-split.js';
