/** @file The element-wise ends of a step: a sample of the posterior, its divergence, the sampled loss. */
import { gaussianDivergence, reparameterize, sigmoidCrossEntropy } from '@latentgraph/kernels';
import * as tf from '@tensorflow/tfjs-core';
import { LATENT, NODES, randomTensor, randomValues } from '../inputs.mjs';

const floats = (/** @type {number} */ count) => ({
  of: /** @type {const} */ ('bytes'),
  amount: count * Float32Array.BYTES_PER_ELEMENT,
});
const PAIRS = 4488;
const size = `[${NODES}, ${LATENT}]`;

/** @type {readonly import('../kernel-case.mjs').KernelCase[]} */
export const posteriorCases = [
  {
    id: 'reparameterize',
    title: `reparameterize, z ${size}`,
    create() {
      const [mean, logStd, noise] = [latent('mean'), latent('logStd'), latent('noise')];
      const byOps = () => tf.add(mean, tf.mul(tf.exp(logStd), noise));
      return {
        ours: () => reparameterize(mean, logStd, noise).dispose(),
        peers: [{ name: 'tf.add, tf.mul, tf.exp', run: () => tf.tidy(byOps).dispose() }],
        // z, and z - mean for the gradient.
        work: floats(5 * NODES * LATENT),
      };
    },
  },
  {
    id: 'gaussian-divergence',
    title: `gaussianDivergence, mean and logStd ${size}`,
    create() {
      const [mean, logStd] = [latent('mean'), latent('logStd')];
      const byOps = () => {
        const squares = tf.add(tf.square(mean), tf.exp(tf.mul(2, logStd)));
        return tf.mul(0.5, tf.sum(tf.sub(squares, tf.add(tf.mul(2, logStd), 1)), 1));
      };
      return {
        ours: () => gaussianDivergence(mean, logStd).dispose(),
        peers: [{ name: 'tfjs ops', run: () => tf.tidy(byOps).dispose() }],
        // std² - 1 for the gradient, and a value a row.
        work: floats(3 * NODES * LATENT + NODES),
      };
    },
  },
  {
    id: 'sigmoid-cross-entropy',
    title: `sigmoidCrossEntropy, ${PAIRS.toLocaleString('en-US')} logits`,
    create() {
      const logits = tf.tensor1d(randomValues(PAIRS, 'logits'));
      return {
        ours: () => sigmoidCrossEntropy(logits, 1).dispose(),
        peers: [
          {
            name: 'tf.softplus, tf.sum',
            run: () => tf.tidy(() => tf.sum(tf.softplus(tf.neg(logits)))).dispose(),
          },
        ],
        work: floats(2 * PAIRS),
      };
    },
  },
];

/** @param {string} name */
function latent(name) {
  return randomTensor(NODES, LATENT, name);
}
