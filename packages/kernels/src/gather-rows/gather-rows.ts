import type * as tf from '@tensorflow/tfjs-core';
import { checkIndices, checkTensor } from '../argument-checks.js';
import { runKernel } from '../registry/tfjs-registry.js';

export interface GatherRowsSignature {
  readonly inputs: { readonly x: tf.Tensor2D };
  readonly attributes: { readonly rows: Uint32Array; readonly rowCount: number };
  readonly outputs: readonly [tf.Tensor2D];
  readonly saved: readonly [];
}

/**
 * Rows of a matrix by index: out[k] = x[rows[k]]. Differentiable, to any order; the gradient adds in a
 * fixed order, where that of `tf.gather` fails on wasm and is quadratic on cpu.
 *
 * @param x `[N, d]`, float32
 * @param rows `[P]`, zero-based, may repeat
 * @returns `[P, d]`
 * @throws KernelError `invalid-argument` for an index outside.
 */
export function gatherRows(x: tf.Tensor2D, rows: Uint32Array): tf.Tensor2D {
  checkTensor('gatherRows', 'x', x, 2);
  checkIndices('gatherRows', 'rows', rows, x.shape[0], 'x');
  return runKernel('LatentGraphGatherRows', { x }, { rows, rowCount: x.shape[0] })[0];
}
