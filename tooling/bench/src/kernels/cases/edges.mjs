/** @file Kernels over pairs of nodes: the decoder's logits of sampled pairs, and their gradient. */
import { edgeDot, edgeSum } from '@latentgraph/kernels';
import * as tf from '@tensorflow/tfjs-core';
import { LATENT, NODES, randomPairs, randomTensor, randomValues } from '../inputs.mjs';

/** Cora's training edges and as many negatives. */
const PAIRS = 9000;
const operations = { of: /** @type {const} */ ('operations'), amount: 2 * PAIRS * LATENT };

/** @type {readonly import('../kernel-case.mjs').KernelCase[]} */
export const edgeCases = [
  {
    id: 'edge-dot',
    title: `edgeDot, 9,000 pairs of rows of Z [${NODES}, ${LATENT}]`,
    create() {
      const z = randomTensor(NODES, LATENT, 'z');
      const pairs = randomPairs(PAIRS);
      const [sources, targets] = [pairs.sources, pairs.targets].map((nodes) =>
        tf.tensor1d(Int32Array.from(nodes), 'int32'),
      );
      if (!sources || !targets) throw new RangeError('pairs have two ends');
      const byOps = () => tf.sum(tf.mul(tf.gather(z, sources), tf.gather(z, targets)), 1);
      return {
        ours: () => edgeDot(z, z, pairs).dispose(),
        peers: [{ name: 'tf.gather, tf.mul, tf.sum', run: () => tf.tidy(byOps).dispose() }],
        work: operations,
      };
    },
  },
  {
    id: 'edge-sum',
    title: `edgeSum, 9,000 pairs, X [${NODES}, ${LATENT}]`,
    create() {
      const x = randomTensor(NODES, LATENT, 'x');
      const weights = tf.tensor1d(randomValues(PAIRS, 'weights'));
      const pairs = randomPairs(PAIRS);
      return {
        ours: () => edgeSum(weights, x, pairs, NODES).dispose(),
        peers: [],
        work: operations,
      };
    },
  },
];
