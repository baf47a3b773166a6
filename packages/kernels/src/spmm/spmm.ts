import type { CsrMatrix } from '@latentgraph/graph';
import type * as tf from '@tensorflow/tfjs-core';
import { checkTensor, rejectArgument } from '../argument-checks.js';
import { runKernel } from '../registry/tfjs-registry.js';

export interface SpmmSignature {
  readonly inputs: { readonly dense: tf.Tensor2D };
  readonly attributes: { readonly matrix: CsrMatrix; readonly transpose: boolean };
  readonly outputs: readonly [tf.Tensor2D];
  readonly saved: readonly [];
}

export interface SpmmOptions {
  /** Multiply by the transpose of the matrix. @default false */
  readonly transpose?: boolean;
}

/**
 * Sparse matrix times dense matrix: M H, or Mᵀ H. Differentiable in `dense`, to any order.
 *
 * The matrix is a constant. Its copy for the kernel is made once per object and freed with it.
 *
 * @param matrix `[rows, columns]`
 * @param dense `[columns, F]`, or `[rows, F]` if transposed; float32
 * @returns `[rows, F]`, or `[columns, F]` if transposed
 * @throws KernelError `invalid-argument` if the shapes do not fit.
 */
export function spmm(
  matrix: CsrMatrix,
  dense: tf.Tensor2D,
  { transpose = false }: SpmmOptions = {},
): tf.Tensor2D {
  checkTensor('spmm', 'dense', dense, 2);
  const inner = transpose ? matrix.rows : matrix.columns;
  if (dense.shape[0] !== inner) {
    rejectArgument(
      `spmm: dense must have ${inner} rows, as many as the ${transpose ? 'transposed ' : ''}matrix [${matrix.rows}, ${matrix.columns}] has columns, got shape [${dense.shape}]`,
    );
  }
  return runKernel('LatentGraphSpmm', { dense }, { matrix, transpose })[0];
}
