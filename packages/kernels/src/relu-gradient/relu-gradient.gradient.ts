import * as tf from '@tensorflow/tfjs-core';
import type { KernelGradient } from '../registry/kernel-signatures.js';
import { type ReluGradientSignature, reluGradient } from './relu-gradient.js';

/** Linear in the output's gradient; by the output it has no derivative but 0. */
export const reluGradientGradients: KernelGradient<ReluGradientSignature> = {
  savedInputs: ['output'],
  derive: ([gradient], [output]) => ({
    output: () => tf.zerosLike(output),
    outGradient: () => reluGradient(output, gradient),
  }),
};
