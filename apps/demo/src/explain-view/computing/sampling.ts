/** @file A draw from the posterior, with the noise it is made of. */
import { Random } from '@latentgraph/graph';
import { randomNormal, reparameterize } from '@latentgraph/kernels';
import * as tf from '@tensorflow/tfjs-core';
import { tensorOf } from './decoding.js';
import { type DenseMatrix, fromTensor } from './dense-matrix.js';
import type { Encoding } from './encoding.js';
import { withoutTensors } from './without-tensors.js';

export interface LatentDraw {
  /** eps `[N, d]`, standard normal, before it is scaled; of a GAE there is none. */
  readonly noise?: DenseMatrix;
  /** z `[N, d]` */
  readonly z: DenseMatrix;
}

/**
 * z = mean + scale * exp(logStd) * eps; of a GAE its point.
 * @param draw which draw it is: another number gives other noise, the same number the same
 * @param scale 1 is the model's own; 0 gives the mean
 */
export function drawLatent(
  { mean, logStd }: Encoding,
  { draw, scale }: { draw: number; scale: number },
): LatentDraw {
  if (logStd === undefined) return { z: mean };
  return withoutTensors(() => {
    const noise = randomNormal([mean.length, mean[0]!.length], new Random(draw, 'latent'));
    const z = reparameterize(tensorOf(mean), tensorOf(logStd), tf.mul<tf.Tensor2D>(noise, scale));
    return { noise: fromTensor(noise), z: fromTensor(z) };
  });
}
