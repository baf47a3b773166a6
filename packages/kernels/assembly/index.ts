// The module's exports. Pointers are byte offsets into the module's own memory.
export { allocate, release } from './heap';
export { spmm } from './spmm';
export { matMul, matMulPieces, matMulScratchBytes } from './mat-mul';
export { edgeDot, edgeSum } from './edges';
export { gatherRows, scatterRows } from './rows';
export { sum } from './sum';
export { packStrips } from './strips';
export { drawNegatives, negativesScratchBytes } from './negatives';
export { randomNormal } from './random-normal';
export { adam } from './adam';
export { bernoulliCrossEntropy } from './bernoulli-cross-entropy';
export { sigmoidCrossEntropy } from './sigmoid-cross-entropy';
export { gaussianDivergence, reparameterize } from './gaussian';
export {
  allPairsChunk, allPairsChunks, allPairsGradient, allPairsPack, allPairsRowPieces, allPairsTileSize,
  allPairsValue, allPairsWorkspaceBytes,
} from './all-pairs/all-pairs';
