/**
 * @file The checks ops make of their arguments before a kernel runs. Kernels read memory by index
 * without looking, so nothing may pass that points outside.
 */
import type { NodePairs } from '@latentgraph/graph';
import type * as tf from '@tensorflow/tfjs-core';
import { KernelError } from './kernel-error.js';

/** @throws KernelError `invalid-argument` always. */
export function rejectArgument(message: string): never {
  throw new KernelError('invalid-argument', message);
}

/** Checks that a tensor is float32 and, if `rank` is given, that it has this rank. */
export function checkTensor(op: string, argument: string, tensor: tf.Tensor, rank?: number): void {
  if (tensor.dtype !== 'float32') {
    rejectArgument(
      `${op}: ${argument} must be float32, got ${tensor.dtype}; convert it with tf.cast(x, 'float32')`,
    );
  }
  if (rank !== undefined && tensor.rank !== rank) {
    rejectArgument(`${op}: ${argument} must have rank ${rank}, got shape [${tensor.shape}]`);
  }
}

/** Checks that tensors have one shape; they are named by their keys. */
export function checkSameShape(op: string, tensors: Readonly<Record<string, tf.Tensor>>): void {
  const shapes = Object.values(tensors).map(({ shape }) => `[${shape}]`);
  if (shapes.every((shape) => shape === shapes[0])) return;
  const names = Object.keys(tensors);
  rejectArgument(`${op}: ${names.join(', ')} must have one shape, got ${shapes.join(', ')}`);
}

/** Checks that every index is below `limit`, the number of rows of `of`. */
export function checkIndices(
  op: string,
  argument: string,
  indices: Uint32Array,
  limit: number,
  of: string,
): void {
  if (!(indices instanceof Uint32Array)) {
    rejectArgument(`${op}: ${argument} must be a Uint32Array`);
  }
  if (areBelow(indices, limit)) return;
  const k = indices.findIndex((index) => index >= limit);
  rejectArgument(
    `${op}: ${argument}[${k}] is ${indices[k]}, but ${of} has ${limit} rows (indices are zero-based)`,
  );
}

/** In 32-bit arithmetic without branches, since it looks at every pair of every step. */
function areBelow(indices: Uint32Array, limit: number): boolean {
  const signed = new Int32Array(indices.buffer, indices.byteOffset, indices.length);
  const last = Math.min(limit, 2 ** 31) - 1;
  // Negative in sum if an index is above 2^31 or above the last.
  let signs = last;
  for (let k = 0; k < signed.length; k++) {
    const index = signed[k]!;
    signs |= index | ((last - index) | 0);
  }
  return signs >= 0 || signed.length === 0;
}

/** Checks that a number of rows is a whole number from 0. */
export function checkRowCount(op: string, rowCount: number): void {
  if (!Number.isSafeInteger(rowCount) || rowCount < 0) {
    rejectArgument(`${op}: rowCount must be a whole number of at least 0, got ${rowCount}`);
  }
}

/** Checks that the pairs' two lists have one length. */
export function checkPairs(op: string, pairs: NodePairs): void {
  if (pairs.sources.length !== pairs.targets.length) {
    rejectArgument(
      `${op}: pairs has ${pairs.sources.length} sources and ${pairs.targets.length} targets; they must be as many`,
    );
  }
}
