import type { Autoencoder } from '@latentgraph/models';
import * as tf from '@tensorflow/tfjs-core';

/**
 * What an autoencoder's decoder makes of latent vectors: samples `[N, F]`, row-major, as plain numbers in the
 * unit of the inputs. The way back from `embedSamples`.
 * @param vectors `[N, d]`, row-major
 * @param dimensions d
 */
export async function decodeVectors(
  model: Autoencoder,
  vectors: Float32Array,
  dimensions: number,
): Promise<Float32Array> {
  const samples = tf.tidy(() =>
    model.decode(tf.tensor2d(vectors, [vectors.length / dimensions, dimensions])),
  );
  try {
    return await samples.data<'float32'>();
  } finally {
    samples.dispose();
  }
}
