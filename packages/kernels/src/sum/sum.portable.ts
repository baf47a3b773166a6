import * as tf from '@tensorflow/tfjs-core';
import type { PortableKernel } from '../registry/kernel-signatures.js';
import type { SumSignature } from './sum.js';

/** tfjs's own sum, except of no values: there its wasm backend reads memory it has not set. */
export const sumPortable: PortableKernel<SumSignature> = ({ x }, { divisor }) => [
  divided(x.size === 0 ? tf.scalar(0) : tf.sum(x), divisor),
];

function divided(total: tf.Scalar, divisor: number): tf.Scalar {
  return divisor === 1 ? total : tf.div(total, divisor);
}
