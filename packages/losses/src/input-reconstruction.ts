/**
 * @file What an autoencoder on vectors is asked to reconstruct, and how the error is counted: the
 * counterpart of a graph's `Reconstruction`. The loss says what a decoder's numbers mean.
 */
import { bernoulliCrossEntropy, sum } from '@latentgraph/kernels';
import * as tf from '@tensorflow/tfjs-core';

/** How far decoded inputs are from the given ones. Any object of this shape plugs into the models. */
export interface InputReconstruction {
  /**
   * @param decoded what the decoder gave `[N, F]`
   * @param inputs `[N, F]`
   * @returns the error, summed over the F numbers of an input and averaged over the N inputs
   */
  loss(decoded: tf.Tensor2D, inputs: tf.Tensor2D): tf.Scalar;
  /** The reconstructed inputs `[N, F]`, in the inputs' own unit. */
  reconstruct(decoded: tf.Tensor2D): tf.Tensor2D;
}

/**
 * Each number of an input, from 0 to 1, as the probability of a one, of which the decoder gives the
 * logit: the negative log-likelihood in nats (Kingma & Welling, "Auto-Encoding Variational Bayes", 2014,
 * appendix C.1).
 */
export function bernoulli(): InputReconstruction {
  return {
    loss: (decoded, inputs) =>
      tf.div(bernoulliCrossEntropy(decoded, inputs), Math.max(1, inputs.shape[0])),
    reconstruct: (decoded) => tf.sigmoid(decoded),
  };
}

export interface SquaredErrorOptions {
  /**
   * What makes numbers of an input out of the decoder's: nothing, or the sigmoid, for inputs from 0 to 1,
   * which it reaches at both ends without ever leaving them. @default 'linear'
   */
  readonly activation?: 'linear' | 'sigmoid';
}

/** The sum of squared differences, of an input's F numbers. */
export function squaredError({
  activation = 'linear',
}: SquaredErrorOptions = {}): InputReconstruction {
  const reconstruct = (decoded: tf.Tensor2D): tf.Tensor2D =>
    activation === 'sigmoid' ? tf.sigmoid(decoded) : tf.clone(decoded);
  return {
    loss: (decoded, inputs) =>
      sum(tf.squaredDifference(reconstruct(decoded), inputs), {
        divisor: Math.max(1, inputs.shape[0]),
      }),
    reconstruct,
  };
}
