import type { EdgeSplit, Graph } from '@latentgraph/graph';
import {
  Autoencoder,
  type GraphAutoencoder,
  type Samples,
  type TrainableModel,
} from '@latentgraph/models';
import { BestParameters } from './best-parameters.js';
import { TrainingError } from './errors.js';
import { evaluateLinks, type LinkMetrics } from './evaluate-links.js';
import { evaluateReconstruction, type ReconstructionMetrics } from './evaluate-reconstruction.js';
import { type Epoch, type TrainEpochsOptions, trainEpochs } from './train-epochs.js';

export interface TrainOptions extends Omit<TrainEpochsOptions<never>, 'validate'> {
  /**
   * Which weights the model has in the end: those of the last epoch, as in the papers, or those of
   * the epoch that was best in validation: with the highest AUC of links, or the lowest loss of
   * reconstructions (of an AE its reconstruction, of a VAE the negative ELBO). @default 'last'
   */
  readonly keep?: 'last' | 'best';
}

/** Samples to train on, and some to measure each epoch by. */
export interface SampleSplit {
  readonly train: Samples;
  readonly validation: Samples;
}

/**
 * Trains a graph autoencoder on a graph, or on the training edges of a split. With a split that has
 * validation edges, each epoch is measured on them.
 *
 * @throws TrainingError `invalid-option` for options out of range, `diverged` when the loss is not finite
 */
export function train(
  model: GraphAutoencoder,
  data: Graph | EdgeSplit,
  options?: TrainOptions,
): AsyncGenerator<Epoch<LinkMetrics>, void, undefined>;
/**
 * Trains an autoencoder on samples, or on the training part of a split. With a split, each epoch is
 * measured on its validation part.
 *
 * @throws TrainingError `invalid-option` for options out of range, `diverged` when the loss is not finite
 */
export function train(
  model: Autoencoder,
  data: Samples | SampleSplit,
  options?: TrainOptions,
): AsyncGenerator<Epoch<ReconstructionMetrics>, void, undefined>;
export function train(
  model: GraphAutoencoder | Autoencoder,
  data: Graph | EdgeSplit | Samples | SampleSplit,
  options: TrainOptions = {},
): AsyncGenerator<Epoch<LinkMetrics | ReconstructionMetrics>, void, undefined> {
  if (model instanceof Autoencoder) {
    if (isOfSamples(data)) return trainOnSamples(model, data, options);
    throw new TrainingError(
      'invalid-option',
      'an Autoencoder is trained on samples or a split of them, got a graph; graphs are for GraphAutoencoder',
    );
  }
  if (!isOfSamples(data)) return trainOnGraph(model, data, options);
  throw new TrainingError(
    'invalid-option',
    'a GraphAutoencoder is trained on a graph or a split of its edges, got samples; they are for Autoencoder',
  );
}

function isOfSamples(
  data: Graph | EdgeSplit | Samples | SampleSplit,
): data is Samples | SampleSplit {
  return 'values' in ('train' in data ? data.train : data);
}

function trainOnGraph(
  model: GraphAutoencoder,
  data: Graph | EdgeSplit,
  options: TrainOptions,
): AsyncGenerator<Epoch<LinkMetrics>, void, undefined> {
  const split = 'validation' in data && data.validation.positives.sources.length > 0 ? data : null;
  const validation = split && {
    measure: () => evaluateLinks(model, split, 'validation'),
    score: ({ auc }: LinkMetrics) => auc,
  };
  return trainAndKeep(model, 'train' in data ? data.train : data, validation, options);
}

function trainOnSamples(
  model: Autoencoder,
  data: Samples | SampleSplit,
  options: TrainOptions,
): AsyncGenerator<Epoch<ReconstructionMetrics>, void, undefined> {
  const split = 'train' in data && data.validation.count > 0 ? data : null;
  const validation = split && {
    measure: () => evaluateReconstruction(model, split.validation),
    score: ({ negativeElbo }: ReconstructionMetrics) => -negativeElbo,
  };
  return trainAndKeep(model, 'train' in data ? data.train : data, validation, options);
}

/** How an epoch is measured; the higher the score the better. */
interface Validation<Metrics> {
  readonly measure: () => Promise<Metrics>;
  readonly score: (metrics: Metrics) => number;
}

async function* trainAndKeep<Data, Batch, Metrics>(
  model: TrainableModel<Data, Batch>,
  data: Data,
  validation: Validation<Metrics> | null,
  { keep = 'last', ...options }: TrainOptions,
): AsyncGenerator<Epoch<Metrics>, void, undefined> {
  if (keep === 'best' && !validation) {
    throw new TrainingError(
      'invalid-option',
      "keep: 'best' chooses by validation, so it needs a split with a validation part",
    );
  }
  const best = keep === 'best' ? new BestParameters(model) : null;
  try {
    const epochs = trainEpochs(model, data, {
      ...options,
      ...(validation && { validate: validation.measure }),
    });
    for await (const epoch of epochs) {
      if (epoch.validation !== undefined && validation) {
        best?.offer(validation.score(epoch.validation));
      }
      yield epoch;
    }
  } finally {
    best?.restore();
  }
}
