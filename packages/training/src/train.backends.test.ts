/** @file A training is the same on every backend: its losses, epoch by epoch, are those of cpu. */
import { Random, stochasticBlockModel } from '@latentgraph/graph';
import { toleranceOf } from '@latentgraph/kernels/testing';
import { ae, gae, type Samples, vae, vgae } from '@latentgraph/models';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it, vi } from 'vitest';
import { isOnGpu, testedBackends } from '../../../tooling/vitest/src/tested-backends.js';
import { type TrainOptions, train } from './train.js';

const graph = stochasticBlockModel({
  blockSizes: [60, 60, 60],
  probabilities: [
    [0.1, 0.01, 0.01],
    [0.01, 0.1, 0.01],
    [0.01, 0.01, 0.1],
  ],
  seed: 1,
});
const pixels = 64;
const images = blobs(120);

/** Gray images of 8 x 8 pixels, each with one bright spot. */
function blobs(count: number): Samples {
  const random = new Random(0, 'blobs');
  const values = new Float32Array(count * pixels);
  for (let image = 0; image < count; image++) {
    const [x, y] = [7 * random.uniform(), 7 * random.uniform()];
    for (let k = 0; k < pixels; k++) {
      const distance = Math.hypot((k % 8) - x, Math.floor(k / 8) - y);
      values[image * pixels + k] = Math.exp(-(distance ** 2) / 4);
    }
  }
  return { count, values };
}

type Curve = readonly { readonly loss: number; readonly memory: object }[];

const nodes = { inputs: graph.featureCount, hidden: [16], latent: 8, seed: 3 };
const vectors = { inputs: pixels, hidden: [32], latent: 4, seed: 3 };

const trainings: readonly [string, (options: TrainOptions) => Promise<Curve>][] = [
  ['GAE', (options) => curveOf(gae(nodes), (model) => train(model, graph, options))],
  ['VGAE', (options) => curveOf(vgae(nodes), (model) => train(model, graph, options))],
  ['AE', (options) => curveOf(ae(vectors), (model) => train(model, images, options))],
  ['VAE', (options) => curveOf(vae(vectors), (model) => train(model, images, options))],
];

async function curveOf<Model extends { dispose(): void }>(
  model: Model,
  epochs: (model: Model) => AsyncIterable<{ readonly loss: number }>,
): Promise<Curve> {
  const curve = [];
  for await (const { loss } of epochs(model)) {
    const { numTensors, numBytes } = tf.memory();
    curve.push({ loss, memory: { numTensors, numBytes } });
  }
  model.dispose();
  return curve;
}

describe.each(testedBackends)('20 epochs on %s', (backend) => {
  it.each(trainings)('of %s have the losses of cpu, and keep no memory', async (_, run) => {
    const options = { epochs: 20, batchSize: 60, learningRate: 0.01, seed: 5 };
    await tf.setBackend('cpu');
    const expected = await run(options);
    await tf.setBackend(backend);
    const actual = await run(options);
    expect(actual).toHaveLength(20);
    expect(actual.at(-1)!.loss).toBeLessThan(0.98 * actual[0]!.loss);
    const errors = actual.map(({ loss }, k) => Math.abs(loss / expected[k]!.loss - 1));
    expect(Math.max(...errors)).toBeLessThanOrEqual(toleranceOf(backend).lossCurve);
    for (const { memory } of actual.slice(2)) expect(memory).toEqual(actual[1]!.memory);
  });
});

describe.each(testedBackends.filter(isOnGpu))('steps on %s', (backend) => {
  it.each(trainings)('of %s never wait for the GPU: they read nothing at once', async (_, run) => {
    await tf.setBackend(backend);
    const readSync = vi.spyOn(tf.backend(), 'readSync');
    const read = vi.spyOn(tf.backend(), 'read');
    await run({ epochs: 2, batchSize: 60 });
    expect(readSync).not.toHaveBeenCalled();
    expect(read).toHaveBeenCalled();
    vi.restoreAllMocks();
  });
});
