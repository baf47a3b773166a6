/**
 * @file From the options that were given to the settings of a training on images: defaults, and options
 * that contradict each other. No option is ignored: one that would have no effect is an error.
 */
import type { ImageSet } from '@latentgraph/datasets';
import { type AutoencoderConfig, autoencoderConfig } from '@latentgraph/models';
import type { GivenOptions, TrainOptionName } from '../train-options.js';
import { TrainerError } from '../trainer-error.js';

/** Everything that decides a training run, but for the size of the images. */
export interface ImageSettings {
  readonly dataset: string;
  readonly dataRoot: string | undefined;
  readonly model: 'vae' | 'ae';
  readonly layers: 'dense' | 'convolutional';
  /** Its seed is that of the first run. */
  readonly config: Omit<AutoencoderConfig, 'inputs' | 'layers'>;
  readonly epochs: number;
  readonly batchSize: number;
  readonly learningRate: number;
  /** Epochs over which the weight of the KL term rises to beta. */
  readonly warmUpEpochs: number;
  readonly keep: 'last' | 'best';
  /** undefined: one run, in the run directory itself. */
  readonly runs: number | undefined;
  readonly validationFraction: number;
  readonly testFraction: number;
  readonly backend: string;
  readonly threads: number | 'auto';
  readonly fusedMultiplyAdd: boolean;
}

/** What only graphs have. */
const graphOptions = [
  'graph',
  'edges',
  'features',
  'labels',
  'nodes',
  'directed',
  'featureless',
  'decoder',
  'loss',
  'latent-penalty',
  'layers',
] as const satisfies readonly TrainOptionName[];

/** What only a model with a KL term has. */
const variationalOptions = [
  'beta',
  'warm-up',
  'trunk',
] as const satisfies readonly TrainOptionName[];

/**
 * Completes options with the defaults for images.
 * @throws TrainerError `usage` for options that contradict each other or cannot be honored
 */
export function imageSettings(dataset: string, given: GivenOptions): ImageSettings {
  const model = imageModel(dataset, given);
  checkOptions(dataset, model, given);
  const { hidden, latent, trunk, beta, reconstruction, seed } = given;
  const layers = imageLayers(dataset, given);
  // The size of the images is not known yet: config leaves it out.
  const {
    inputs: _,
    layers: __,
    ...config
  } = autoencoderConfig(posteriorOf(model), {
    inputs: 1,
    layers: layers === 'dense' ? { type: layers } : { type: layers, height: 1, width: 1 },
    ...(hidden && { hidden }),
    ...(latent !== undefined && { latent }),
    ...(trunk && { trunk }),
    ...(beta !== undefined && { beta }),
    ...(reconstruction && { reconstruction }),
    ...(seed !== undefined && { seed }),
  });
  return {
    dataset,
    dataRoot: given['data-root'],
    model,
    layers,
    config,
    epochs: given.epochs ?? 40,
    batchSize: given['batch-size'] ?? 128,
    learningRate: given['learning-rate'] ?? 0.001,
    warmUpEpochs: given['warm-up'] ?? 0,
    keep: given.keep ?? 'last',
    runs: given.runs,
    validationFraction: given['val-fraction'] ?? 0.1,
    testFraction: given['test-fraction'] ?? 0.1,
    backend: given.backend ?? 'auto',
    threads: given.threads ?? 'auto',
    fusedMultiplyAdd: given['fused-multiply-add'] ?? false,
  };
}

/** The model for images of a size. */
export function configFor(
  { layers, config }: Pick<ImageSettings, 'layers' | 'config'>,
  { height, width }: Pick<ImageSet, 'height' | 'width'>,
): AutoencoderConfig {
  return {
    ...config,
    inputs: height * width,
    layers: layers === 'dense' ? { type: layers } : { type: layers, height, width },
  };
}

function posteriorOf(model: 'vae' | 'ae'): 'gaussian' | 'point' {
  return model === 'vae' ? 'gaussian' : 'point';
}

function imageLayers(
  dataset: string,
  { encoder = 'dense' }: GivenOptions,
): ImageSettings['layers'] {
  if (encoder === 'dense' || encoder === 'convolutional') return encoder;
  fail(`--encoder ${encoder} is for graphs, and ${dataset} has images; use dense or convolutional`);
}

function imageModel(dataset: string, { model = 'vae' }: GivenOptions): 'vae' | 'ae' {
  if (model === 'vae' || model === 'ae') return model;
  fail(
    `--model ${model} is for graphs, and ${dataset} has images; use ${model === 'gae' ? 'ae' : 'vae'}`,
  );
}

function checkOptions(dataset: string, model: 'vae' | 'ae', given: GivenOptions): void {
  for (const option of graphOptions) {
    if (given[option] === undefined || given[option] === false) continue;
    fail(`--${option} is for graphs, and ${dataset} has images; leave it out`);
  }
  for (const option of variationalOptions) {
    if (model === 'vae' || given[option] === undefined) continue;
    fail(
      `--${option} concerns the distributions of vae, which ae does not have; leave it out, or use --model vae`,
    );
  }
  if (given.hidden?.length === 0 && given.trunk !== undefined) {
    fail('--trunk concerns hidden layers, and there are none; leave it out');
  }
  const { 'val-fraction': validation = 0.1, 'test-fraction': test = 0.1, keep } = given;
  if (validation + test >= 1) {
    fail(
      `--val-fraction ${validation} and --test-fraction ${test} leave no images for training; their sum must be less than 1`,
    );
  }
  if (keep === 'best' && validation === 0) {
    fail('--keep best chooses by validation images; it needs --val-fraction above 0');
  }
}

function fail(message: string): never {
  throw new TrainerError('usage', message);
}
