// The kernels that also run in the memory of tfjs-backend-wasm, on its tensors as they lie there. Pointers are byte offsets
// into that memory.
//
// What a kernel writes is a block of its own, padded to whole vectors. What it reads is a tensor of anybody's, which is not: up to 12
// bytes behind it may be read, which lie in memory since the allocator keeps more than that behind its last block, and are not
// used; they must not be written, since it keeps its books there.
//
// The module's only data are the tables of `constant`. They must fit into the first kilobyte, which nobody else uses:
// programs of Emscripten begin their data at 1024, so that null pointers point nowhere. Hence nothing here may use
// functions of `NativeMath`, which bring tables of 6 kB.
export { spmm } from './spmm';
export { matMul, matMulPieces, matMulScratchBytes } from './mat-mul';
export { edgeDot, edgeSum } from './edges';
export { gatherRows, scatterRows } from './rows';
export { relu, reluGradient } from './relu';
export { sum } from './sum';
export { packStrips } from './strips';
export { adam } from './adam';
export { bernoulliCrossEntropy } from './bernoulli-cross-entropy';
export { sigmoidCrossEntropy } from './sigmoid-cross-entropy';
export { gaussianDivergence, reparameterize } from './gaussian';
