/** @file Sparse times dense: propagation over the graph, and sparse features times weights. */
import { spmm } from '@latentgraph/kernels';
import * as tf from '@tensorflow/tfjs-core';
import { adjacency, FEATURES, features, HIDDEN, NODES, randomTensor } from '../inputs.mjs';

/** @typedef {import('@latentgraph/graph').CsrMatrix} CsrMatrix */
/** @typedef {import('../kernel-case.mjs').KernelCase} KernelCase */

/** @type {readonly KernelCase[]} */
export const spmmCases = [
  spmmCase(
    'spmm-adjacency',
    `spmm, A [${NODES}, ${NODES}] H [${NODES}, ${HIDDEN}]`,
    adjacency,
    false,
  ),
  spmmCase(
    'spmm-features',
    `spmm, X [${NODES}, ${FEATURES}] W [${FEATURES}, ${HIDDEN}]`,
    features,
    false,
  ),
  spmmCase('spmm-features-transposed', `spmm, Xᵀ G [${NODES}, ${HIDDEN}]`, features, true),
];

/** @type {(id: string, title: string, makeMatrix: () => CsrMatrix, transpose: boolean) => KernelCase} */
function spmmCase(id, title, makeMatrix, transpose) {
  return {
    id,
    title,
    create() {
      const matrix = makeMatrix();
      const dense = randomTensor(transpose ? matrix.rows : matrix.columns, HIDDEN, 'dense');
      const densified = densify(matrix);
      return {
        ours: () => spmm(matrix, dense, { transpose }).dispose(),
        peers: [
          {
            name: 'tf.matMul, densified',
            run: () => tf.matMul(densified, dense, transpose).dispose(),
          },
        ],
        work: { of: 'operations', amount: 2 * matrix.nonZeros * HIDDEN },
      };
    },
  };
}

/** @param {CsrMatrix} matrix */
function densify({ rows, columns, ...matrix }) {
  const values = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const [start = 0, end = 0] = matrix.rowPointers.subarray(row, row + 2);
    for (let k = start; k < end; k++) {
      values[row * columns + (matrix.columnIndices[k] ?? 0)] = matrix.values[k] ?? 0;
    }
  }
  return tf.tensor2d(values, [rows, columns]);
}
