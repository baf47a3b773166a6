import * as tf from '@tensorflow/tfjs-core';
import type { PortableKernel } from '../registry/kernel-signatures.js';
import type { ReparameterizeSignature } from './reparameterize.js';

export const reparameterizePortable: PortableKernel<ReparameterizeSignature> = ({
  mean,
  logStd,
  noise,
}) => {
  const deviation = tf.mul<tf.Tensor2D>(tf.exp(logStd), noise);
  return [tf.add(mean, deviation), deviation];
};
