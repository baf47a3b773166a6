import { Random } from '@latentgraph/graph';
import { kernelMemory, randomNormal } from '@latentgraph/kernels';
import {
  type Autoencoder,
  type AutoencoderSettings,
  ae,
  type Samples,
  vae,
} from '@latentgraph/models';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { isOnGpu, testedBackends } from '../../../tooling/vitest/src/tested-backends.js';
import { TrainingError } from './errors.js';
import { evaluateReconstruction, type ReconstructionMetrics } from './evaluate-reconstruction.js';

const width = 5;
const latent = 2;
const linear = { inputs: width, hidden: [], latent } as const;

function samplesOf(count: number): Samples {
  const random = new Random(3, 'samples');
  return { count, values: Float32Array.from({ length: count * width }, () => random.uniform()) };
}

/** Every parameter drawn anew, so that biases and logStd are not near 0. */
function drawParameters(model: Autoencoder): Autoencoder {
  const random = new Random(5, 'parameters');
  for (const variable of model.parameters().values()) {
    const values = Array.from({ length: variable.size }, () => 2 * random.uniform() - 1);
    tf.tidy(() => variable.assign(tf.tensor(values, variable.shape)));
  }
  return model;
}

/** x W + b in float64. */
function affine(model: Autoencoder, name: string, row: readonly number[]): number[] {
  const weight = model.parameters().get(`${name}.weight`)!.dataSync();
  const bias = model.parameters().get(`${name}.bias`)!.dataSync();
  return Array.from(bias, (b, j) =>
    row.reduce((sum, x, k) => sum + x * weight[k * bias.length + j]!, b),
  );
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
const sum = (terms: readonly number[]): number => terms.reduce((a, b) => a + b, 0);

/** The figures of a linear autoencoder, sample by sample in float64. */
function reference(
  model: Autoencoder,
  { count, values }: Samples,
  { loss, seed }: { loss: 'bernoulli' | 'squared-error'; seed: number },
): ReconstructionMetrics {
  const noise = randomNormal([count, latent], new Random(seed, 'evaluation')).dataSync();
  const isGaussian = model.parameters().has('encoder.logStd.layer0.weight');
  const figures = Array.from({ length: count }, (_, n) => {
    const x = Array.from(values.subarray(n * width, (n + 1) * width));
    const mean = affine(model, 'encoder.mean.layer0', x);
    const logStd = isGaussian ? affine(model, 'encoder.logStd.layer0', x) : null;
    const z = mean.map((m, k) => (logStd ? m + Math.exp(logStd[k]!) * noise[n * latent + k]! : m));
    const errors = affine(model, 'decoder.layer0', z).map((logit, k) => {
      const p = sigmoid(logit);
      if (loss === 'squared-error') return (p - x[k]!) ** 2;
      return -x[k]! * Math.log(p) - (1 - x[k]!) * Math.log(1 - p);
    });
    const ofMode = affine(model, 'decoder.layer0', mean);
    const kl = logStd?.map((s, k) => (mean[k]! ** 2 + Math.exp(2 * s) - 2 * s - 1) / 2) ?? [];
    return {
      mse: sum(ofMode.map((logit, k) => (sigmoid(logit) - x[k]!) ** 2)) / width,
      reconstruction: sum(errors),
      kl: sum(kl),
    };
  });
  const mean = (name: 'mse' | 'reconstruction' | 'kl') => sum(figures.map((f) => f[name])) / count;
  const [mse, reconstruction, kl] = [mean('mse'), mean('reconstruction'), mean('kl')];
  return { mse, reconstruction, kl, negativeElbo: reconstruction + kl };
}

describe.each(testedBackends)('evaluateReconstruction on %s', (backend) => {
  beforeAll(async () => {
    await tf.setBackend(backend);
  });

  it.each<[string, number, AutoencoderSettings, typeof vae]>([
    ['a VAE', 1, linear, vae],
    ['a VAE whatever its beta', 7, { ...linear, beta: 3 }, vae],
    ['a VAE, over several batches', 1003, linear, vae],
    ['a VAE, with squared error', 20, { ...linear, reconstruction: 'squared-error' }, vae],
    ['an AE', 20, linear, ae],
    ['an AE, with the Bernoulli loss', 1003, { ...linear, reconstruction: 'bernoulli' }, ae],
  ])('equals float64 for %s', async (_, count, settings, create) => {
    const model = drawParameters(create(settings));
    const samples = samplesOf(count);
    const { reconstruction: loss = create === ae ? 'squared-error' : 'bernoulli' } = settings;
    for (const seed of [0, 1]) {
      const actual = await evaluateReconstruction(model, samples, { seed });
      const expected = reference(model, samples, { loss, seed });
      for (const [name, value] of Object.entries(expected)) {
        const found = { ...actual }[name as keyof ReconstructionMetrics];
        expect(Math.abs(found - value), name).toBeLessThanOrEqual(2e-6 * value);
      }
    }
    model.dispose();
  });

  it.skipIf(isOnGpu(backend))(
    'adds as many numbers as images have without losing digits',
    async () => {
      const inputs = 784;
      const model = ae({ inputs, hidden: [], latent });
      for (const variable of model.parameters().values()) {
        tf.tidy(() => variable.assign(tf.zeros(variable.shape)));
      }
      // The sigmoid of 0 is 1/2 everywhere.
      const samples = { count: 500, values: new Float32Array(500 * inputs).fill(0.1) };
      const { mse, reconstruction } = await evaluateReconstruction(model, samples);
      const error = (0.5 - Math.fround(0.1)) ** 2;
      expect(Math.abs(mse / error - 1)).toBeLessThan(1e-6);
      expect(Math.abs(reconstruction / (inputs * error) - 1)).toBeLessThan(1e-6);
      model.dispose();
    },
  );

  it('repeats bit for bit with its seed, 0 unless told otherwise, and keeps no memory', async () => {
    const model = drawParameters(vae(linear));
    const samples = samplesOf(600);
    const measure = (seed?: number) =>
      evaluateReconstruction(model, samples, seed === undefined ? {} : { seed });
    const first = await measure();
    const memory = { tensors: tf.memory().numTensors, kernels: kernelMemory() };
    expect(await measure(0)).toEqual(first);
    expect({ tensors: tf.memory().numTensors, kernels: kernelMemory() }).toEqual(memory);
    const other = await measure(1);
    expect(other.reconstruction).not.toBe(first.reconstruction);
    // Neither of them is drawn.
    expect([other.mse, other.kl]).toEqual([first.mse, first.kl]);
    model.dispose();
  });

  it('finds a sample of the posterior as good as its mode once the std is 0', async () => {
    const model = drawParameters(vae({ ...linear, reconstruction: 'squared-error', beta: 0 }));
    const samples = samplesOf(30);
    const before = await evaluateReconstruction(model, samples);
    expect(before.reconstruction).toBeGreaterThan(1.01 * before.mse * width);
    const parameter = (name: string) => model.parameters().get(`encoder.logStd.layer0.${name}`)!;
    tf.tidy(() => {
      parameter('weight').assign(tf.zeros([width, latent]));
      parameter('bias').assign(tf.fill([latent], -40));
    });
    const after = await evaluateReconstruction(model, samples);
    expect(after.mse).toBe(before.mse);
    expect(Math.abs(after.reconstruction / (after.mse * width) - 1)).toBeLessThan(1e-6);
    model.dispose();
  });
});

describe('evaluateReconstruction', () => {
  beforeAll(async () => {
    await tf.setBackend('wasm');
  });

  it('needs samples', async () => {
    const model = ae(linear);
    const none = evaluateReconstruction(model, { count: 0, values: new Float32Array(0) });
    await expect(none).rejects.toThrow(TrainingError);
    await expect(none).rejects.toThrow('there are no inputs to evaluate');
    model.dispose();
  });

  it.each([
    ['values that do not divide', 2, 11, '11 values are not 2 samples of one length'],
    ['another width', 2, 12, 'the layer was built for 5 numbers per row, but got 6'],
  ])('refuses %s, and keeps nothing', async (_, count, length, message) => {
    const model = ae(linear);
    const before = tf.memory().numTensors;
    const samples = { count, values: new Float32Array(length) };
    await expect(evaluateReconstruction(model, samples)).rejects.toThrow(message);
    expect(tf.memory().numTensors).toBe(before);
    model.dispose();
  });

  it('says when the model is not finite', async () => {
    const model = ae(linear);
    tf.tidy(() => {
      model
        .parameters()
        .get('decoder.layer0.bias')!
        .assign(tf.fill([width], Number.NaN));
    });
    await expect(evaluateReconstruction(model, samplesOf(2))).rejects.toThrow('training diverged');
    model.dispose();
  });
});
