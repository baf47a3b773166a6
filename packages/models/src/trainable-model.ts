/**
 * @file What `train` needs of a model. Graph and image autoencoders have this shape; so can any
 * class of your own.
 */
import type { Random } from '@latentgraph/graph';
import type { Parameterized } from '@latentgraph/layers';
import type * as tf from '@tensorflow/tfjs-core';

/** How an epoch goes through the data. */
export interface BatchOptions {
  /** Items of one batch; the last may have fewer. A graph is one batch, whatever the size. */
  readonly size: number;
  /** Source of the order. */
  readonly order: Random;
}

/** One stream of random numbers per purpose, so that a draw added to one changes no other. */
export interface RandomStreams {
  /** Noise inside the encoder. */
  readonly dropout: Random;
  /** Samples of the posterior. */
  readonly latent: Random;
  /** Pairs without an edge, where the loss samples them. */
  readonly negatives: Random;
}

/**
 * The loss of one step and what it is made of: total = reconstruction + warmUp * beta * divergence, and
 * whatever else a model adds.
 */
export interface LossTerms {
  readonly total: tf.Scalar;
  readonly reconstruction: tf.Scalar;
  /** KL divergence from the prior, not yet multiplied by beta. */
  readonly divergence: tf.Scalar;
}

/** A model that `train` can fit to `Data`, step by step. */
export interface TrainableModel<Data, Batch> extends Parameterized {
  /** The batches of one epoch. Each may be freed when the next is asked for. */
  batches(data: Data, options: BatchOptions): Iterable<Batch>;
  /**
   * The differentiable loss of one batch.
   * @param warmUp share of beta that counts at this step, from 0 to 1; see `warmUpEpochs` of `train`
   */
  loss(batch: Batch, streams: RandomStreams, warmUp: number): LossTerms;
}
