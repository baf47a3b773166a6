/** @file From images to latent vectors, as plain numbers. */
import type { Autoencoder } from '@latentgraph/models';
import { embedSamples } from '@latentgraph/training';

/** The mode of the posterior of images `[count, d]`. */
export async function encodeImages(
  model: Autoencoder,
  images: { readonly count: number; readonly values: Float32Array },
): Promise<Float32Array> {
  return (await embedSamples(model, images)).values;
}
