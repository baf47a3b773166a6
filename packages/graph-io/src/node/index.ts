export { readBytes } from './read-file.js';
export { readGraphFile } from './read-graph-file.js';
export {
  type GraphTables,
  type ReadEdgeListOptions,
  readEdgeList,
  readGraphTables,
} from './read-graph-tables.js';
export { readNpzGraph } from './read-npz-graph.js';
export { readPlanetoid } from './read-planetoid.js';
export { type WriteFileAtomicOptions, writeFileAtomic } from './write-file-atomic.js';
