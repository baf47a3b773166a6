/**
 * @file Differentiable ops that TensorFlow.js lacks or computes slowly, on sparse matrices, node pairs
 * and all pairs of nodes. Import `@latentgraph/kernels/register` once to make them available.
 */
export {
  type AllPairsOptions,
  allPairsCrossEntropy,
} from './all-pairs-cross-entropy/all-pairs-cross-entropy.js';
export { edgeDot } from './edge-dot/edge-dot.js';
export { edgeSum } from './edge-sum/edge-sum.js';
export { gatherRows } from './gather-rows/gather-rows.js';
export { KernelError, type KernelErrorCode } from './kernel-error.js';
export { type MatMulOptions, matMul } from './mat-mul/mat-mul.js';
export { randomNormal } from './random-normal/random-normal.js';
export { scatterRows } from './scatter-rows/scatter-rows.js';
export { type SpmmOptions, spmm } from './spmm/spmm.js';
export { sum } from './sum/sum.js';
export { type KernelMemory, kernelMemory } from './wasm/heap.js';
export { releaseMatrix } from './wasm/matrix-copies.js';
export { ready } from './wasm/module.js';
