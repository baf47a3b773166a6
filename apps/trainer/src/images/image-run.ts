/** @file One run on images: split, train, evaluate and embed with one seed, and free the model again. */
import { type ImageSet, type ImageSplit, splitImages } from '@latentgraph/datasets';
import {
  type AutoencoderConfig,
  autoencoderFromConfig,
  saveAutoencoder,
} from '@latentgraph/models';
import {
  type Epoch,
  embedSamples,
  evaluateReconstruction,
  type ReconstructionMetrics,
  train,
} from '@latentgraph/training';
import { countParameters, followTraining, type RunOutcome } from '../follow-training.js';
import { configFor, type ImageSettings } from './image-settings.js';

/** What a run of one seed gave. */
export interface ImageRun extends RunOutcome<ReconstructionMetrics> {
  readonly config: AutoencoderConfig;
  readonly split: ImageSplit;
}

/** What a run is to do besides the settings. */
export interface ImageRunOptions {
  readonly seed: number;
  readonly onEpoch: (epoch: Epoch<ReconstructionMetrics>) => void;
  readonly signal: AbortSignal;
}

/**
 * @returns undefined where the signal comes before the first epoch
 * @throws TrainingError `diverged`; DatasetError where the images cannot be split
 */
export async function runOnImages(
  settings: ImageSettings,
  images: ImageSet,
  { seed, onEpoch, signal }: ImageRunOptions,
): Promise<ImageRun | undefined> {
  const { validationFraction, testFraction, epochs: wanted, batchSize, learningRate } = settings;
  const { warmUpEpochs, keep } = settings;
  const config = { ...configFor(settings, images), seed };
  const split = splitImages(images, { validation: validationFraction, test: testFraction, seed });
  const model = autoencoderFromConfig(config);
  try {
    const options = { epochs: wanted, batchSize, learningRate, warmUpEpochs, keep, seed, signal };
    const training = train(model, split, options);
    const { epochs, trainSeconds } = await followTraining(training, onEpoch);
    if (epochs.length === 0) return undefined;
    const evaluate = (part: ImageSet) =>
      part.count > 0 ? evaluateReconstruction(model, part) : Promise.resolve(null);
    return {
      config,
      split,
      epochs,
      interrupted: epochs.length < wanted,
      validation: await evaluate(split.validation),
      test: await evaluate(split.test),
      embedding: await embedSamples(model, images),
      modelFile: await saveAutoencoder(model, config),
      parameterCount: countParameters(model),
      trainSeconds,
    };
  } finally {
    model.dispose();
  }
}
