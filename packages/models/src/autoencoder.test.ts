import { denseDecoder } from '@latentgraph/decoders';
import {
  denseEncoder,
  type Encoder,
  GaussianPosterior,
  PointPosterior,
} from '@latentgraph/encoders';
import { Random } from '@latentgraph/graph';
import { kernelMemory } from '@latentgraph/kernels';
import { constant, ModelError, Module } from '@latentgraph/layers';
import { bernoulli, meanDivergence, squaredError } from '@latentgraph/losses';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { testedBackends } from '../../../tooling/vitest/src/tested-backends.js';
import { ae, vae } from './ae.js';
import { type Autoencoder, autoencoder } from './autoencoder.js';
import type { Samples } from './samples.js';
import type { RandomStreams } from './trainable-model.js';

/** Sample k is [k, k + 100]: a row tells which it is. */
const samples: Samples = {
  count: 10,
  values: Float32Array.from({ length: 20 }, (_, k) => (k >> 1) + 100 * (k & 1)),
};

const inputs = [
  [0, 1, 0.5, 0.25],
  [1, 0.75, 0, 0],
  [0.5, 0.5, 0.5, 1],
];

function streams(seed = 0): RandomStreams {
  return {
    dropout: new Random(seed, 'dropout'),
    latent: new Random(seed, 'latent'),
    negatives: new Random(seed, 'negatives'),
  };
}

function memory() {
  return { tensors: tf.memory().numTensors, kernels: kernelMemory() };
}

/** An encoder defined outside the packages: one weight, and a posterior of constant std. */
class NarrowEncoder extends Module implements Encoder<tf.Tensor2D> {
  readonly #weight = this.parameter('weight', [4, 2], constant(0.3));
  readonly #logStd: number | null;

  constructor(logStd: number | null) {
    super();
    this.#logStd = logStd;
  }

  encode(x: tf.Tensor2D): PointPosterior | GaussianPosterior {
    const mean: tf.Tensor2D = tf.matMul(x, this.#weight);
    if (this.#logStd === null) return new PointPosterior(mean);
    return new GaussianPosterior(mean, tf.fill([x.shape[0], 2], this.#logStd));
  }
}

/** Total, reconstruction and divergence. */
function terms(model: Autoencoder, warmUp?: number): number[] {
  return tf.tidy(() => {
    const loss = model.loss(tf.tensor2d(inputs), streams(), warmUp);
    return [loss.total, loss.reconstruction, loss.divergence].map((t) => t.dataSync()[0]!);
  });
}

describe('batches of an Autoencoder', () => {
  beforeAll(async () => {
    await tf.setBackend('wasm');
  });
  const model = () => vae({ inputs: 2, hidden: [3], latent: 2 });

  /** The rows of each batch of one epoch. */
  function epoch(size: number, order: Random): number[][][] {
    const built = model();
    const rows = [];
    for (const batch of built.batches(samples, { size, order })) rows.push(batch.arraySync());
    built.dispose();
    return rows;
  }

  it.each([
    [1, new Array<number>(10).fill(1)],
    [4, [4, 4, 2]],
    [5, [5, 5]],
    [10, [10]],
    [128, [10]],
  ])('of size %i hold every sample once, the last what is left', (size, sizes) => {
    const batches = epoch(size, new Random(0, 'batches'));
    expect(batches.map((batch) => batch.length)).toEqual(sizes);
    const rows = batches.flat().sort((a, b) => a[0]! - b[0]!);
    expect(rows).toEqual(Array.from({ length: 10 }, (_, k) => [k, k + 100]));
  });

  it('come in an order of the seed, another in each epoch', () => {
    const order = new Random(0, 'batches');
    const [first, second] = [epoch(3, order), epoch(3, order)];
    expect(epoch(3, new Random(0, 'batches'))).toEqual(first);
    expect(second).not.toEqual(first);
    expect(epoch(3, new Random(1, 'batches'))).not.toEqual(first);
    // The size cuts the order elsewhere, and changes nothing else.
    expect(epoch(7, new Random(0, 'batches')).flat()).toEqual(first.flat());
  });

  it('leave the samples as they are', () => {
    const before = samples.values.slice();
    epoch(4, new Random(0, 'batches'));
    expect(samples.values).toEqual(before);
  });

  it('are freed one by one, also where the loop ends early or throws', () => {
    const built = model();
    const before = memory();
    const batches = () => built.batches(samples, { size: 3, order: new Random(0, 'batches') });
    let alive: tf.Tensor | undefined;
    for (const batch of batches()) {
      expect(alive?.isDisposed ?? true).toBe(true);
      expect(tf.memory().numTensors).toBe(before.tensors + 1);
      alive = batch;
    }
    expect(memory()).toEqual(before);
    for (const _ of batches()) break;
    expect(memory()).toEqual(before);
    const fail = () => {
      for (const _ of batches()) throw new Error('out of luck');
    };
    expect(fail).toThrow('luck');
    expect(memory()).toEqual(before);
    built.dispose();
  });

  it('need samples of one length', () => {
    const built = model();
    const batches = built.batches(
      { count: 3, values: new Float32Array(7) },
      { size: 2, order: new Random(0, 'batches') },
    );
    expect(() => batches.next()).toThrow('7 values are not 3 samples of one length');
    built.dispose();
  });
});

describe.each(testedBackends)('Autoencoder on %s', (backend) => {
  beforeAll(async () => {
    await tf.setBackend(backend);
  });
  const small = { inputs: 4, hidden: [5], latent: 2 } as const;

  it('adds beta times the divergence, or a share of it, to the reconstruction', () => {
    for (const beta of [0, 0.5, 2]) {
      const model = vae({ ...small, beta });
      for (const warmUp of [0, 0.25, 1]) {
        const [total, reconstruction, divergence] = terms(model, warmUp);
        expect(total).toBeCloseTo(reconstruction! + warmUp * beta * divergence!, 5);
        expect(divergence).toBeGreaterThan(0);
        if (warmUp * beta === 0) expect(total).toBe(reconstruction);
        else expect(total).toBeGreaterThan(reconstruction!);
      }
      expect(terms(model)).toEqual(terms(model, 1));
      model.dispose();
    }
  });

  it('has the terms of its parts, on a sample of the posterior', () => {
    const model = vae({ ...small });
    const expected = tf.tidy(() => {
      const x = tf.tensor2d(inputs);
      const posterior = model.encoder.encode(x, { training: true, random: streams().dropout });
      const decoded = model.decoder.decode(posterior.sample(streams().latent));
      return [bernoulli().loss(decoded, x), meanDivergence(posterior)].map((t) => t.dataSync()[0]);
    });
    expect(terms(model).slice(1)).toEqual(expected);
    model.dispose();
  });

  it('is a plain autoencoder when std goes to 0 and the KL term is off', () => {
    const losses = [-40, null].map((logStd) => {
      const model = autoencoder({
        encoder: new NarrowEncoder(logStd),
        decoder: denseDecoder({ latent: 2, hidden: [3], outputs: 4 }),
        reconstruction: squaredError(),
        beta: 0,
      });
      const [total] = terms(model);
      model.dispose();
      return total;
    });
    expect(losses[0]).toBe(losses[1]);
  });

  it('of a point has no divergence, so that beta does not matter', () => {
    const [plain, weighted] = [ae(small), ae({ ...small, beta: 100 })];
    const [total, reconstruction, divergence] = terms(plain);
    expect(divergence).toBe(0);
    expect(total).toBe(reconstruction);
    expect(terms(weighted)).toEqual([total, reconstruction, 0]);
    plain.dispose();
    weighted.dispose();
  });

  it('has a gradient in each parameter', () => {
    const model = vae(small);
    const x = tf.tensor2d(inputs);
    const { value, grads } = tf.variableGrads(() => model.loss(x, streams()).total);
    for (const [name, variable] of model.parameters()) {
      const gradient = grads[variable.name]!.dataSync();
      expect(
        gradient.some((slope) => slope !== 0),
        name,
      ).toBe(true);
      expect(gradient.every(Number.isFinite), name).toBe(true);
    }
    tf.dispose([value, grads, x]);
    model.dispose();
  });

  it('decodes in the unit of the inputs', () => {
    const z = tf.tensor2d([
      [100, -100],
      [0, 1],
    ]);
    const model = vae(small);
    const linear = autoencoder({
      encoder: denseEncoder({ inputs: 4, latent: 2 }),
      decoder: denseDecoder({ latent: 2, outputs: 4 }),
      reconstruction: squaredError(),
    });
    const before = memory();
    const [pixels, numbers] = [model.decode(z), linear.decode(z)];
    expect(tf.memory().numTensors).toBe(before.tensors + 2);
    const logits = tf.tidy(() => model.decoder.decode(z).dataSync());
    pixels.dataSync().forEach((pixel, k) => {
      expect(pixel).toBeCloseTo(1 / (1 + Math.exp(-logits[k]!)), 5);
    });
    expect(numbers.dataSync()).toEqual(tf.tidy(() => linear.decoder.decode(z).dataSync()));
    tf.dispose([pixels, numbers]);
    expect(memory()).toEqual(before);
    z.dispose();
    model.dispose();
    linear.dispose();
  });

  it('takes the mode at evaluation, not a sample', () => {
    const model = vae(small);
    const modes = [0, 1].map(() =>
      tf.tidy(() => model.posterior(tf.tensor2d(inputs)).mode.arraySync()),
    );
    expect(modes[0]).toEqual(modes[1]);
    expect(modes[0]!.map((row) => row.length)).toEqual([2, 2, 2]);
    model.dispose();
  });

  it('keeps nothing of a step, and frees encoder and decoder', () => {
    const before = memory();
    const model = vae(small);
    const built = memory();
    terms(model);
    expect(memory()).toEqual(built);
    model.dispose();
    expect(memory()).toEqual(before);
  });
});

describe('autoencoder', () => {
  beforeAll(async () => {
    await tf.setBackend('cpu');
  });

  it('names the parameters by their part', () => {
    const model = autoencoder({
      encoder: new NarrowEncoder(0),
      decoder: denseDecoder({ latent: 2, hidden: [], outputs: 4 }),
      reconstruction: squaredError(),
    });
    expect([...model.parameters().keys()]).toEqual([
      'encoder.weight',
      'decoder.layer0.weight',
      'decoder.layer0.bias',
    ]);
    expect(model.beta).toBe(1);
    model.dispose();
  });

  it('refuses a negative beta, and leaves the parts to the caller', () => {
    const encoder = new NarrowEncoder(0);
    const decoder = denseDecoder({ latent: 2, outputs: 4 });
    const create = () =>
      autoencoder({ encoder, decoder, reconstruction: squaredError(), beta: -1 });
    expect(create).toThrow(ModelError);
    expect(create).toThrow('beta must be a number of at least 0, got -1');
    expect(decoder.parameters().get('layer0.weight')?.isDisposed).toBe(false);
    encoder.dispose();
    decoder.dispose();
  });
});
