import * as tf from '@tensorflow/tfjs-core';
import type { PortableKernel } from '../registry/kernel-signatures.js';
import type { GaussianDivergenceSignature } from './gaussian-divergence.js';

export const gaussianDivergencePortable: PortableKernel<GaussianDivergenceSignature> = ({
  mean,
  logStd,
}) => {
  const twoLogStd = tf.mul(logStd, 2);
  const excess = tf.sub<tf.Tensor2D>(tf.exp(twoLogStd), 1);
  const terms = tf.add(tf.square(mean), tf.sub(excess, twoLogStd));
  return [tf.mul(tf.sum<tf.Tensor1D>(terms, 1), 0.5), excess];
};
