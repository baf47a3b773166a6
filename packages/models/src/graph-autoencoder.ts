/**
 * @file The graph autoencoder: an encoder, a decoder and a reconstruction loss. GAE and VGAE are
 * choices of these three; so is a model with an encoder or decoder of your own.
 */
import type { PairDecoder } from '@latentgraph/decoders';
import { type Encoder, type GraphInput, graphInput, type Posterior } from '@latentgraph/encoders';
import { type Graph, Random } from '@latentgraph/graph';
import { Module } from '@latentgraph/layers';
import {
  exactCrossEntropy,
  graphDivergence,
  latentPenalty as latentPenaltyOf,
  type Reconstruction,
  type ReconstructionTarget,
  reconstructionTarget,
} from '@latentgraph/losses';
import * as tf from '@tensorflow/tfjs-core';
import type { LossTerms, RandomStreams, TrainableModel } from './trainable-model.js';
import { requireWeight, weighDivergence } from './weigh-divergence.js';

/** A graph made ready for training: what the encoder reads and what the loss compares with. */
export interface GraphBatch {
  readonly input: GraphInput;
  readonly target: ReconstructionTarget;
}

export interface GraphAutoencoderOptions {
  readonly encoder: Encoder<GraphInput>;
  readonly decoder: PairDecoder;
  /** @default exactCrossEntropy() */
  readonly reconstruction?: Reconstruction;
  /** Weight of the KL term at Kipf's scale; 0 leaves it out. @default 1 */
  readonly beta?: number;
  /**
   * Weight of half the squared length of the latent vectors, at the same scale: for a GAE, which has no
   * KL term, what beta is for a VGAE (Ghosh et al., "From Variational to Deterministic Autoencoders",
   * 2020). @default 0
   */
  readonly latentPenalty?: number;
}

/** Encoder + decoder + loss over a graph. It owns both parts: `dispose` frees them. */
export class GraphAutoencoder extends Module implements TrainableModel<Graph, GraphBatch> {
  readonly encoder: Encoder<GraphInput>;
  readonly decoder: PairDecoder;
  readonly reconstruction: Reconstruction;
  readonly beta: number;
  readonly latentPenalty: number;
  readonly #prepared = new WeakMap<Graph, GraphBatch>();

  /** @throws ModelError `invalid-option` for a negative weight or a loss that the decoder cannot have */
  constructor(options: GraphAutoencoderOptions) {
    super();
    const { encoder, decoder, reconstruction = exactCrossEntropy() } = options;
    const { beta = 1, latentPenalty = 0 } = options;
    this.beta = requireWeight('beta', beta);
    this.latentPenalty = requireWeight('latentPenalty', latentPenalty);
    reconstruction.requireSupport?.(decoder);
    this.encoder = this.child('encoder', encoder);
    this.decoder = this.child('decoder', decoder);
    this.reconstruction = reconstruction;
  }

  /** The graph is one batch. */
  batches(graph: Graph): Iterable<GraphBatch> {
    return [this.prepare(graph)];
  }

  /** Normalizes a graph for this model, once per graph. */
  prepare(graph: Graph): GraphBatch {
    let batch = this.#prepared.get(graph);
    if (!batch) {
      batch = { input: graphInput(graph), target: reconstructionTarget(graph) };
      this.#prepared.set(graph, batch);
    }
    return batch;
  }

  loss({ input, target }: GraphBatch, streams: RandomStreams, warmUp = 1): LossTerms {
    const posterior = this.encoder.encode(input, { training: true, random: streams.dropout });
    const z = posterior.sample(streams.latent);
    const reconstruction = this.reconstruction.loss(z, this.decoder, target, streams.negatives);
    const terms = weighDivergence(reconstruction, graphDivergence(posterior), warmUp * this.beta);
    if (this.latentPenalty === 0) return terms;
    const penalty = tf.mul(latentPenaltyOf(posterior), this.latentPenalty);
    return { ...terms, total: tf.add(terms.total, penalty) };
  }

  /** The posterior over the latent vectors of a graph's nodes, without training noise. */
  posterior(graph: Graph): Posterior {
    const { input } = this.prepare(graph);
    return this.encoder.encode(input, { training: false, random: new Random(0, 'dropout') });
  }
}

/** A `GraphAutoencoder` of the given parts. */
export function graphAutoencoder(options: GraphAutoencoderOptions): GraphAutoencoder {
  return new GraphAutoencoder(options);
}
