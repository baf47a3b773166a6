import { Random } from '@latentgraph/graph';
import { sum } from '@latentgraph/kernels';
import type { Autoencoder, Samples } from '@latentgraph/models';
import * as tf from '@tensorflow/tfjs-core';
import { batchesInOrder } from './batches-in-order.js';
import { TrainingError } from './errors.js';

/** How well inputs are reconstructed, as means over the inputs. */
export interface ReconstructionMetrics {
  /** Mean squared error per number of an input, reconstructed from the posterior's mode. */
  readonly mse: number;
  /** The reconstruction loss of a sample of the posterior, summed over an input: nats for `bernoulli`. */
  readonly reconstruction: number;
  /** KL divergence of the posterior from the prior, in nats; 0 for a plain autoencoder. */
  readonly kl: number;
  /**
   * reconstruction + kl, whatever beta was: the negative evidence lower bound in nats per input, where
   * the reconstruction is a negative log-likelihood.
   */
  readonly negativeElbo: number;
}

/**
 * Measures an autoencoder on inputs it was not trained on. The same seed draws the same samples.
 *
 * @throws TrainingError `nothing-to-evaluate` without inputs, `diverged` where a figure is not finite
 * @throws ModelError `shape-mismatch` for values that are not so many inputs of the model's width
 */
export async function evaluateReconstruction(
  model: Autoencoder,
  samples: Samples,
  { seed = 0 }: { readonly seed?: number } = {},
): Promise<ReconstructionMetrics> {
  if (samples.count === 0) {
    throw new TrainingError('nothing-to-evaluate', 'there are no inputs to evaluate; give some');
  }
  const latent = new Random(seed, 'evaluation');
  const sums = { squares: 0, reconstruction: 0, kl: 0 };
  for (const inputs of batchesInOrder(samples)) {
    const terms = tf.tidy(() => errorSums(model, inputs, latent));
    const [squares, reconstruction, kl] = await terms.data();
    terms.dispose();
    sums.squares += squares!;
    sums.reconstruction += reconstruction!;
    sums.kl += kl!;
  }
  const { count, values } = samples;
  const reconstruction = sums.reconstruction / count;
  const kl = sums.kl / count;
  const mse = sums.squares / values.length;
  if (![mse, reconstruction, kl].every(Number.isFinite)) {
    throw new TrainingError(
      'diverged',
      'the reconstructions are not finite: training diverged; try a smaller learning rate',
    );
  }
  return { mse, reconstruction, kl, negativeElbo: reconstruction + kl };
}

/** Squared error, reconstruction loss and KL of a batch, each summed over its inputs `[3]`. */
function errorSums(model: Autoencoder, inputs: tf.Tensor2D, random: Random): tf.Tensor1D {
  const posterior = model.posterior(inputs);
  const squares = sum(tf.squaredDifference(model.decode(posterior.mode), inputs));
  const decoded = model.decoder.decode(posterior.sample(random));
  const reconstruction = tf.mul(model.reconstruction.loss(decoded, inputs), inputs.shape[0]);
  return tf.stack([squares, reconstruction, sum(posterior.klDivergence())]) as tf.Tensor1D;
}
