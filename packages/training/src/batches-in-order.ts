import type { Samples } from '@latentgraph/models';
import * as tf from '@tensorflow/tfjs-core';

/** So many that few are needed, and so few that they need little memory. */
const batchSize = 500;

/** The samples in their order, some at a time `[n, F]`; each is freed when the next is asked for. */
export function* batchesInOrder({ count, values }: Samples): Generator<tf.Tensor2D> {
  const width = values.length / count;
  for (let first = 0; first < count; first += batchSize) {
    const end = Math.min(count, first + batchSize);
    const batch = tf.tensor2d(values.subarray(first * width, end * width), [end - first, width]);
    try {
      yield batch;
    } finally {
      batch.dispose();
    }
  }
}
