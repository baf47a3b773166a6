// The module's exports. Pointers are byte offsets into the module's own memory.
export * from './in-place';
export { heapStart } from './heap';
export { threadIndex } from './thread';
export { drawNegatives, negativesScratchBytes } from './negatives';
export { randomNormal } from './random-normal';
export {
  allPairsChunk, allPairsChunks, allPairsGradient, allPairsPack, allPairsRowPieces, allPairsTileSize,
  allPairsValue, allPairsWorkspaceBytes,
} from './all-pairs/all-pairs';
