/**
 * @file An AE and a VAE in training on the same digits, to be stepped and looked into. It knows nothing of
 * pages and workers, and runs in Node too.
 */
import { type ImageSet, type ImageSplit, splitImages } from '@latentgraph/datasets';
import { Random } from '@latentgraph/graph';
import { randomNormal } from '@latentgraph/kernels';
import { type Autoencoder, ae, vae } from '@latentgraph/models';
import {
  decodeVectors,
  type Embedding,
  type Epoch,
  embedSamples,
  type ReconstructionMetrics,
  train,
} from '@latentgraph/training';
import { type DigitModelName, digitModelNames, type OfBothModels } from './digit-models.js';
import type { DigitsSettings } from './digits-settings.js';
import { encodeDigits } from './latent-vectors.js';

/** One epoch of one model; measured on digits it is not trained on. */
export type DigitsEpoch = Epoch<ReconstructionMetrics>;

/** Smaller batches than the default: the set is small, and more steps teach more. */
const batchSize = 64;

/** Both models, at the same epoch unless one is just being trained. */
export class DigitsTraining {
  readonly settings: DigitsSettings;
  /** Nine tenths are trained on, the rest, `validation`, is shown. */
  readonly split: ImageSplit;
  readonly #models: OfBothModels<Autoencoder>;
  readonly #epochs: OfBothModels<AsyncGenerator<DigitsEpoch, void, undefined>>;

  constructor(digits: ImageSet, settings: DigitsSettings) {
    const { latent, hidden, beta, seed, epochs, rate } = settings;
    this.settings = settings;
    this.split = splitImages(digits, { validation: 0.1, test: 0, seed });
    const inputs = digits.height * digits.width;
    const parts = { inputs, latent, hidden: [hidden, Math.ceil(hidden / 2)], seed };
    this.#models = { ae: ae(parts), vae: vae({ ...parts, beta }) };
    const options = { epochs, learningRate: rate, batchSize, seed };
    this.#epochs = {
      ae: train(this.#models.ae, this.split, options),
      vae: train(this.#models.vae, this.split, options),
    };
  }

  /** Trains one model for one epoch; undefined where all are done. */
  async step(name: DigitModelName): Promise<DigitsEpoch | undefined> {
    const { value } = await this.#epochs[name].next();
    return value ?? undefined;
  }

  /** Latent vectors of the digits that are trained on. */
  embedTrainingDigits(name: DigitModelName): Promise<Embedding> {
    return embedSamples(this.#models[name], this.split.train);
  }

  /** Latent vectors `[n, d]` of digits `[n, pixels]`. */
  encode(name: DigitModelName, digits: Float32Array): Promise<Float32Array> {
    return encodeDigits(this.#models[name], digits, this.pixels);
  }

  /** Digits `[n, pixels]` of latent vectors `[n, d]`. */
  decode(name: DigitModelName, vectors: Float32Array): Promise<Float32Array> {
    return decodeVectors(this.#models[name], vectors, this.settings.latent);
  }

  async reconstruct(name: DigitModelName, digits: Float32Array): Promise<Float32Array> {
    return this.decode(name, await this.encode(name, digits));
  }

  /** What both models make of the same draws from the prior N(0, I). */
  async samples(count: number, seed: number): Promise<OfBothModels<Float32Array>> {
    const draws = randomNormal([count, this.settings.latent], new Random(seed, 'prior'));
    const vectors = await draws.data<'float32'>();
    draws.dispose();
    return { ae: await this.decode('ae', vectors), vae: await this.decode('vae', vectors) };
  }

  /** Pixels of a digit. */
  get pixels(): number {
    const { height, width } = this.split.train;
    return height * width;
  }

  async dispose(): Promise<void> {
    for (const name of digitModelNames) {
      await this.#epochs[name].return();
      this.#models[name].dispose();
    }
  }
}
