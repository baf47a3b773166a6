/** @file One run on images: split, train, evaluate and embed with one seed, and free the model again. */
import { type ImageSet, type ImageSplit, splitImages } from '@latentgraph/datasets';
import {
  type AutoencoderConfig,
  autoencoderFromConfig,
  saveAutoencoder,
} from '@latentgraph/models';
import {
  type Embedding,
  type Epoch,
  embedSamples,
  evaluateReconstruction,
  type ReconstructionMetrics,
  train,
} from '@latentgraph/training';
import { turnOfEventLoop } from '../interruption.js';
import { configFor, type ImageSettings } from './image-settings.js';

/** What a run of one seed gave. */
export interface ImageRun {
  readonly config: AutoencoderConfig;
  readonly split: ImageSplit;
  readonly epochs: readonly Epoch<ReconstructionMetrics>[];
  /** Whether it was stopped before its last epoch. */
  readonly interrupted: boolean;
  /** null where no images are held out for it. */
  readonly validation: ReconstructionMetrics | null;
  /** null where no images are held out for it. */
  readonly test: ReconstructionMetrics | null;
  /** Latent vectors of all images, in the order of the dataset. */
  readonly embedding: Embedding;
  /** The model as a safetensors file. */
  readonly modelFile: Uint8Array;
  readonly parameterCount: number;
  /** From the first epoch to the last, validation included. */
  readonly trainSeconds: number;
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
    const start = performance.now();
    const epochs: Epoch<ReconstructionMetrics>[] = [];
    const options = { epochs: wanted, batchSize, learningRate, warmUpEpochs, keep, seed, signal };
    for await (const epoch of train(model, split, options)) {
      epochs.push(epoch);
      onEpoch(epoch);
      await turnOfEventLoop();
    }
    if (epochs.length === 0) return undefined;
    const trainSeconds = (performance.now() - start) / 1000;
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
      parameterCount: [...model.parameters().values()].reduce((sum, { size }) => sum + size, 0),
      trainSeconds,
    };
  } finally {
    model.dispose();
  }
}
