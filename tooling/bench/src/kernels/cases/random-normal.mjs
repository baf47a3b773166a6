/** @file The noise of a sampled posterior. */
import { Random } from '@latentgraph/graph';
import { randomNormal } from '@latentgraph/kernels';
import * as tf from '@tensorflow/tfjs-core';
import { LATENT, NODES } from '../inputs.mjs';

/** @type {readonly import('../kernel-case.mjs').KernelCase[]} */
export const randomNormalCases = [
  {
    id: 'random-normal',
    title: `randomNormal [${NODES}, ${LATENT}]`,
    create() {
      const random = new Random(0, 'latent');
      return {
        ours: () => randomNormal([NODES, LATENT], random).dispose(),
        peers: [{ name: 'tf.randomNormal', run: () => tf.randomNormal([NODES, LATENT]).dispose() }],
      };
    },
  },
];
