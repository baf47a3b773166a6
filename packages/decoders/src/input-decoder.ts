/**
 * @file `InputDecoder`: from a latent vector back to the input it stands for. Any class of this shape
 * plugs into the models; extending `Module` gives `parameters` and `dispose`.
 */
import type { Parameterized } from '@latentgraph/layers';
import type * as tf from '@tensorflow/tfjs-core';

/** Reconstructs inputs from latent vectors. */
export interface InputDecoder extends Parameterized {
  /**
   * From z `[N, d]` to `[N, F]`, numbers of any size: what they mean, values or logits, is up to the
   * reconstruction loss.
   */
  decode(z: tf.Tensor2D): tf.Tensor2D;
}
