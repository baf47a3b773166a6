import { countingSort } from '@latentgraph/graph';
import * as tf from '@tensorflow/tfjs-core';
import { indexTensor } from '../portable/indices.js';
import { sumRowGroups } from '../portable/row-sums.js';
import type { PortableKernel } from '../registry/kernel-signatures.js';
import type { EdgeSumSignature } from './edge-sum.js';

export const edgeSumPortable: PortableKernel<EdgeSumSignature> = (
  { weights, x },
  { pairs, rowCount },
) => {
  const { order, pointers } = countingSort(pairs.sources, rowCount);
  const targets = order.map((pair) => pairs.targets[pair]!);
  const out = sumRowGroups({
    pointers,
    width: x.shape[1],
    loadRows: (first, end) => {
      const rows = tf.gather(x, indexTensor(targets, first, end));
      const scales = tf.gather(weights, indexTensor(order, first, end));
      return tf.mul(rows, tf.reshape(scales, [end - first, 1]));
    },
  });
  return [out];
};
