import { Graph, Random, splitEdges } from '@latentgraph/graph';
import { kernelMemory } from '@latentgraph/kernels';
import { type Autoencoder, ae, gae, type Samples, vae } from '@latentgraph/models';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { repeatableBackends } from '../../../tooling/vitest/src/tested-backends.js';
import { TrainingError } from './errors.js';
import { evaluateReconstruction } from './evaluate-reconstruction.js';
import { type SampleSplit, type TrainOptions, train } from './train.js';

const width = 12;
const small = { inputs: width, hidden: [16], latent: 2 } as const;

/** Twelve numbers from 0 to 1 that two factors determine: sigmoid(a u + b v). */
function twoFactors(count: number, seed: number): Samples {
  const random = new Random(seed, 'factors');
  const values = new Float32Array(count * width);
  for (let sample = 0; sample < count; sample++) {
    const [a, b] = [4 * random.uniform() - 2, 4 * random.uniform() - 2];
    for (let k = 0; k < width; k++) {
      const logit = 2 * (a * Math.cos(k) + b * Math.sin(2 * k));
      values[sample * width + k] = 1 / (1 + Math.exp(-logit));
    }
  }
  return { count, values };
}

const samples = twoFactors(64, 0);
const split: SampleSplit = { train: samples, validation: twoFactors(20, 1) };
const graph = Graph.fromEdges({
  nodeCount: 12,
  edges: { sources: Uint32Array.of(0, 1, 2), targets: Uint32Array.of(1, 2, 3) },
});

async function losses(
  model: Autoencoder,
  data: Samples | SampleSplit,
  options: TrainOptions,
): Promise<number[]> {
  const curve: number[] = [];
  for await (const epoch of train(model, data, options)) curve.push(epoch.loss);
  return curve;
}

describe.each(repeatableBackends)('train on samples on %s', (backend) => {
  beforeAll(async () => {
    await tf.setBackend(backend);
  });

  it.each([
    ['AE', () => ae(small)],
    ['VAE', () => vae(small)],
    ['VAE, squared error', () => vae({ ...small, reconstruction: 'squared-error', beta: 0.1 })],
    ['VAE, separate trunks', () => vae({ ...small, hidden: [8, 8], trunk: 'separate' })],
  ])('%s learns, keeps no memory, and repeats bit for bit', async (_, create) => {
    const curves: number[][] = [];
    for (let run = 0; run < 2; run++) {
      const model = create();
      const curve: number[] = [];
      let settled: unknown;
      const epochs = train(model, split, { epochs: 12, learningRate: 0.01, batchSize: 15 });
      for await (const { number, loss } of epochs) {
        curve.push(loss);
        const memory = { tensors: tf.memory().numTensors, kernels: kernelMemory() };
        if (number === 2) settled = memory;
        if (number > 2) expect(memory).toEqual(settled);
      }
      expect(curve.at(-1)).toBeLessThan(curve[0]!);
      curves.push(curve);
      model.dispose();
    }
    expect(curves[0]).toEqual(curves[1]);
  });

  it('a VAE without KL term that is certain of z learns as an AE, bit for bit', async () => {
    const plain = ae({ ...small, reconstruction: 'bernoulli' });
    const certain = vae({ ...small, beta: 0 });
    const parameter = (name: string) => certain.parameters().get(`encoder.logStd.layer0.${name}`)!;
    tf.tidy(() => {
      parameter('weight').assign(tf.zeros([16, 2]));
      parameter('bias').assign(tf.fill([2], -40));
    });
    const options = { epochs: 5, batchSize: 10 };
    expect(await losses(certain, samples, options)).toEqual(await losses(plain, samples, options));
    plain.dispose();
    certain.dispose();
  });
});

describe('train on samples', () => {
  beforeAll(async () => {
    await tf.setBackend('wasm');
  });

  it('finds the factors of samples it has not seen', async () => {
    const model = ae(small);
    const before = await evaluateReconstruction(model, split.validation);
    await losses(model, split, { epochs: 100, batchSize: 16 });
    const after = await evaluateReconstruction(model, split.validation);
    expect(after.mse).toBeLessThan(before.mse / 5);
    model.dispose();
  });

  it('depends on its seed', async () => {
    const curves = [];
    for (const seed of [0, 1]) {
      const model = ae(small);
      curves.push(await losses(model, samples, { epochs: 2, batchSize: 16, seed }));
      model.dispose();
    }
    expect(curves[0]).not.toEqual(curves[1]);
  });

  it.each([
    [1, 64],
    [16, 4],
    [60, 2],
    [undefined, 1],
  ])('makes one step per batch of %s', async (batchSize, steps) => {
    const model = ae(small);
    const loss = vi.spyOn(model, 'loss');
    await losses(model, samples, { epochs: 3, ...(batchSize && { batchSize }) });
    expect(loss).toHaveBeenCalledTimes(3 * steps);
    model.dispose();
  });

  it('lets the KL term in over the warm-up epochs', async () => {
    const beta = 2;
    const model = vae({ ...small, beta });
    const options = { epochs: 6, batchSize: 20, warmUpEpochs: 4 };
    const shares = [0, 0.25, 0.5, 0.75, 1, 1];
    for await (const epoch of train(model, samples, options)) {
      const share = shares[epoch.number - 1]!;
      expect(epoch.divergence).toBeGreaterThan(0);
      expect(epoch.loss).toBeCloseTo(epoch.reconstruction + share * beta * epoch.divergence, 4);
      if (share === 0) expect(epoch.loss).toBe(epoch.reconstruction);
    }
    model.dispose();
  });

  it('measures each epoch on the validation part', async () => {
    const model = vae(small);
    for await (const { validation } of train(model, split, { epochs: 3, batchSize: 16 })) {
      expect(validation).toEqual(await evaluateReconstruction(model, split.validation));
    }
    model.dispose();
  });

  it('measures nothing on bare samples, or an empty validation part', async () => {
    const model = vae(small);
    const none = { count: 0, values: new Float32Array(0) };
    for (const data of [samples, { train: samples, validation: none }]) {
      for await (const epoch of train(model, data, { epochs: 2 })) {
        expect(epoch.validation).toBeUndefined();
      }
    }
    model.dispose();
  });

  it("keep: 'best' ends with the weights of the best validation epoch", async () => {
    // What is learned of dark images makes bright ones worse.
    const dark = { count: 64, values: samples.values.map((value) => 0.2 * value) };
    const bright = { count: 64, values: samples.values.map((value) => 0.8 + 0.2 * value) };
    const model = vae(small);
    const before = tf.memory().numTensors;
    const seen: number[] = [];
    const options = { epochs: 20, batchSize: 16, keep: 'best' } as const;
    for await (const { validation } of train(model, { train: dark, validation: bright }, options)) {
      seen.push(validation!.negativeElbo);
    }
    expect(tf.memory().numTensors).toBe(before);
    const best = Math.min(...seen);
    expect(seen.at(-1)).toBeGreaterThan(best);
    expect((await evaluateReconstruction(model, bright)).negativeElbo).toBe(best);
    model.dispose();
  });

  it("keep: 'best' needs a validation part", async () => {
    const model = ae(small);
    await expect(losses(model, samples, { keep: 'best' })).rejects.toThrow('needs a split');
    model.dispose();
  });

  it('stops when asked to, between epochs, and frees optimizer and batches', async () => {
    const model = vae(small);
    const before = { tensors: tf.memory().numTensors, kernels: kernelMemory() };
    const controller = new AbortController();
    let epochs = 0;
    for await (const epoch of train(model, split, { signal: controller.signal })) {
      epochs = epoch.number;
      if (epochs === 3) controller.abort();
    }
    for await (const _ of train(model, split, { epochs: 10 })) break;
    expect(epochs).toBe(3);
    expect({ tensors: tf.memory().numTensors, kernels: kernelMemory() }).toEqual(before);
    model.dispose();
  });

  it('frees the batch of a step that fails', async () => {
    const model = vae(small);
    const before = tf.memory().numTensors;
    vi.spyOn(model.encoder, 'encode').mockImplementation(() => {
      throw new Error('out of luck');
    });
    await expect(losses(model, samples, { batchSize: 16 })).rejects.toThrow('luck');
    expect(tf.memory().numTensors).toBe(before);
    model.dispose();
  });

  it.each<[string, TrainOptions]>([
    ['epochs must be a whole number from 1, got 0', { epochs: 0 }],
    ['batchSize must be a whole number from 1, got 0', { batchSize: 0 }],
    ['batchSize must be a whole number from 1, got 2.5', { batchSize: 2.5 }],
    ['warmUpEpochs must be a whole number from 0, got -1', { warmUpEpochs: -1 }],
    ['warmUpEpochs must be a whole number from 0, got NaN', { warmUpEpochs: Number.NaN }],
  ])('says that %s', async (message, options) => {
    const model = vae(small);
    const before = tf.memory().numTensors;
    const training = losses(model, samples, options);
    await expect(training).rejects.toThrow(TrainingError);
    await expect(training).rejects.toThrow(message);
    expect(tf.memory().numTensors).toBe(before);
    model.dispose();
  });

  it('says which samples do not fit', async () => {
    const model = vae(small);
    const before = tf.memory().numTensors;
    await expect(losses(model, { count: 5, values: samples.values }, {})).rejects.toThrow(
      '768 values are not 5 samples of one length',
    );
    await expect(losses(model, { count: 48, values: samples.values }, {})).rejects.toThrow(
      'the layer was built for 12 numbers per row, but got 16',
    );
    expect(tf.memory().numTensors).toBe(before);
    model.dispose();
  });

  it('says when training diverges', async () => {
    const model = vae(small);
    await expect(losses(model, split, { learningRate: 1e30, epochs: 20 })).rejects.toThrow(
      /try a smaller learning rate/,
    );
    model.dispose();
  });

  it('refuses graphs for an Autoencoder, and samples for a GraphAutoencoder', () => {
    const [vectors, nodes] = [ae(small), gae({ inputs: 12 })];
    const edges = splitEdges(graph, { validation: 0, test: 0.5, seed: 0 });
    for (const data of [graph, edges]) {
      // @ts-expect-error
      expect(() => train(vectors, data)).toThrow(
        'an Autoencoder is trained on samples or a split of them, got a graph',
      );
    }
    for (const data of [samples, split]) {
      // @ts-expect-error
      expect(() => train(nodes, data)).toThrow(
        'a GraphAutoencoder is trained on a graph or a split of its edges, got samples',
      );
    }
    vectors.dispose();
    nodes.dispose();
  });
});
