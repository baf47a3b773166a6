/** @file What the page draws of both models after an epoch. */
import type { Embedding } from '@latentgraph/training';
import type { DigitModelName, OfBothModels } from './digit-models.js';
import type { DigitsTraining } from './digits-training.js';
import { spreadOf } from './embedding-spread.js';
import { type Gray, toGray } from './gray.js';
import {
  chooseLatentPlane,
  gridOnPlane,
  type LatentPlane,
  mapSide,
  pointsOnPlane,
} from './latent-map.js';

/** Held-out digits whose reconstructions are shown. */
export const shownDigits = 12;

export interface ModelPicture {
  /** Of the first held-out digits, `[shownDigits, pixels]`. */
  readonly reconstructions: Gray;
  readonly plane: LatentPlane;
  /** The digits that are trained on, on the plane, `[N, 2]`. */
  readonly points: Float32Array;
  /** Decoded from a grid on the plane, row by row from the top, `[mapSide², pixels]`. */
  readonly grid: Gray;
  /** Of a latent number of the embedding; the prior's is 1. */
  readonly deviation: number;
}

/** The picture of one model as it is now. */
async function pictureOf(training: DigitsTraining, name: DigitModelName): Promise<ModelPicture> {
  const embedding: Embedding = await training.embedTrainingDigits(name);
  const spread = spreadOf(embedding);
  const plane = chooseLatentPlane(embedding, spread);
  const shown = training.split.validation.values.subarray(0, shownDigits * training.pixels);
  return {
    reconstructions: toGray(await training.reconstruct(name, shown)),
    plane,
    points: pointsOnPlane(embedding, plane),
    grid: toGray(await training.decode(name, gridOnPlane(plane, mapSide))),
    deviation: spread.deviation,
  };
}

/** The pictures of both models. */
export async function picturesOf(training: DigitsTraining): Promise<OfBothModels<ModelPicture>> {
  return { ae: await pictureOf(training, 'ae'), vae: await pictureOf(training, 'vae') };
}
