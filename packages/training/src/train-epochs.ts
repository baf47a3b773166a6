/**
 * @file The training loop of every model, as an async generator: it yields after each epoch and does
 * nothing until the next is asked for. A progress bar, a worker's messages, pausing (not asking) and
 * stopping (`break`) need no callbacks. To stop without a loop, call the generator's `return()`: one that
 * is merely dropped keeps the optimizer's tensors.
 */
import { Random } from '@latentgraph/graph';
import type { LossTerms, RandomStreams, TrainableModel } from '@latentgraph/models';
import * as tf from '@tensorflow/tfjs-core';
import { Adam } from './adam.js';
import { TrainingError } from './errors.js';

export interface TrainEpochsOptions<Metrics> {
  /** @default 200 */
  readonly epochs?: number;
  /** Step size of Adam. @default 0.01 */
  readonly learningRate?: number;
  /** Items of one batch; a graph is one batch, whatever the size. @default 128 */
  readonly batchSize?: number;
  /**
   * Epochs over which the weight of the KL term rises from 0 to beta, epoch by epoch, so that the model
   * learns to reconstruct before its posterior is drawn to the prior (Sønderby et al., "Ladder Variational
   * Autoencoders", 2016). @default 0
   */
  readonly warmUpEpochs?: number;
  /** Seed of sampling during training; initial weights have the model's seed. @default 0 */
  readonly seed?: number;
  /** Ends training before the next epoch; what was learned stays in the model. */
  readonly signal?: AbortSignal;
  /** Measured after each epoch, outside its time. */
  readonly validate?: () => Promise<Metrics>;
}

/** What one pass over the data gave. */
export interface Epoch<Metrics> {
  /** From 1. */
  readonly number: number;
  /** reconstruction + beta * divergence, with what counts of beta then, and what else the model adds; mean over the batches */
  readonly loss: number;
  readonly reconstruction: number;
  /** KL divergence before beta. */
  readonly divergence: number;
  /** Time of sampling, forward, backward and update, without validation. */
  readonly milliseconds: number;
  readonly validation?: Metrics;
}

/**
 * Trains a model, one epoch per iteration. The same seed gives the same losses bit for bit, on the
 * wasm backend and on the cpu backend.
 *
 * @throws TrainingError `invalid-option` for options out of range, `diverged` when the loss is not finite
 */
export async function* trainEpochs<Data, Batch, Metrics = never>(
  model: TrainableModel<Data, Batch>,
  data: Data,
  options: TrainEpochsOptions<Metrics> = {},
): AsyncGenerator<Epoch<Metrics>, void, undefined> {
  const { epochs = 200, learningRate = 0.01, seed = 0, signal, validate } = options;
  const { batchSize = 128, warmUpEpochs = 0 } = options;
  requireWhole('epochs', epochs, 1);
  requireWhole('batchSize', batchSize, 1);
  requireWhole('warmUpEpochs', warmUpEpochs, 0);
  const streams = randomStreams(seed);
  const batchOptions = { size: batchSize, order: new Random(seed, 'batches') };
  const adam = new Adam(model.parameters(), { learningRate });
  try {
    for (let number = 1; number <= epochs && !signal?.aborted; number++) {
      const start = performance.now();
      const warmUp = warmUpEpochs === 0 ? 1 : Math.min(1, (number - 1) / warmUpEpochs);
      const losses = await runEpoch(model.batches(data, batchOptions), (batch) =>
        step(() => model.loss(batch, streams, warmUp), adam),
      );
      const milliseconds = performance.now() - start;
      if (!Number.isFinite(losses.loss)) {
        throw new TrainingError(
          'diverged',
          `the loss became ${losses.loss} in epoch ${number}; try a smaller learning rate than ${learningRate}, and check the features for huge values`,
        );
      }
      const measured = validate && { validation: await validate() };
      yield { number, ...losses, milliseconds, ...measured };
    }
  } finally {
    adam.dispose();
  }
}

function requireWhole(name: string, value: number, least: number): void {
  if (Number.isInteger(value) && value >= least) return;
  throw new TrainingError(
    'invalid-option',
    `${name} must be a whole number from ${least}, got ${value}`,
  );
}

function randomStreams(seed: number): RandomStreams {
  return {
    dropout: new Random(seed, 'dropout'),
    latent: new Random(seed, 'latent'),
    negatives: new Random(seed, 'negatives'),
  };
}

type EpochLosses = Pick<Epoch<never>, 'loss' | 'reconstruction' | 'divergence'>;

/** The mean over the batches, each of which counts alike. */
async function runEpoch<Batch>(
  batches: Iterable<Batch>,
  step: (batch: Batch) => Promise<EpochLosses>,
): Promise<EpochLosses> {
  const sums = { loss: 0, reconstruction: 0, divergence: 0 };
  let count = 0;
  for (const batch of batches) {
    const losses = await step(batch);
    sums.loss += losses.loss;
    sums.reconstruction += losses.reconstruction;
    sums.divergence += losses.divergence;
    count++;
  }
  return {
    loss: sums.loss / count,
    reconstruction: sums.reconstruction / count,
    divergence: sums.divergence / count,
  };
}

async function step(loss: () => LossTerms, adam: Adam): Promise<EpochLosses> {
  let terms: tf.Scalar[] = [];
  let gradients: tf.NamedTensorMap = {};
  try {
    gradients = tf.variableGrads(() => {
      const { total, reconstruction, divergence } = loss();
      terms = [total, reconstruction, divergence].map((term) => tf.keep(term));
      return total;
    }, adam.variables).grads;
    adam.step(gradients);
    const [total, reconstruction, divergence] = await Promise.all(terms.map((term) => term.data()));
    return { loss: total![0]!, reconstruction: reconstruction![0]!, divergence: divergence![0]! };
  } finally {
    tf.dispose([terms, gradients]);
  }
}
