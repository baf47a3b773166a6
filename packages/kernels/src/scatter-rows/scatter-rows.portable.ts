import { countingSort } from '@latentgraph/graph';
import * as tf from '@tensorflow/tfjs-core';
import { indexTensor } from '../portable/indices.js';
import { sumRowGroups } from '../portable/row-sums.js';
import type { PortableKernel } from '../registry/kernel-signatures.js';
import type { ScatterRowsSignature } from './scatter-rows.js';

export const scatterRowsPortable: PortableKernel<ScatterRowsSignature> = (
  { x },
  { rows, rowCount },
) => {
  const { order, pointers } = countingSort(rows, rowCount);
  const out = sumRowGroups({
    pointers,
    width: x.shape[1],
    loadRows: (first, end) => tf.gather(x, indexTensor(order, first, end)),
  });
  return [out];
};
