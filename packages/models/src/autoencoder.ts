/**
 * @file The autoencoder of vectors: an encoder, a decoder and a reconstruction loss. AE and VAE are
 * choices of these three, as GAE and VGAE are of a `GraphAutoencoder`'s; so is a model with an encoder or
 * decoder of your own.
 */
import type { InputDecoder } from '@latentgraph/decoders';
import type { Encoder, Posterior } from '@latentgraph/encoders';
import { Random } from '@latentgraph/graph';
import { Module } from '@latentgraph/layers';
import { type InputReconstruction, meanDivergence } from '@latentgraph/losses';
import * as tf from '@tensorflow/tfjs-core';
import { gatherSamples, type Samples, sampleWidth } from './samples.js';
import type { BatchOptions, LossTerms, RandomStreams, TrainableModel } from './trainable-model.js';
import { requireWeight, weighDivergence } from './weigh-divergence.js';

export interface AutoencoderOptions {
  readonly encoder: Encoder<tf.Tensor2D>;
  readonly decoder: InputDecoder;
  readonly reconstruction: InputReconstruction;
  /** Weight of the KL term; 1 makes the loss the negative evidence lower bound. @default 1 */
  readonly beta?: number;
}

/** Encoder + decoder + loss over vectors. It owns both parts: `dispose` frees them. */
export class Autoencoder extends Module implements TrainableModel<Samples, tf.Tensor2D> {
  readonly encoder: Encoder<tf.Tensor2D>;
  readonly decoder: InputDecoder;
  readonly reconstruction: InputReconstruction;
  readonly beta: number;

  /** @throws ModelError `invalid-option` for a negative beta */
  constructor({ encoder, decoder, reconstruction, beta = 1 }: AutoencoderOptions) {
    super();
    this.beta = requireWeight('beta', beta);
    this.encoder = this.child('encoder', encoder);
    this.decoder = this.child('decoder', decoder);
    this.reconstruction = reconstruction;
  }

  /**
   * All samples once, in a new order, some at a time.
   * @throws ModelError `shape-mismatch` where the values are not so many vectors of one length
   */
  *batches(samples: Samples, { size, order }: BatchOptions): Generator<tf.Tensor2D> {
    const width = sampleWidth(samples);
    const indices = order.shuffle(Uint32Array.from({ length: samples.count }, (_, k) => k));
    for (let first = 0; first < samples.count; first += size) {
      const chosen = indices.subarray(first, first + size);
      const batch = tf.tensor2d(gatherSamples(samples, width, chosen), [chosen.length, width]);
      try {
        yield batch;
      } finally {
        batch.dispose();
      }
    }
  }

  /** @param inputs `[N, F]` */
  loss(inputs: tf.Tensor2D, streams: RandomStreams, warmUp = 1): LossTerms {
    const posterior = this.encoder.encode(inputs, { training: true, random: streams.dropout });
    const decoded = this.decoder.decode(posterior.sample(streams.latent));
    const reconstruction = this.reconstruction.loss(decoded, inputs);
    return weighDivergence(reconstruction, meanDivergence(posterior), warmUp * this.beta);
  }

  /** The posterior over the latent vectors of inputs `[N, F]`, without training noise. */
  posterior(inputs: tf.Tensor2D): Posterior {
    return this.encoder.encode(inputs, { training: false, random: new Random(0, 'dropout') });
  }

  /** The inputs `[N, F]` that latent vectors `[N, d]` stand for, in the inputs' own unit. */
  decode(z: tf.Tensor2D): tf.Tensor2D {
    return tf.tidy(() => this.reconstruction.reconstruct(this.decoder.decode(z)));
  }
}

/** An `Autoencoder` of the given parts. */
export function autoencoder(options: AutoencoderOptions): Autoencoder {
  return new Autoencoder(options);
}
