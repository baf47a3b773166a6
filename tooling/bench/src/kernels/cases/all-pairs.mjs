/** @file The exact loss over all pairs of nodes, beside the prototype. */
import { CsrMatrix } from '@latentgraph/graph';
import { allPairsCrossEntropy } from '@latentgraph/kernels';
import * as tf from '@tensorflow/tfjs-core';
import { adjacency, NODES, randomValues } from '../inputs.mjs';
import { startPrototype } from '../prototype.mjs';

/** @typedef {import('../kernel-case.mjs').KernelCase} KernelCase */
/** @typedef {import('../kernel-case.mjs').Contest} Contest */
/** @typedef {import('../kernel-case.mjs').Equipment} Equipment */

const POSITIVE_WEIGHT = 500;
/** Operations on each unordered pair beside the three products: the exponential, the logarithm, tanh. */
const ELEMENTWISE_OPERATIONS = 19;
/** The sums of both are float32 and float64; further apart, they are not of the same thing. */
const AGREEMENT = 1e-5;
const prototypeName = 'prototype';

/** @type {readonly KernelCase[]} */
export const allPairsCases = [8, 13, 16, 32, 64].map((width) => ({
  id: `all-pairs-${width}`,
  title: `allPairsCrossEntropy, loss and gradient, Z [${NODES}, ${width}]`,
  create: (equipment) => create(width, equipment),
  mostTimes: { [prototypeName]: { 1: 1.15, 2: 1.25 } },
}));

/** @type {(width: number, equipment: Equipment) => Promise<Contest>} */
async function create(width, { threads, prototype }) {
  const values = randomValues(NODES * width, 'z');
  const z = tf.tensor2d(values, [NODES, width]);
  const labels = adjacency();
  const unorderedPairs = (NODES * (NODES + 1)) / 2;
  /** @type {Contest} */
  const contest = {
    // The forward op computes the gradient along with the loss.
    ours: () => allPairsCrossEntropy(z, labels, { positiveWeight: POSITIVE_WEIGHT }).dispose(),
    peers: [],
    work: { of: 'operations', amount: unorderedPairs * (6 * width + ELEMENTWISE_OPERATIONS) },
  };
  if (prototype === undefined) return contest;
  const paddedWidth = Math.ceil(width / 8) * 8;
  const input = {
    z: padRows(values, width, paddedWidth),
    nodes: NODES,
    width: paddedWidth,
    threads,
  };
  const { run, close } = await startPrototype(prototype, input);
  checkAgreement(z, run());
  return { ...contest, peers: [{ name: prototypeName, run }], close };
}

/** Without labels both compute the same. @param {tf.Tensor2D} z @param {number} expected */
function checkAgreement(z, expected) {
  const none = CsrMatrix.fromEntries(NODES, NODES, { rows: [], columns: [] });
  const [loss = Number.NaN] = tf.tidy(() => allPairsCrossEntropy(z, none).dataSync());
  if (!(Math.abs(loss - expected) <= AGREEMENT * expected)) {
    throw new Error(`the kernel's sum over all pairs is ${loss}, the prototype's ${expected}`);
  }
}

/** @param {Float32Array} values @param {number} width @param {number} paddedWidth */
function padRows(values, width, paddedWidth) {
  const padded = new Float32Array((values.length / width) * paddedWidth);
  for (let row = 0; row * width < values.length; row++) {
    padded.set(values.subarray(row * width, (row + 1) * width), row * paddedWidth);
  }
  return padded;
}
