import type { Random } from '@latentgraph/graph';
import { gaussianDivergence, randomNormal, reparameterize } from '@latentgraph/kernels';
import type * as tf from '@tensorflow/tfjs-core';
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
    return reparameterize(this.mean, this.logStd, randomNormal(this.mean.shape, random));
  }

  /** 1/2 sum over dimensions of mean² + std² - 2 logStd - 1 (Kingma & Welling, appendix B). */
  klDivergence(): tf.Tensor1D {
    return gaussianDivergence(this.mean, this.logStd);
  }
}
