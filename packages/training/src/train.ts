import type { EdgeSplit, Graph } from '@latentgraph/graph';
import type { GraphAutoencoder } from '@latentgraph/models';
import { BestParameters } from './best-parameters.js';
import { TrainingError } from './errors.js';
import { evaluateLinks, type LinkMetrics } from './evaluate-links.js';
import { type Epoch, type TrainEpochsOptions, trainEpochs } from './train-epochs.js';

export interface TrainOptions extends Omit<TrainEpochsOptions<LinkMetrics>, 'validate'> {
  /**
   * Which weights the model has in the end: those of the last epoch, as in the paper, or those of
   * the epoch with the best validation AUC. @default 'last'
   */
  readonly keep?: 'last' | 'best';
}

/**
 * Trains a graph autoencoder on a graph, or on the training edges of a split. With a split that has
 * validation edges, each epoch is measured on them.
 *
 * @throws TrainingError `invalid-option` for options out of range, `diverged` when the loss is not finite
 */
export async function* train(
  model: GraphAutoencoder,
  data: Graph | EdgeSplit,
  { keep = 'last', ...options }: TrainOptions = {},
): AsyncGenerator<Epoch<LinkMetrics>, void, undefined> {
  const split = 'validation' in data && data.validation.positives.sources.length > 0 ? data : null;
  if (keep === 'best' && !split) {
    throw new TrainingError(
      'invalid-option',
      "keep: 'best' chooses by validation AUC, so it needs a split with validation edges",
    );
  }
  const best = keep === 'best' ? new BestParameters(model) : null;
  try {
    const epochs = trainEpochs(model, 'train' in data ? data.train : data, {
      ...options,
      ...(split && { validate: () => evaluateLinks(model, split, 'validation') }),
    });
    for await (const epoch of epochs) {
      if (epoch.validation) best?.offer(epoch.validation.auc);
      yield epoch;
    }
  } finally {
    best?.restore();
  }
}
