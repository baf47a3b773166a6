import * as tf from '@tensorflow/tfjs-core';
import type { Posterior } from './posterior.js';

/** All mass on one latent vector per item: a plain autoencoder. A sample is the mode, the KL term 0. */
export class PointPosterior implements Posterior {
  readonly mode: tf.Tensor2D;

  /** @param latent z `[N, d]` */
  constructor(latent: tf.Tensor2D) {
    this.mode = latent;
  }

  sample(): tf.Tensor2D {
    return this.mode;
  }

  klDivergence(): tf.Tensor1D {
    return tf.zeros([this.mode.shape[0]]);
  }
}
