/** @file What a training of a graph autoencoder on the page can be set to. */
import { number, oneOf, type SettingCodecs } from '../address/settings-codec.js';

/** Classes of WordNet's animals that are graphs of their own, in the order of their sizes. */
export const wordnetParts = ['mammal', 'bird', 'fish', 'reptile', 'insect'] as const;

export const graphNames = [
  'karate',
  'miserables',
  'synthetic',
  'wordnet',
  ...wordnetParts.map((part) => `wordnet-${part}` as const),
] as const;
/** A graph of the page, or the reader's own, which no address can name. */
export type GraphName = (typeof graphNames)[number] | 'file';

export const modelNames = ['vgae', 'gae'] as const;
export const encoderNames = ['gcn', 'linear'] as const;
export const decoderNames = ['inner-product', 'bilinear', 'mlp'] as const;
/** Backends a page can have. */
export const backendNames = ['wasm', 'webgl', 'webgpu', 'cpu'] as const;

/** Settings of one training. */
export interface GraphSettings {
  readonly graph: GraphName;
  readonly model: (typeof modelNames)[number];
  readonly encoder: (typeof encoderNames)[number];
  readonly decoder: (typeof decoderNames)[number];
  /** Width of the hidden layer of the encoder `gcn`. */
  readonly hidden: number;
  readonly latent: number;
  /** Weight of the KL term of a VGAE. */
  readonly beta: number;
  readonly rate: number;
  readonly epochs: number;
  readonly seed: number;
  readonly backend: (typeof backendNames)[number];
}

/** The settings in the page's address, and their defaults. */
export const graphSettingCodecs: SettingCodecs<GraphSettings> = {
  graph: oneOf<GraphName>(graphNames, 'karate'),
  model: oneOf(modelNames, 'vgae'),
  encoder: oneOf(encoderNames, 'gcn'),
  decoder: oneOf(decoderNames, 'inner-product'),
  hidden: number(32, { from: 1, to: 256, whole: true }),
  latent: number(8, { from: 1, to: 64, whole: true }),
  beta: number(1, { from: 0, to: 100 }),
  rate: number(0.01, { from: 0.0001, to: 1 }),
  epochs: number(200, { from: 1, to: 5000, whole: true }),
  seed: number(0, { from: 0, to: 2 ** 32 - 1, whole: true }),
  backend: oneOf(backendNames, 'wasm'),
};
