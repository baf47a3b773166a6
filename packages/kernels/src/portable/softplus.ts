import * as tf from '@tensorflow/tfjs-core';

/** max(x, 0) + ln(1 + e^-|x|): never overflows, and exact where tf.softplus cuts off. */
export function softplus(x: tf.Tensor): tf.Tensor {
  return tf.add(tf.relu(x), tf.log1p(tf.exp(tf.neg(tf.abs(x)))));
}
