import { type Samples, sampleWidth } from '@latentgraph/models';
import * as tf from '@tensorflow/tfjs-core';

/** So many that few are needed, and so few that they need little memory. */
const batchSize = 500;

/** The samples in their order, some at a time `[n, F]`; each is freed when the next is asked for. */
export function* batchesInOrder(samples: Samples): Generator<tf.Tensor2D> {
  const width = sampleWidth(samples);
  const { count, values } = samples;
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
