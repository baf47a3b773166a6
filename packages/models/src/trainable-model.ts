/**
 * @file What `train` needs of a model. Graph and image autoencoders have this shape; so can any
 * class of your own.
 */
import type { Random } from '@latentgraph/graph';
import type { Parameterized } from '@latentgraph/layers';
import type * as tf from '@tensorflow/tfjs-core';

/** One stream of random numbers per purpose, so that a draw added to one changes no other. */
export interface RandomStreams {
  /** Noise inside the encoder. */
  readonly dropout: Random;
  /** Samples of the posterior. */
  readonly latent: Random;
  /** Pairs without an edge, where the loss samples them. */
  readonly negatives: Random;
}

/** The loss of one step and what it is made of: total = reconstruction + beta * divergence. */
export interface LossTerms {
  readonly total: tf.Scalar;
  readonly reconstruction: tf.Scalar;
  /** KL divergence from the prior, not yet multiplied by beta. */
  readonly divergence: tf.Scalar;
}

/** A model that `train` can fit to `Data`, step by step. */
export interface TrainableModel<Data, Batch> extends Parameterized {
  /** The batches of one epoch; a graph is one batch. */
  batches(data: Data): Iterable<Batch>;
  /** The differentiable loss of one batch. */
  loss(batch: Batch, streams: RandomStreams): LossTerms;
}
