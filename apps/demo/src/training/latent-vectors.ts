/** @file From digits to latent vectors, as plain numbers. */
import type { Autoencoder } from '@latentgraph/models';
import { embedSamples } from '@latentgraph/training';

/** The mode of the posterior of digits `[n, pixels]`: `[n, d]`. */
export async function encodeDigits(
  model: Autoencoder,
  digits: Float32Array,
  pixels: number,
): Promise<Float32Array> {
  const samples = { count: digits.length / pixels, values: digits };
  return (await embedSamples(model, samples)).values;
}
