/**
 * @file What the page asks of the worker that trains on digits: to train and to be told of epochs as they
 * come, and what the models make of a digit or of a place in latent space.
 */
import { useBackend } from '@latentgraph/backends';
import type { ImageSet } from '@latentgraph/datasets';
import * as tf from '@tensorflow/tfjs-core';
import type { DigitModelName, OfBothModels } from './digit-models.js';
import { type ModelPicture, picturesOf } from './digits-picture.js';
import type { DigitsSettings } from './digits-settings.js';
import { type DigitsEpoch, DigitsTraining } from './digits-training.js';
import { type Gray, toGray } from './gray.js';
import { vectorOnPlane } from './latent-map.js';
import { type Machine, machineOf } from './machine.js';
import { type Listener, letMessagesIn, NewsTeller } from './news-teller.js';
import { type Perturbation, type PerturbationRequest, perturb } from './perturbation.js';
import { distanceBetween } from './row-distances.js';
import { TrainingTurns } from './training-turns.js';

/** What the page must know of the digits. */
export interface DigitsDescription {
  readonly height: number;
  readonly width: number;
  /** Classes of the digits that are trained on, in the order of the maps' points. */
  readonly labels: Uint8Array;
  /** Digits that are not trained on: pixels from 0 to 1, `[n, height * width]`, and classes. */
  readonly heldOut: { readonly values: Float32Array; readonly labels: Uint8Array };
  readonly machine: Machine;
}

/** A training that has not begun. */
export interface OpenedDigits {
  readonly digits: DigitsDescription;
  readonly pictures: OfBothModels<ModelPicture>;
}

/** What has happened since the page was told last. */
export interface DigitsNews {
  readonly epochs: readonly OfBothModels<DigitsEpoch>[];
  readonly pictures: OfBothModels<ModelPicture>;
  readonly isDone: boolean;
  /** Tensors that are alive: after each beginning the same. */
  readonly tensorCount: number;
}

/** Takes news. */
export type DigitsListener = Listener<DigitsNews>;

/** A digit as a model gives it back. */
export interface Reconstruction {
  readonly gray: Gray;
  /** Euclidean, over the pixels. */
  readonly distance: number;
}

interface Opened {
  readonly training: DigitsTraining;
  /** The pictures last told, by which places on maps and shifts are meant. */
  pictures: OfBothModels<ModelPicture>;
}

export class DigitsTrainer {
  readonly #load: (dataFolder: string) => Promise<ImageSet>;
  #digits: ImageSet | undefined;
  #opened: Opened | undefined;
  readonly #turns = new TrainingTurns();

  constructor(load: (dataFolder: string) => Promise<ImageSet>) {
    this.#load = load;
  }

  /**
   * Begins anew; what was trained before is gone.
   * @param dataFolder address of the folder with the page's data
   */
  async open(settings: DigitsSettings, dataFolder: string): Promise<OpenedDigits> {
    return this.#turns.next(() => this.#open(settings, dataFolder));
  }

  /** Trains until all epochs are done, or until `pause`. */
  async run(listener: DigitsListener): Promise<void> {
    await this.#turns.next((goesOn) => this.#train(listener, goesOn));
  }

  /** Trains both models for one epoch. */
  async step(listener: DigitsListener): Promise<void> {
    let left = 1;
    await this.#turns.next(() => this.#train(listener, () => left-- > 0));
  }

  /** Stops after the epoch that is under way. */
  async pause(): Promise<void> {
    await this.#turns.pause();
  }

  /** A digit as both models give it back. */
  async reconstruct(digit: Float32Array): Promise<OfBothModels<Reconstruction>> {
    const { training } = this.#current;
    const of = async (name: DigitModelName): Promise<Reconstruction> => {
      const values = await training.reconstruct(name, digit);
      return { gray: toGray(values), distance: distanceBetween(values, digit) };
    };
    return { ae: await of('ae'), vae: await of('vae') };
  }

  /** What a model makes of a place on its map. */
  async decodePlace(name: DigitModelName, x: number, y: number): Promise<Gray> {
    const { training, pictures } = this.#current;
    return toGray(await training.decode(name, vectorOnPlane(pictures[name].plane, x, y)));
  }

  /** A digit changed by noise, and by a shift of its latent vector. */
  async perturb(digit: Float32Array, request: PerturbationRequest): Promise<Perturbation> {
    const { training, pictures } = this.#current;
    return perturb(training, digit, request, pictures[request.model].deviation);
  }

  /** What both models make of the same draws from the prior, `[count, pixels]` each. */
  async samples(count: number, seed: number): Promise<OfBothModels<Gray>> {
    const { ae, vae } = await this.#current.training.samples(count, seed);
    return { ae: toGray(ae), vae: toGray(vae) };
  }

  /** Tensors that are alive. */
  tensorCount(): number {
    return tf.memory().numTensors;
  }

  get #current(): Opened {
    if (this.#opened === undefined) throw new Error('no training is open');
    return this.#opened;
  }

  async #open(settings: DigitsSettings, dataFolder: string): Promise<OpenedDigits> {
    await this.#opened?.training.dispose();
    this.#opened = undefined;
    const backend = await useBackend(settings.backend);
    this.#digits ??= await this.#load(dataFolder);
    const training = new DigitsTraining(this.#digits, settings);
    const pictures = await picturesOf(training);
    this.#opened = { training, pictures };
    const { train, validation } = training.split;
    return {
      digits: {
        height: train.height,
        width: train.width,
        labels: train.labels,
        heldOut: { values: validation.values, labels: validation.labels },
        machine: machineOf(backend),
      },
      pictures,
    };
  }

  async #train(listener: DigitsListener, goesOn: () => boolean): Promise<void> {
    const opened = this.#current;
    const { training } = opened;
    let isDone = false;
    const teller = new NewsTeller(listener, async (epochs: DigitsNews['epochs']) => {
      opened.pictures = await picturesOf(training);
      return { epochs, pictures: opened.pictures, isDone, tensorCount: this.tensorCount() };
    });
    while (!isDone && goesOn()) {
      const ae = await training.step('ae');
      await letMessagesIn();
      const vae = await training.step('vae');
      isDone = !ae || !vae || vae.number === training.settings.epochs;
      if (ae && vae) await teller.add({ ae, vae });
    }
    await teller.finish();
  }
}
