import type * as tf from '@tensorflow/tfjs-core';
import { checkIndices, checkRowCount, checkTensor, rejectArgument } from '../argument-checks.js';
import { runKernel } from '../registry/tfjs-registry.js';

export interface ScatterRowsSignature {
  readonly inputs: { readonly x: tf.Tensor2D };
  readonly attributes: { readonly rows: Uint32Array; readonly rowCount: number };
  readonly outputs: readonly [tf.Tensor2D];
  readonly saved: readonly [];
}

/**
 * Adds rows at their indices: out[r] = sum over the k with rows[k] = r of x[k], always in the same order;
 * the adjoint of `gatherRows`. Differentiable, to any order.
 *
 * @param x `[P, d]`, float32
 * @param rows `[P]`, zero-based, may repeat
 * @param rowCount rows of the result
 * @returns `[rowCount, d]`; rows that no index names are zero
 * @throws KernelError `invalid-argument` for a wrong number of indices, an index outside, or a `rowCount`
 *   that is no whole number.
 */
export function scatterRows(x: tf.Tensor2D, rows: Uint32Array, rowCount: number): tf.Tensor2D {
  checkTensor('scatterRows', 'x', x, 2);
  if (rows.length !== x.shape[0]) {
    rejectArgument(
      `scatterRows: rows must have one index for each of the ${x.shape[0]} rows of x, got ${rows.length}`,
    );
  }
  checkRowCount('scatterRows', rowCount);
  checkIndices('scatterRows', 'rows', rows, rowCount, 'the result');
  return runKernel('LatentGraphScatterRows', { x }, { rows, rowCount })[0];
}
