import * as tf from '@tensorflow/tfjs-core';
import type { PortableKernel } from '../registry/kernel-signatures.js';
import type { BernoulliCrossEntropySignature } from './bernoulli-cross-entropy.js';

export const bernoulliCrossEntropyPortable: PortableKernel<BernoulliCrossEntropySignature> = ({
  logits,
  targets,
}) => {
  // max(s, 0) - t s first: where softplus(s) and t s are large, their difference need not be.
  const linear = tf.sub(tf.relu(logits), tf.mul(targets, logits));
  const terms = tf.add(linear, tf.log1p(tf.exp(tf.neg(tf.abs(logits)))));
  // tfjs's wasm backend sums no values to what its memory holds.
  const loss = logits.size === 0 ? tf.scalar(0) : tf.sum<tf.Scalar>(terms);
  return [loss, tf.sub(tf.sigmoid(logits), targets)];
};
