/** @file Rows taken out of a matrix, and added into one. */
import { gatherRows, scatterRows } from '@latentgraph/kernels';
import * as tf from '@tensorflow/tfjs-core';
import { LATENT, NODES, randomIndices, randomTensor } from '../inputs.mjs';

const COUNT = 9000;
/** Each row is read and written. */
const bytes = 2 * COUNT * LATENT * Float32Array.BYTES_PER_ELEMENT;

/** @type {readonly import('../kernel-case.mjs').KernelCase[]} */
export const rowCases = [
  {
    id: 'gather-rows',
    title: `gatherRows, 9,000 rows of X [${NODES}, ${LATENT}]`,
    create() {
      const x = randomTensor(NODES, LATENT, 'x');
      const rows = randomIndices(COUNT, NODES, 'rows');
      const rowTensor = tf.tensor1d(Int32Array.from(rows), 'int32');
      return {
        ours: () => gatherRows(x, rows).dispose(),
        peers: [{ name: 'tf.gather', run: () => tf.gather(x, rowTensor).dispose() }],
        work: { of: 'bytes', amount: bytes },
      };
    },
  },
  {
    id: 'scatter-rows',
    title: `scatterRows, 9,000 rows into [${NODES}, ${LATENT}]`,
    create() {
      const x = randomTensor(COUNT, LATENT, 'x');
      const rows = randomIndices(COUNT, NODES, 'rows');
      return {
        ours: () => scatterRows(x, rows, NODES).dispose(),
        // tf.unsortedSegmentSum does not exist on wasm.
        peers: [],
        work: { of: 'bytes', amount: bytes },
      };
    },
  },
];
