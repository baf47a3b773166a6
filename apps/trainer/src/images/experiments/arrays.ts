/** @file Steps of experiments on images and latent vectors as plain numbers. */
import type { Autoencoder } from '@latentgraph/models';
import { embedSamples } from '@latentgraph/training';
import * as tf from '@tensorflow/tfjs-core';

/** The mode of the posterior of images `[count, d]`. */
export async function encodeImages(
  model: Autoencoder,
  images: { readonly count: number; readonly values: Float32Array },
): Promise<Float32Array> {
  return (await embedSamples(model, images)).values;
}

/** The images `[count, F]` of latent vectors `[count, d]`. */
export async function decodeVectors(
  model: Autoencoder,
  vectors: Float32Array,
  latent: number,
): Promise<Float32Array> {
  const images = tf.tidy(() =>
    model.decode(tf.tensor2d(vectors, [vectors.length / latent, latent])),
  );
  try {
    return await images.data<'float32'>();
  } finally {
    images.dispose();
  }
}

/** Euclidean distance of each row of `a` to the same row of `b`. */
export function rowDistances(a: Float32Array, b: Float32Array, width: number): number[] {
  return Array.from({ length: a.length / width }, (_, row) => {
    let sum = 0;
    for (let k = row * width; k < (row + 1) * width; k++) sum += (a[k]! - b[k]!) ** 2;
    return Math.sqrt(sum);
  });
}

export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < values.length; k++) sum += values[k]!;
  return sum / values.length;
}

/** The most probable class of each row `[count, classCount]`. */
export function mostProbable(probabilities: Float32Array, classCount: number): number[] {
  return Array.from({ length: probabilities.length / classCount }, (_, row) => {
    const part = probabilities.subarray(row * classCount, (row + 1) * classCount);
    return part.indexOf(Math.max(...part));
  });
}
