// The module's exports. Pointers are byte offsets into the module's own memory.
export { allocate, release } from './heap';
export { spmm } from './spmm';
export { matMul, matMulPanelBytes } from './mat-mul';
export { edgeDot, edgeSum } from './edges';
export { gatherRows, scatterRows } from './rows';
export { sum } from './sum';
export { randomNormal } from './random-normal';
export { allPairsCrossEntropy, allPairsTileSize, allPairsWorkspaceBytes } from './all-pairs/all-pairs';
