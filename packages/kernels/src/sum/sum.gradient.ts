import * as tf from '@tensorflow/tfjs-core';
import type { KernelGradient } from '../registry/kernel-signatures.js';
import type { SumSignature } from './sum.js';

export const sumGradient: KernelGradient<SumSignature> = {
  savedInputs: [],
  derive: ([outGradient], _saved, { shape, divisor }) => ({
    x: () => tf.mul(tf.fill([...shape], 1 / divisor), outGradient),
  }),
};
