import type { Random } from '@latentgraph/graph';
import { randomNormal } from '@latentgraph/kernels';
import * as tf from '@tensorflow/tfjs-core';

/** Images `[B, H, W, C]` of normal numbers. */
export function randomImages(
  shape: readonly [batch: number, height: number, width: number, channels: number],
  random: Random,
): tf.Tensor4D {
  return tf.tidy(() =>
    tf.reshape(randomNormal([tf.util.sizeFromShape([...shape])], random), [...shape]),
  );
}
