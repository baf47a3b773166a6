import * as tf from '@tensorflow/tfjs-core';
import type { PortableKernel } from '../registry/kernel-signatures.js';
import type { AdamStepSignature } from './adam-step.js';

export const adamStepPortable: PortableKernel<AdamStepSignature> = (
  { parameter, first, second, gradient },
  { beta1, beta2, firstScale, secondScale, epsilon },
) => {
  const newFirst = decay(first, gradient, beta1);
  const newSecond = decay(second, tf.square(gradient), beta2);
  const root = tf.add(tf.sqrt(tf.mul(newSecond, secondScale)), epsilon);
  const step = tf.div(tf.mul(newFirst, firstScale), root);
  return [tf.sub(parameter, step), newFirst, newSecond];
};

function decay(moment: tf.Tensor, value: tf.Tensor, rate: number): tf.Tensor {
  return tf.add(tf.mul(moment, rate), tf.mul(value, 1 - rate));
}
