/**
 * @file A check for decoders, built-in ones and your own: the gradients that training will use,
 * against central differences.
 */
import type { NodePairs } from '@latentgraph/graph';
import { checkGradients as checkFunction } from '@latentgraph/kernels/testing';
import type * as tf from '@tensorflow/tfjs-core';
import type { PairDecoder } from './pair-decoder.js';

/** Latent vectors and pairs to try a decoder on. */
export interface DecoderExamples {
  /** `[N, d]`; away from kinks such as a ReLU's 0. */
  readonly z: tf.Tensor2D;
  readonly pairs: NodePairs;
}

/**
 * Checks the gradients of `decoder.logits` in z and in every parameter.
 * @throws KernelError where one is wrong, naming it
 */
export async function checkGradients(
  decoder: PairDecoder,
  { z, pairs }: DecoderExamples,
): Promise<void> {
  const variables = [...decoder.parameters().values()];
  await checkFunction((latent: tf.Tensor2D) => decoder.logits(latent, pairs), [z], { variables });
}
