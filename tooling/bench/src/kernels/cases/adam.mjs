/** @file A step of Adam on the weights of a VGAE on Cora. */
import { Adam } from '@latentgraph/training';
import * as tf from '@tensorflow/tfjs-core';
import { FEATURES, HIDDEN, LATENT, randomTensor } from '../inputs.mjs';

const shapes = [
  { rows: FEATURES, columns: HIDDEN },
  { rows: HIDDEN, columns: LATENT },
  { rows: HIDDEN, columns: LATENT },
];
const LEARNING_RATE = 0.01;
/** Read: weight, gradient, two moments. Written: weight, two moments. */
const TRANSFERS = 7;

/** @type {readonly import('../kernel-case.mjs').KernelCase[]} */
export const adamCases = [
  {
    id: 'adam',
    title: `Adam, W [${FEATURES}, ${HIDDEN}] and two [${HIDDEN}, ${LATENT}]`,
    create() {
      const parameters = new Map(
        shapes.map(({ rows, columns }, k) => [
          `weight-${k}`,
          tf.variable(randomTensor(rows, columns, `weight-${k}`)),
        ]),
      );
      const gradients = Object.fromEntries(
        [...parameters.values()].map(({ name, shape: [rows = 0, columns = 0] }) => [
          name,
          randomTensor(rows, columns, 'gradient'),
        ]),
      );
      const namedGradients = Object.entries(gradients).map(([name, tensor]) => ({ name, tensor }));
      const optimizer = new Adam(parameters, { learningRate: LEARNING_RATE });
      const tfjsOptimizer = tf.train.adam(LEARNING_RATE);
      const count = shapes.reduce((sum, { rows, columns }) => sum + rows * columns, 0);
      return {
        ours: () => optimizer.step(gradients),
        peers: [{ name: 'tf.train.adam', run: () => tfjsOptimizer.applyGradients(namedGradients) }],
        work: { of: 'bytes', amount: TRANSFERS * count * Float32Array.BYTES_PER_ELEMENT },
      };
    },
  },
];
