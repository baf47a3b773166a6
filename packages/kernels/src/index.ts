/**
 * @file Differentiable ops that TensorFlow.js lacks or computes slowly, on sparse matrices, node pairs
 * and all pairs of nodes. Import `@latentgraph/kernels/register` once to make them available.
 */
export { type AdamRates, type AdamState, adamStep } from './adam-step/adam-step.js';
export {
  type AllPairsOptions,
  allPairsCrossEntropy,
} from './all-pairs-cross-entropy/all-pairs-cross-entropy.js';
export { bernoulliCrossEntropy } from './bernoulli-cross-entropy/bernoulli-cross-entropy.js';
export { type DrawNegativesOptions, drawNegatives } from './draw-negatives/draw-negatives.js';
export { edgeDot } from './edge-dot/edge-dot.js';
export { edgeSum } from './edge-sum/edge-sum.js';
export { gatherRows } from './gather-rows/gather-rows.js';
export { gaussianDivergence } from './gaussian-divergence/gaussian-divergence.js';
export { KernelError, type KernelErrorCode } from './kernel-error.js';
export { type MatMulOptions, matMul } from './mat-mul/mat-mul.js';
export { randomNormal } from './random-normal/random-normal.js';
export { relu } from './relu/relu.js';
export { reparameterize } from './reparameterize/reparameterize.js';
export { scatterRows } from './scatter-rows/scatter-rows.js';
export { sigmoidCrossEntropy } from './sigmoid-cross-entropy/sigmoid-cross-entropy.js';
export { type SpmmOptions, spmm } from './spmm/spmm.js';
export { sum } from './sum/sum.js';
export { type KernelThreads, startThreads, type ThreadOptions } from './threads/start-threads.js';
export { hasFusedMultiplyAdd } from './wasm/fused-multiply-add.js';
export type { KernelMemory } from './wasm/heap.js';
export { ready } from './wasm/instance.js';
export { kernelMemory } from './wasm/kernel-memory.js';
export { releaseMatrix } from './wasm/matrix-copies.js';
