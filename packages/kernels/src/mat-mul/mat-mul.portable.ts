import * as tf from '@tensorflow/tfjs-core';
import type { PortableKernel } from '../registry/kernel-signatures.js';
import type { MatMulSignature } from './mat-mul.js';

export const matMulPortable: PortableKernel<MatMulSignature> = (
  { a, b },
  { transposeA, transposeB },
) => [tf.matMul(a, b, transposeA, transposeB)];
