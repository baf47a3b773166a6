export { readBytes } from './read-file.js';
export {
  type GraphFiles,
  type ReadEdgeListOptions,
  readEdgeList,
  readGraph,
} from './read-graph.js';
export { readNpzGraph } from './read-npz-graph.js';
export { readPlanetoid } from './read-planetoid.js';
export { type WriteFileAtomicOptions, writeFileAtomic } from './write-file-atomic.js';
