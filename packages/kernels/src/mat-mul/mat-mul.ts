import type * as tf from '@tensorflow/tfjs-core';
import { checkTensor, rejectArgument } from '../argument-checks.js';
import { runKernel } from '../registry/tfjs-registry.js';

export interface MatMulSignature {
  readonly inputs: { readonly a: tf.Tensor2D; readonly b: tf.Tensor2D };
  readonly attributes: { readonly transposeA: boolean; readonly transposeB: boolean };
  readonly outputs: readonly [tf.Tensor2D];
  readonly saved: readonly [tf.Tensor2D, tf.Tensor2D];
}

export interface MatMulOptions {
  /** @default false */
  readonly transposeA?: boolean;
  /** @default false */
  readonly transposeB?: boolean;
}

/**
 * Dense product op(a) op(b), where op may transpose. Differentiable in both, to any order.
 *
 * Unlike `tf.matMul` on the wasm backend, a transposed operand, which every gradient of a product has,
 * costs no more than a plain one.
 *
 * @param a `[m, k]`, or `[k, m]` if transposed; float32
 * @param b `[k, n]`, or `[n, k]` if transposed; float32
 * @returns `[m, n]`
 * @throws KernelError `invalid-argument` if the inner dimensions differ.
 */
export function matMul(
  a: tf.Tensor2D,
  b: tf.Tensor2D,
  { transposeA = false, transposeB = false }: MatMulOptions = {},
): tf.Tensor2D {
  checkTensor('matMul', 'a', a, 2);
  checkTensor('matMul', 'b', b, 2);
  const innerA = a.shape[transposeA ? 0 : 1];
  const innerB = b.shape[transposeB ? 1 : 0];
  if (innerA !== innerB) {
    rejectArgument(
      `matMul: the inner dimensions differ, ${innerA} and ${innerB}: a is [${a.shape}]${transposeA ? ' transposed' : ''}, b is [${b.shape}]${transposeB ? ' transposed' : ''}`,
    );
  }
  return runKernel('LatentGraphMatMul', { a, b }, { transposeA, transposeB })[0];
}
