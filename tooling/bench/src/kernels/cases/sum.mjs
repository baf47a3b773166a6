/** @file The sum of all values, ours in float64. */
import { sum } from '@latentgraph/kernels';
import * as tf from '@tensorflow/tfjs-core';
import { LATENT, NODES, randomTensor } from '../inputs.mjs';

/** @type {readonly import('../kernel-case.mjs').KernelCase[]} */
export const sumCases = [
  {
    id: 'sum',
    title: `sum (float64) of X [${NODES}, ${LATENT}]`,
    create() {
      const x = randomTensor(NODES, LATENT, 'x');
      return {
        ours: () => sum(x).dispose(),
        peers: [{ name: 'tf.sum (float32)', run: () => tf.sum(x).dispose() }],
        work: { of: 'bytes', amount: x.size * Float32Array.BYTES_PER_ELEMENT },
      };
    },
  },
];
