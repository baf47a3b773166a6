import * as tf from '@tensorflow/tfjs-core';
import type { PortableKernel } from '../registry/kernel-signatures.js';
import type { MatMulSignature } from './mat-mul.js';

export const matMulPortable: PortableKernel<MatMulSignature> = (
  { a, b },
  { transposeA, transposeB },
) => {
  if (a.size > 0 && b.size > 0) return [tf.matMul(a, b, transposeA, transposeB)];
  // tfjs multiplies empty matrices on the cpu alone.
  return [tf.zeros([a.shape[transposeA ? 1 : 0], b.shape[transposeB ? 0 : 1]])];
};
