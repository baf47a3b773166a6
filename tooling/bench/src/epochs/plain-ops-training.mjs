/**
 * @file A process that trains a VGAE by TensorFlow.js's own ops: dense products, all N x N logits,
 * tfjs's Adam. What one writes without LatentGraph; its figures are the peer's.
 *
 * The backend is started by LatentGraph only because it registers tfjs's gradients.
 */
import { useBackend } from '@latentgraph/backends';
import { loadDataset } from '@latentgraph/datasets';
import { Random, splitEdges, symmetricNormalization } from '@latentgraph/graph';
import { exactWeights, reconstructionTarget } from '@latentgraph/losses';
import * as tf from '@tensorflow/tfjs-core';
import { summarize } from '../statistics.mjs';

/** @typedef {import('@latentgraph/graph').CsrMatrix} CsrMatrix */

const HIDDEN = 32;
const LATENT = 16;
const LEARNING_RATE = 0.01;
const kilobyte = 1024;

const { dataset, dataRoot, epochs, backend } = JSON.parse(process.argv[2] ?? '');
await useBackend(backend, { threads: 1 });
const graph = await loadDataset(dataset, { dataRoot });
const { train } = splitEdges(graph, { seed: 0 });
if (train.features === undefined) throw new Error(`${dataset} has no features`);
const target = reconstructionTarget(train);
const { positiveWeight, norm } = exactWeights(target);
const propagation = dense(symmetricNormalization(train.adjacency));
const features = dense(train.features);
const labels = dense(target.labels.withValues(new Float32Array(target.labels.nonZeros).fill(1)));
const weights = {
  hidden: glorot(train.features.columns, HIDDEN),
  mean: glorot(HIDDEN, LATENT),
  logStd: glorot(HIDDEN, LATENT),
};
const optimizer = tf.train.adam(LEARNING_RATE);
/** @type {number[]} */
const times = [];
for (let epoch = 0; epoch < epochs; epoch++) {
  const start = performance.now();
  const loss = optimizer.minimize(totalLoss, true, Object.values(weights));
  const [value = Number.NaN] = (await loss?.data()) ?? [];
  times.push(performance.now() - start);
  loss?.dispose();
  if (!Number.isFinite(value)) throw new Error(`the loss is ${value} in epoch ${epoch}`);
}
process.stdout.write(
  `${JSON.stringify({
    medianMsPerEpoch: summarize(times).median,
    megabytes: (process.resourceUsage().maxRSS * kilobyte) / 1e6,
  })}\n`,
);

function totalLoss() {
  const hidden = tf.relu(convolution(features, weights.hidden));
  const mean = convolution(hidden, weights.mean);
  const logStd = convolution(hidden, weights.logStd);
  const noise = tf.randomNormal([train.nodeCount, LATENT], 0, 1, 'float32');
  const z = tf.add(mean, tf.mul(tf.exp(logStd), noise));
  const logits = tf.matMul(z, z, false, true);
  const reconstruction = tf.mul(norm, tf.mean(weightedCrossEntropy(logits)));
  const kl = tf.mul(1 / train.nodeCount, divergence(mean, logStd));
  return /** @type {tf.Scalar} */ (tf.add(reconstruction, kl));
}

/** @param {tf.Tensor} x @param {tf.Tensor} weight */
function convolution(x, weight) {
  return tf.matMul(propagation, tf.matMul(x, weight));
}

/** TensorFlow's `weighted_cross_entropy_with_logits`. @param {tf.Tensor} logits */
function weightedCrossEntropy(logits) {
  const factor = tf.add(1, tf.mul(positiveWeight - 1, labels));
  const softplus = tf.add(tf.log1p(tf.exp(tf.neg(tf.abs(logits)))), tf.relu(tf.neg(logits)));
  return tf.add(tf.mul(tf.sub(1, labels), logits), tf.mul(factor, softplus));
}

/** KL to N(0, I), mean over the nodes. @param {tf.Tensor} mean @param {tf.Tensor} logStd */
function divergence(mean, logStd) {
  const variance = tf.exp(tf.mul(2, logStd));
  const terms = tf.sub(tf.add(tf.square(mean), variance), tf.add(tf.mul(2, logStd), 1));
  return tf.mul(0.5, tf.mean(tf.sum(terms, 1)));
}

/** @param {CsrMatrix} matrix */
function dense(matrix) {
  const values = new Float32Array(matrix.rows * matrix.columns);
  const entries = matrix.toEntries();
  for (const [k, row] of entries.rows.entries()) {
    values[row * matrix.columns + (entries.columns[k] ?? 0)] = entries.values[k] ?? 0;
  }
  return tf.tensor2d(values, [matrix.rows, matrix.columns]);
}

/** @param {number} inputs @param {number} outputs */
function glorot(inputs, outputs) {
  const random = new Random(0, `init-${inputs}-${outputs}`);
  const limit = Math.sqrt(6 / (inputs + outputs));
  const values = Float32Array.from({ length: inputs * outputs }, () => {
    return limit * (2 * random.uniform() - 1);
  });
  return tf.variable(tf.tensor2d(values, [inputs, outputs]));
}
