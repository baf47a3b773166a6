import * as tf from '@tensorflow/tfjs-core';
import { softplus } from '../portable/softplus.js';
import type { PortableKernel } from '../registry/kernel-signatures.js';
import type { SigmoidCrossEntropySignature } from './sigmoid-cross-entropy.js';

export const sigmoidCrossEntropyPortable: PortableKernel<SigmoidCrossEntropySignature> = (
  { logits },
  { label },
) => {
  const sign = label === 1 ? -1 : 1;
  const x = tf.mul(logits, sign);
  // tfjs's wasm backend sums no values to what its memory holds.
  const loss = logits.size === 0 ? tf.scalar(0) : tf.sum<tf.Scalar>(softplus(x));
  return [loss, tf.mul(tf.sigmoid(x), sign)];
};
