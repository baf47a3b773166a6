import { Random } from '@latentgraph/graph';
import { ModelError } from '@latentgraph/layers';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { testedBackends } from '../../../tooling/vitest/src/tested-backends.js';
import { type DenseEncoder, type DenseEncoderOptions, denseEncoder } from './dense-encoder.js';
import { GaussianPosterior } from './gaussian-posterior.js';
import { PointPosterior } from './point-posterior.js';

const inputs = [
  [0.5, -1, 2, 0],
  [1, 0.25, -0.5, 1],
  [0, 0, 0, 0],
];

function create(options: Partial<DenseEncoderOptions> = {}): DenseEncoder {
  return denseEncoder({ inputs: 4, hidden: [5], latent: 2, ...options });
}

function parameterShapes(options: Partial<DenseEncoderOptions>): Record<string, number[]> {
  const encoder = create(options);
  const shapes = Object.fromEntries([...encoder.parameters()].map(([n, { shape }]) => [n, shape]));
  encoder.dispose();
  return shapes;
}

/** Biases are 0 at first, which would hide them. */
function drawBiases(encoder: DenseEncoder): void {
  const random = new Random(4, 'biases');
  for (const variable of encoder.parameters().values()) {
    if (variable.rank !== 1) continue;
    const values = Array.from({ length: variable.size }, () => 2 * random.uniform() - 1);
    tf.tidy(() => variable.assign(tf.tensor1d(values)));
  }
}

/** The rows after one dense layer, in float64. */
function dense(encoder: DenseEncoder, name: string, rows: number[][]): number[][] {
  const weight = encoder.parameters().get(`${name}.weight`)!;
  const weights = weight.dataSync();
  const biases = encoder.parameters().get(`${name}.bias`)!.dataSync();
  const width = weight.shape[1]!;
  return rows.map((row) =>
    Array.from({ length: width }, (_, j) =>
      row.reduce((sum, x, k) => sum + x * weights[k * width + j]!, biases[j]!),
    ),
  );
}

const relu = (rows: number[][]): number[][] => rows.map((row) => row.map((x) => Math.max(0, x)));

function expectClose(actual: number[][], expected: number[][]): void {
  expect(actual.map((row) => row.length)).toEqual(expected.map((row) => row.length));
  expected.flat().forEach((value, k) => {
    expect(actual.flat()[k]).toBeCloseTo(value, 5);
  });
}

/** Mean and logStd `[2, N, d]`. */
function meanAndLogStd(encoder: DenseEncoder): number[][][] {
  return tf.tidy(() => {
    const posterior = encoder.encode(tf.tensor2d(inputs));
    if (!(posterior instanceof GaussianPosterior)) throw new Error('no Gaussian');
    return [posterior.mean.arraySync(), posterior.logStd.arraySync()];
  });
}

describe.each(testedBackends)('denseEncoder on %s', (backend) => {
  beforeAll(async () => {
    await tf.setBackend(backend);
  });

  it('computes mean and logStd from one trunk, whose last layer has a ReLU', () => {
    const encoder = create({ hidden: [5, 3] });
    drawBiases(encoder);
    const first = relu(dense(encoder, 'trunk.layer0', inputs));
    const hidden = relu(dense(encoder, 'trunk.layer1', first));
    const [mean, logStd] = meanAndLogStd(encoder);
    expectClose(mean!, dense(encoder, 'mean.layer0', hidden));
    expectClose(logStd!, dense(encoder, 'logStd.layer0', hidden));
    encoder.dispose();
  });

  it('computes them from two networks where the trunk is separate', () => {
    const encoder = create({ trunk: 'separate' });
    drawBiases(encoder);
    const network = (name: string): number[][] =>
      dense(encoder, `${name}.layer1`, relu(dense(encoder, `${name}.layer0`, inputs)));
    const [mean, logStd] = meanAndLogStd(encoder);
    expectClose(mean!, network('mean'));
    expectClose(logStd!, network('logStd'));
    encoder.dispose();
  });

  it('is linear without hidden layers', () => {
    const encoder = create({ hidden: [], posterior: 'point' });
    drawBiases(encoder);
    const mode = tf.tidy(() => encoder.encode(tf.tensor2d(inputs)).mode.arraySync());
    expectClose(mode, dense(encoder, 'mean.layer0', inputs));
    encoder.dispose();
  });
});

describe('denseEncoder', () => {
  beforeAll(async () => {
    await tf.setBackend('wasm');
  });

  it('shares its hidden layers between mean and logStd, as in the paper', () => {
    expect(parameterShapes({ hidden: [5, 3] })).toEqual({
      'trunk.layer0.weight': [4, 5],
      'trunk.layer0.bias': [5],
      'trunk.layer1.weight': [5, 3],
      'trunk.layer1.bias': [3],
      'mean.layer0.weight': [3, 2],
      'mean.layer0.bias': [2],
      'logStd.layer0.weight': [3, 2],
      'logStd.layer0.bias': [2],
    });
  });

  it('can have two separate networks', () => {
    expect(parameterShapes({ trunk: 'separate' })).toEqual({
      'mean.layer0.weight': [4, 5],
      'mean.layer0.bias': [5],
      'mean.layer1.weight': [5, 2],
      'mean.layer1.bias': [2],
      'logStd.layer0.weight': [4, 5],
      'logStd.layer0.bias': [5],
      'logStd.layer1.weight': [5, 2],
      'logStd.layer1.bias': [2],
    });
  });

  it.each(['shared', 'separate'] as const)('has no logStd for a point, %s', (trunk) => {
    const names = Object.keys(parameterShapes({ posterior: 'point', trunk }));
    expect(names).toHaveLength(4);
    expect(names.filter((name) => name.startsWith('logStd'))).toEqual([]);
  });

  it('has 400 hidden units and 16 latent dimensions, unless told otherwise', () => {
    const encoder = denseEncoder({ inputs: 4 });
    const weight = (name: string) => encoder.parameters().get(`${name}.weight`)?.shape;
    expect([weight('trunk.layer0'), weight('logStd.layer0')]).toEqual([
      [4, 400],
      [400, 16],
    ]);
    encoder.dispose();
  });

  it('returns one latent vector per input', () => {
    const [point, gaussian] = [create({ posterior: 'point' }), create({ latent: 3 })];
    tf.tidy(() => {
      const x = tf.tensor2d(inputs);
      expect(point.encode(x)).toBeInstanceOf(PointPosterior);
      expect(point.encode(x).mode.shape).toEqual([3, 2]);
      expect(gaussian.encode(x)).toBeInstanceOf(GaussianPosterior);
      expect(gaussian.encode(x).sample(new Random(0, 'latent')).shape).toEqual([3, 3]);
      expect(gaussian.encode(x).klDivergence().shape).toEqual([3]);
      expect(gaussian.encode(tf.zeros([0, 4])).mode.shape).toEqual([0, 3]);
    });
    point.dispose();
    gaussian.dispose();
  });

  it('starts from its seed, the mean of a point as that of a Gaussian', () => {
    const bits = (options: Partial<DenseEncoderOptions>): Record<string, unknown> => {
      const encoder = create(options);
      const values = [...encoder.parameters()].map(([name, v]) => [name, v.dataSync()]);
      encoder.dispose();
      return Object.fromEntries(values);
    };
    expect(bits({ seed: 3 })).toEqual(bits({ seed: 3 }));
    expect(bits({ seed: 3 })['mean.layer0.weight']).not.toEqual(
      bits({ seed: 4 })['mean.layer0.weight'],
    );
    expect(bits({})['mean.layer0.weight']).not.toEqual(bits({})['logStd.layer0.weight']);
    expect(bits({})).toMatchObject(bits({ posterior: 'point' }));
  });

  it.each<[string, Partial<DenseEncoderOptions>]>([
    ['inputs', { inputs: 0 }],
    ['hidden', { hidden: [4, 0] }],
    ['latent', { latent: 1.5 }],
  ])('refuses a bad %s and leaves no tensor behind', (name, options) => {
    const before = tf.memory().numTensors;
    expect(() => create(options)).toThrow(ModelError);
    expect(() => create(options)).toThrow(`${name} must be a whole number of at least 1`);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('names the width it was built for', () => {
    const encoder = create();
    expect(() => tf.tidy(() => encoder.encode(tf.zeros([2, 7])).mode)).toThrow(
      'the layer was built for 4 numbers per row, but got 7',
    );
    encoder.dispose();
  });
});
