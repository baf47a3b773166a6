/**
 * @file The types of the kernels by name, and what it takes to implement one. `kernelTable` must have
 * every part of every kernel named here, so an op without a gradient or without an implementation for
 * a backend does not compile.
 */
import type * as tf from '@tensorflow/tfjs-core';
import type { AdamStepSignature } from '../adam-step/adam-step.js';
import type { AllPairsSignature } from '../all-pairs-cross-entropy/all-pairs-cross-entropy.js';
import type { BernoulliCrossEntropySignature } from '../bernoulli-cross-entropy/bernoulli-cross-entropy.js';
import type { EdgeDotSignature } from '../edge-dot/edge-dot.js';
import type { EdgeInnerProductSignature } from '../edge-inner-product/edge-inner-product.js';
import type { EdgeSumSignature } from '../edge-sum/edge-sum.js';
import type { GatherRowsSignature } from '../gather-rows/gather-rows.js';
import type { GaussianDivergenceSignature } from '../gaussian-divergence/gaussian-divergence.js';
import type { MatMulSignature } from '../mat-mul/mat-mul.js';
import type { ReluSignature } from '../relu/relu.js';
import type { ReluGradientSignature } from '../relu-gradient/relu-gradient.js';
import type { ReparameterizeSignature } from '../reparameterize/reparameterize.js';
import type { ScatterRowsSignature } from '../scatter-rows/scatter-rows.js';
import type { SigmoidCrossEntropySignature } from '../sigmoid-cross-entropy/sigmoid-cross-entropy.js';
import type { SpmmSignature } from '../spmm/spmm.js';
import type { SumSignature } from '../sum/sum.js';
import type { HostTensor } from './host-tensor.js';
import type { KernelCall } from './kernel-call.js';

/** Every kernel's signature. The names are those in tfjs's registry, kept apart by their prefix. */
export interface KernelSignatures {
  readonly LatentGraphSpmm: SpmmSignature;
  readonly LatentGraphMatMul: MatMulSignature;
  readonly LatentGraphEdgeDot: EdgeDotSignature;
  readonly LatentGraphEdgeInnerProduct: EdgeInnerProductSignature;
  readonly LatentGraphEdgeSum: EdgeSumSignature;
  readonly LatentGraphGatherRows: GatherRowsSignature;
  readonly LatentGraphScatterRows: ScatterRowsSignature;
  readonly LatentGraphRelu: ReluSignature;
  readonly LatentGraphReluGradient: ReluGradientSignature;
  readonly LatentGraphSum: SumSignature;
  readonly LatentGraphSigmoidCrossEntropy: SigmoidCrossEntropySignature;
  readonly LatentGraphBernoulliCrossEntropy: BernoulliCrossEntropySignature;
  readonly LatentGraphAllPairsCrossEntropy: AllPairsSignature;
  readonly LatentGraphReparameterize: ReparameterizeSignature;
  readonly LatentGraphGaussianDivergence: GaussianDivergenceSignature;
  readonly LatentGraphAdamStep: AdamStepSignature;
}

export type KernelName = keyof KernelSignatures;

/** What a kernel takes, returns, and keeps for its gradient. */
export interface KernelSignature {
  readonly inputs: { readonly [name: string]: tf.Tensor };
  readonly attributes: object;
  readonly outputs: readonly tf.Tensor[];
  /** Tensors kept for the gradient: some inputs, then some outputs. */
  readonly saved: readonly tf.Tensor[];
}

/** A kernel on host memory, run by the WASM module. Results may lie in an arena of the call. */
export type WasmKernel<Signature extends KernelSignature> = (
  inputs: { readonly [Name in keyof Signature['inputs']]: HostTensor },
  attributes: Signature['attributes'],
  call: KernelCall,
) => readonly HostTensor[];

/** The same kernel composed of tfjs ops. */
export type PortableKernel<Signature extends KernelSignature> = (
  inputs: Signature['inputs'],
  attributes: Signature['attributes'],
) => Signature['outputs'];

/** How the gradient of each input follows from that of the first output; further ones are kept for it. */
export interface KernelGradient<Signature extends KernelSignature> {
  readonly savedInputs: readonly (keyof Signature['inputs'] & string)[];
  /** @default none */
  readonly savedOutputs?: readonly boolean[];
  derive(
    outputGradients: readonly [Signature['outputs'][0]],
    saved: Signature['saved'],
    attributes: Signature['attributes'],
  ): { readonly [Name in keyof Signature['inputs']]: () => tf.Tensor };
}

/** All parts of one kernel. */
export interface KernelImplementation<Signature extends KernelSignature> {
  readonly wasm: WasmKernel<Signature>;
  readonly portable: PortableKernel<Signature>;
  /** null: no function to differentiate, but an update. */
  readonly gradient: KernelGradient<Signature> | null;
}
