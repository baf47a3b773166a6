/** @file What a training of the two autoencoders of digits can be set to. */
import { number, oneOf, type SettingCodecs } from '../address/settings-codec.js';
import { backendNames } from './graph-settings.js';

/** Settings of one training; both models have them alike. */
export interface DigitsSettings {
  readonly latent: number;
  /** Width of the first hidden layer. */
  readonly hidden: number;
  /** Weight of the VAE's KL term. */
  readonly beta: number;
  readonly rate: number;
  readonly epochs: number;
  readonly seed: number;
  readonly backend: (typeof backendNames)[number];
}

/** The settings in the page's address, and their defaults. */
export const digitsSettingCodecs: SettingCodecs<DigitsSettings> = {
  latent: number(2, { from: 2, to: 32, whole: true }),
  hidden: number(128, { from: 4, to: 512, whole: true }),
  beta: number(1, { from: 0, to: 100 }),
  rate: number(0.002, { from: 0.0001, to: 1 }),
  epochs: number(40, { from: 1, to: 1000, whole: true }),
  seed: number(0, { from: 0, to: 2 ** 32 - 1, whole: true }),
  backend: oneOf(backendNames, 'wasm'),
};
