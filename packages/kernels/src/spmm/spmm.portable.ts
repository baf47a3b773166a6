import * as tf from '@tensorflow/tfjs-core';
import { indexTensor } from '../portable/indices.js';
import { sumRowGroups } from '../portable/row-sums.js';
import type { PortableKernel } from '../registry/kernel-signatures.js';
import type { SpmmSignature } from './spmm.js';

/** Gathers the rows that each entry meets, scales them, and adds those of a row as a tree. */
export const spmmPortable: PortableKernel<SpmmSignature> = ({ dense }, { matrix, transpose }) => {
  const { rowPointers, columnIndices, values } = transpose ? matrix.transpose() : matrix;
  const product = sumRowGroups({
    pointers: rowPointers,
    width: dense.shape[1],
    loadRows: (first, end) => {
      const rows = tf.gather(dense, indexTensor(columnIndices, first, end));
      return tf.mul(rows, tf.tensor2d(values.subarray(first, end), [end - first, 1]));
    },
  });
  return [product];
};
