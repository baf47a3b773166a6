/** @file From images to latent vectors and back, as plain numbers. */
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
