import * as tf from '@tensorflow/tfjs-core';

/** Runs a computation that ends in plain numbers, and frees every tensor it made. */
export function withoutTensors<Result>(compute: () => Result): Result {
  tf.engine().startScope();
  try {
    return compute();
  } finally {
    tf.engine().endScope();
  }
}
