/**
 * @file A digit changed in two ways: noise on its pixels, and a constant added to every number of its
 * latent vector; each compared with real digits.
 */
import type { DigitModelName } from './digit-models.js';
import type { DigitsTraining } from './digits-training.js';
import { type Gray, toGray } from './gray.js';
import { PixelNoise } from './pixel-noise.js';
import { distanceBetween, nearestRow } from './row-distances.js';

export interface PerturbationRequest {
  readonly model: DigitModelName;
  /** Standard deviation of the noise on the pixels, or as much as takes the digit as far away as the shift does. */
  readonly noise: number | 'as-far';
  /** Added to each latent number, in standard deviations of the embedding. */
  readonly shift: number;
}

/** A changed digit; distances are Euclidean, over the pixels. */
export interface ChangedDigit {
  readonly gray: Gray;
  /** To the original. */
  readonly distance: number;
  /** To the nearest digit that was trained on. */
  readonly nearest: { readonly label: number; readonly distance: number };
}

export interface Perturbation {
  readonly noised: ChangedDigit;
  readonly shifted: ChangedDigit;
  /** The standard deviation of the noise. */
  readonly noise: number;
}

/** @param deviation of the model's embedding */
export async function perturb(
  training: DigitsTraining,
  original: Float32Array,
  { model, noise, shift }: PerturbationRequest,
  deviation: number,
): Promise<Perturbation> {
  const vector = await training.encode(model, original);
  const shifted = await training.decode(
    model,
    vector.map((value) => value + shift * deviation),
  );
  const pixelNoise = new PixelNoise(original.length);
  const amount =
    noise === 'as-far'
      ? pixelNoise.deviationAt(original, distanceBetween(shifted, original))
      : noise;
  return {
    noised: look(training, original, pixelNoise.addedTo(original, amount)),
    shifted: look(training, original, shifted),
    noise: amount,
  };
}

function look(
  { split: { train } }: DigitsTraining,
  original: Float32Array,
  changed: Float32Array,
): ChangedDigit {
  const { row, distance } = nearestRow(changed, train.values);
  return {
    gray: toGray(changed),
    distance: distanceBetween(changed, original),
    nearest: { label: train.labels[row]!, distance },
  };
}
