/** @file From latent vectors to the probability of each pair, by any decoder. */
import type { PairDecoder } from '@latentgraph/decoders';
import * as tf from '@tensorflow/tfjs-core';
import { type DenseMatrix, inRows } from './dense-matrix.js';
import { withoutTensors } from './without-tensors.js';

export interface Decoding {
  /** s `[N, N]` */
  readonly logits: DenseMatrix;
  /** sigmoid(s) `[N, N]` */
  readonly probabilities: DenseMatrix;
}

/** Decodes all N² ordered pairs, each node with itself among them. @param z `[N, d]` */
export function decodeAllPairs(decoder: PairDecoder, z: DenseMatrix): Decoding {
  const count = z.length;
  const nodes = Array.from({ length: count }, (_, node) => node);
  const pairs = {
    sources: Uint32Array.from(nodes.flatMap((source) => nodes.map(() => source))),
    targets: Uint32Array.from(nodes.flatMap(() => nodes)),
  };
  return withoutTensors(() => {
    const logits = decoder.logits(tensorOf(z), pairs);
    return {
      logits: inRows(logits.dataSync<'float32'>(), count, count),
      probabilities: inRows(tf.sigmoid(logits).dataSync<'float32'>(), count, count),
    };
  });
}

/** `[N, d]` */
export function tensorOf(z: DenseMatrix): tf.Tensor2D {
  return tf.tensor2d(z.map((row) => [...row]));
}
