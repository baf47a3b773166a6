/**
 * @file `Posterior`, the seam that makes AE/VAE and GAE/VGAE one design: a distribution q(z | x)
 * over the latent vectors of N items. An autoencoder's is a point, a variational one's a Gaussian.
 */
import type { Random } from '@latentgraph/graph';
import type * as tf from '@tensorflow/tfjs-core';

/** A distribution over the latent vectors of N items. */
export interface Posterior {
  /** The most probable latent vectors `[N, d]`: what is evaluated, saved and drawn. */
  readonly mode: tf.Tensor2D;
  /** One differentiable draw z `[N, d]`. */
  sample(random: Random): tf.Tensor2D;
  /** KL(q(z | x) || N(0, I)) of each item in nats `[N]`. */
  klDivergence(): tf.Tensor1D;
}
