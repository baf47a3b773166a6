/**
 * @file A process that trains the same VAE by TensorFlow.js's own ops and Adam: what one writes without
 * LatentGraph; its figures are a peer's.
 *
 * The backend is started by LatentGraph only because it registers tfjs's gradients.
 */
import { useBackend } from '@latentgraph/backends';
import * as tf from '@tensorflow/tfjs-core';
import { summarize } from '../statistics.mjs';
import { PIXELS, readDigits } from './digits.mjs';

const HIDDEN = 400;
const LATENT = 20;
const BATCH = 128;
const kilobyte = 1024;

const { pixels, epochs, backend } = JSON.parse(process.argv[2] ?? '');
await useBackend(backend, { threads: 1 });
const { count, values } = readDigits(pixels);
const layers = {
  encoder: layer(PIXELS, HIDDEN),
  mean: layer(HIDDEN, LATENT),
  logStd: layer(HIDDEN, LATENT),
  decoder: layer(LATENT, HIDDEN),
  output: layer(HIDDEN, PIXELS),
};
const variables = Object.values(layers).flatMap(({ weight, bias }) => [weight, bias]);
const optimizer = tf.train.adam(0.001);
/** @type {number[]} */
const times = [];
for (let epoch = 0; epoch < epochs; epoch++) {
  const start = performance.now();
  const order = tf.util.createShuffledIndices(count);
  for (let first = 0; first < count; first += BATCH) {
    const chosen = order.subarray(first, first + BATCH);
    const batch = tf.tidy(() => tf.tensor2d(gather(chosen), [chosen.length, PIXELS]));
    const loss = optimizer.minimize(() => negativeElbo(batch), true, variables);
    const [value = Number.NaN] = (await loss?.data()) ?? [];
    tf.dispose([batch, loss ?? []]);
    if (!Number.isFinite(value)) throw new Error(`the loss is ${value} in epoch ${epoch}`);
  }
  times.push(performance.now() - start);
}
process.stdout.write(
  `${JSON.stringify({
    medianMsPerEpoch: summarize(times).median,
    megabytes: (process.resourceUsage().maxRSS * kilobyte) / 1e6,
  })}\n`,
);

/** @param {tf.Tensor2D} x */
function negativeElbo(x) {
  const hidden = tf.relu(apply(layers.encoder, x));
  const mean = apply(layers.mean, hidden);
  const logStd = apply(layers.logStd, hidden);
  const noise = tf.randomNormal([x.shape[0], LATENT], 0, 1, 'float32');
  const z = tf.add(mean, tf.mul(tf.exp(logStd), noise));
  const logits = apply(layers.output, tf.relu(apply(layers.decoder, z)));
  const softplus = tf.add(tf.relu(logits), tf.log1p(tf.exp(tf.neg(tf.abs(logits)))));
  const reconstruction = tf.sum(tf.sub(softplus, tf.mul(x, logits)), 1);
  const variance = tf.exp(tf.mul(2, logStd));
  const terms = tf.sub(tf.add(tf.square(mean), variance), tf.add(tf.mul(2, logStd), 1));
  const kl = tf.mul(0.5, tf.sum(terms, 1));
  return /** @type {tf.Scalar} */ (tf.mean(tf.add(reconstruction, kl)));
}

/** @param {{ weight: tf.Variable, bias: tf.Variable }} layer @param {tf.Tensor} x */
function apply({ weight, bias }, x) {
  return tf.add(tf.matMul(x, weight), bias);
}

/** @param {number} inputs @param {number} outputs */
function layer(inputs, outputs) {
  const limit = Math.sqrt(6 / (inputs + outputs));
  return {
    weight: tf.variable(tf.randomUniform([inputs, outputs], -limit, limit)),
    bias: tf.variable(tf.zeros([outputs])),
  };
}

/** @param {Uint32Array} indices */
function gather(indices) {
  const gathered = new Float32Array(indices.length * PIXELS);
  indices.forEach((index, k) => {
    gathered.set(values.subarray(index * PIXELS, (index + 1) * PIXELS), k * PIXELS);
  });
  return gathered;
}
