/** @file From digits to latent vectors and back, as plain numbers. */
import type { Autoencoder } from '@latentgraph/models';
import { embedSamples } from '@latentgraph/training';
import * as tf from '@tensorflow/tfjs-core';

/** The mode of the posterior of digits `[n, pixels]`: `[n, d]`. */
export async function encodeDigits(
  model: Autoencoder,
  digits: Float32Array,
  pixels: number,
): Promise<Float32Array> {
  const samples = { count: digits.length / pixels, values: digits };
  return (await embedSamples(model, samples)).values;
}

/** The digits `[n, pixels]` of latent vectors `[n, d]`. */
export async function decodeVectors(
  model: Autoencoder,
  vectors: Float32Array,
  latent: number,
): Promise<Float32Array> {
  const digits = tf.tidy(() =>
    model.decode(tf.tensor2d(vectors, [vectors.length / latent, latent])),
  );
  try {
    return await digits.data<'float32'>();
  } finally {
    digits.dispose();
  }
}
