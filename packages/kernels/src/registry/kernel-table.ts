import { adamStepPortable } from '../adam-step/adam-step.portable.js';
import { adamStepWasm } from '../adam-step/adam-step.wasm.js';
import { allPairsGradient } from '../all-pairs-cross-entropy/all-pairs-cross-entropy.gradient.js';
import { allPairsPortable } from '../all-pairs-cross-entropy/all-pairs-cross-entropy.portable.js';
import { allPairsWasm } from '../all-pairs-cross-entropy/all-pairs-cross-entropy.wasm.js';
import { bernoulliCrossEntropyGradient } from '../bernoulli-cross-entropy/bernoulli-cross-entropy.gradient.js';
import { bernoulliCrossEntropyPortable } from '../bernoulli-cross-entropy/bernoulli-cross-entropy.portable.js';
import { bernoulliCrossEntropyWasm } from '../bernoulli-cross-entropy/bernoulli-cross-entropy.wasm.js';
import { edgeDotGradient } from '../edge-dot/edge-dot.gradient.js';
import { edgeDotPortable } from '../edge-dot/edge-dot.portable.js';
import { edgeDotWasm } from '../edge-dot/edge-dot.wasm.js';
import { edgeInnerProductGradient } from '../edge-inner-product/edge-inner-product.gradient.js';
import { edgeInnerProductPortable } from '../edge-inner-product/edge-inner-product.portable.js';
import { edgeInnerProductWasm } from '../edge-inner-product/edge-inner-product.wasm.js';
import { edgeSumGradient } from '../edge-sum/edge-sum.gradient.js';
import { edgeSumPortable } from '../edge-sum/edge-sum.portable.js';
import { edgeSumWasm } from '../edge-sum/edge-sum.wasm.js';
import { gatherRowsGradient } from '../gather-rows/gather-rows.gradient.js';
import { gatherRowsPortable } from '../gather-rows/gather-rows.portable.js';
import { gatherRowsWasm } from '../gather-rows/gather-rows.wasm.js';
import { gaussianDivergenceGradient } from '../gaussian-divergence/gaussian-divergence.gradient.js';
import { gaussianDivergencePortable } from '../gaussian-divergence/gaussian-divergence.portable.js';
import { gaussianDivergenceWasm } from '../gaussian-divergence/gaussian-divergence.wasm.js';
import { matMulGradient } from '../mat-mul/mat-mul.gradient.js';
import { matMulPortable } from '../mat-mul/mat-mul.portable.js';
import { matMulWasm } from '../mat-mul/mat-mul.wasm.js';
import { reluGradients } from '../relu/relu.gradient.js';
import { reluPortable } from '../relu/relu.portable.js';
import { reluWasm } from '../relu/relu.wasm.js';
import { reluGradientGradients } from '../relu-gradient/relu-gradient.gradient.js';
import { reluGradientPortable } from '../relu-gradient/relu-gradient.portable.js';
import { reluGradientWasm } from '../relu-gradient/relu-gradient.wasm.js';
import { reparameterizeGradient } from '../reparameterize/reparameterize.gradient.js';
import { reparameterizePortable } from '../reparameterize/reparameterize.portable.js';
import { reparameterizeWasm } from '../reparameterize/reparameterize.wasm.js';
import { scatterRowsGradient } from '../scatter-rows/scatter-rows.gradient.js';
import { scatterRowsPortable } from '../scatter-rows/scatter-rows.portable.js';
import { scatterRowsWasm } from '../scatter-rows/scatter-rows.wasm.js';
import { sigmoidCrossEntropyGradient } from '../sigmoid-cross-entropy/sigmoid-cross-entropy.gradient.js';
import { sigmoidCrossEntropyPortable } from '../sigmoid-cross-entropy/sigmoid-cross-entropy.portable.js';
import { sigmoidCrossEntropyWasm } from '../sigmoid-cross-entropy/sigmoid-cross-entropy.wasm.js';
import { spmmGradient } from '../spmm/spmm.gradient.js';
import { spmmPortable } from '../spmm/spmm.portable.js';
import { spmmWasm } from '../spmm/spmm.wasm.js';
import { sumGradient } from '../sum/sum.gradient.js';
import { sumPortable } from '../sum/sum.portable.js';
import { sumWasm } from '../sum/sum.wasm.js';
import type { KernelImplementation, KernelName, KernelSignatures } from './kernel-signatures.js';

/** Every kernel with all its parts; a kernel with one missing does not compile. */
export const kernelTable: {
  readonly [Name in KernelName]: KernelImplementation<KernelSignatures[Name]>;
} = {
  LatentGraphSpmm: { wasm: spmmWasm, portable: spmmPortable, gradient: spmmGradient },
  LatentGraphMatMul: { wasm: matMulWasm, portable: matMulPortable, gradient: matMulGradient },
  LatentGraphEdgeDot: { wasm: edgeDotWasm, portable: edgeDotPortable, gradient: edgeDotGradient },
  LatentGraphEdgeInnerProduct: {
    wasm: edgeInnerProductWasm,
    portable: edgeInnerProductPortable,
    gradient: edgeInnerProductGradient,
  },
  LatentGraphEdgeSum: { wasm: edgeSumWasm, portable: edgeSumPortable, gradient: edgeSumGradient },
  LatentGraphGatherRows: {
    wasm: gatherRowsWasm,
    portable: gatherRowsPortable,
    gradient: gatherRowsGradient,
  },
  LatentGraphScatterRows: {
    wasm: scatterRowsWasm,
    portable: scatterRowsPortable,
    gradient: scatterRowsGradient,
  },
  LatentGraphRelu: { wasm: reluWasm, portable: reluPortable, gradient: reluGradients },
  LatentGraphReluGradient: {
    wasm: reluGradientWasm,
    portable: reluGradientPortable,
    gradient: reluGradientGradients,
  },
  LatentGraphSum: { wasm: sumWasm, portable: sumPortable, gradient: sumGradient },
  LatentGraphAllPairsCrossEntropy: {
    wasm: allPairsWasm,
    portable: allPairsPortable,
    gradient: allPairsGradient,
  },
  LatentGraphBernoulliCrossEntropy: {
    wasm: bernoulliCrossEntropyWasm,
    portable: bernoulliCrossEntropyPortable,
    gradient: bernoulliCrossEntropyGradient,
  },
  LatentGraphSigmoidCrossEntropy: {
    wasm: sigmoidCrossEntropyWasm,
    portable: sigmoidCrossEntropyPortable,
    gradient: sigmoidCrossEntropyGradient,
  },
  LatentGraphReparameterize: {
    wasm: reparameterizeWasm,
    portable: reparameterizePortable,
    gradient: reparameterizeGradient,
  },
  LatentGraphGaussianDivergence: {
    wasm: gaussianDivergenceWasm,
    portable: gaussianDivergencePortable,
    gradient: gaussianDivergenceGradient,
  },
  LatentGraphAdamStep: { wasm: adamStepWasm, portable: adamStepPortable, gradient: null },
};
