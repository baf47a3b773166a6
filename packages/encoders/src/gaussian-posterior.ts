import type { Random } from '@latentgraph/graph';
import { randomNormal } from '@latentgraph/kernels';
import * as tf from '@tensorflow/tfjs-core';
import type { Posterior } from './posterior.js';

/**
 * A Gaussian with diagonal covariance per item: z = mean + exp(logStd) * noise, noise ~ N(0, I), the
 * reparameterization trick (Kingma & Welling, "Auto-Encoding Variational Bayes", 2014, section 2.4).
 */
export class GaussianPosterior implements Posterior {
  /** `[N, d]` */
  readonly mean: tf.Tensor2D;
  /** Natural logarithm of the standard deviation `[N, d]`. */
  readonly logStd: tf.Tensor2D;

  constructor(mean: tf.Tensor2D, logStd: tf.Tensor2D) {
    this.mean = mean;
    this.logStd = logStd;
  }

  get mode(): tf.Tensor2D {
    return this.mean;
  }

  sample(random: Random): tf.Tensor2D {
    const noise = randomNormal(this.mean.shape, random);
    return tf.add(this.mean, tf.mul(tf.exp(this.logStd), noise));
  }

  /** 1/2 sum over dimensions of mean² + std² - 2 logStd - 1 (Kingma & Welling, appendix B). */
  klDivergence(): tf.Tensor1D {
    const twoLogStd = tf.mul(this.logStd, 2);
    const terms = tf.sub(tf.add(tf.square(this.mean), tf.exp(twoLogStd)), tf.add(twoLogStd, 1));
    return tf.mul(tf.sum(terms, 1), 0.5);
  }
}
