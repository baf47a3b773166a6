import { Random } from '@latentgraph/graph';
import { checkGradients } from '@latentgraph/kernels/testing';
import { ModelError } from '@latentgraph/layers';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { testedBackends } from '../../../tooling/vitest/src/tested-backends.js';
import { type DenseDecoder, type DenseDecoderOptions, denseDecoder } from './dense-decoder.js';

const latent = [
  [0.5, -1],
  [1, 0.25],
  [-2, 1],
];

function create(options: Partial<DenseDecoderOptions> = {}): DenseDecoder {
  return denseDecoder({ latent: 2, hidden: [3], outputs: 4, seed: 1, ...options });
}

/** Biases are 0 at first, which would hide them. */
function drawBiases(decoder: DenseDecoder): void {
  const random = new Random(4, 'biases');
  for (const variable of decoder.parameters().values()) {
    if (variable.rank !== 1) continue;
    const values = Array.from({ length: variable.size }, () => 2 * random.uniform() - 1);
    tf.tidy(() => variable.assign(tf.tensor1d(values)));
  }
}

/** The rows after one dense layer, in float64. */
function dense(decoder: DenseDecoder, name: string, rows: number[][]): number[][] {
  const weight = decoder.parameters().get(`${name}.weight`)!;
  const weights = weight.dataSync();
  const biases = decoder.parameters().get(`${name}.bias`)!.dataSync();
  const width = weight.shape[1]!;
  return rows.map((row) =>
    Array.from({ length: width }, (_, j) =>
      row.reduce((sum, x, k) => sum + x * weights[k * width + j]!, biases[j]!),
    ),
  );
}

describe.each(testedBackends)('denseDecoder on %s', (backend) => {
  beforeAll(async () => {
    await tf.setBackend(backend);
  });

  it('is W2 relu(W1 z + b1) + b2, numbers of any size', () => {
    const decoder = create();
    drawBiases(decoder);
    const hidden = dense(decoder, 'layer0', latent).map((row) => row.map((x) => Math.max(0, x)));
    const expected = dense(decoder, 'layer1', hidden).flat();
    const decoded = tf.tidy(() => decoder.decode(tf.tensor2d(latent)).dataSync());
    expect(decoded).toHaveLength(expected.length);
    expect(Math.min(...expected)).toBeLessThan(0);
    expected.forEach((value, k) => {
      expect(decoded[k]).toBeCloseTo(value, 5);
    });
    decoder.dispose();
  });

  it('passes the gradient check and leaves no tensor', async () => {
    const before = tf.memory().numTensors;
    // With these seeds no unit is near the kink of its ReLU.
    const decoder = create();
    drawBiases(decoder);
    const z = tf.tensor2d(latent);
    const variables = [...decoder.parameters().values()];
    await checkGradients((x: tf.Tensor2D) => decoder.decode(x), [z], { variables });
    z.dispose();
    decoder.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe('denseDecoder', () => {
  beforeAll(async () => {
    await tf.setBackend('wasm');
  });

  it('has its widths in the order given, from the latent vector on', () => {
    const decoder = create({ hidden: [3, 5] });
    const shapes = [...decoder.parameters()].map(([name, { shape }]) => [name, shape]);
    expect(shapes).toEqual([
      ['layer0.weight', [2, 3]],
      ['layer0.bias', [3]],
      ['layer1.weight', [3, 5]],
      ['layer1.bias', [5]],
      ['layer2.weight', [5, 4]],
      ['layer2.bias', [4]],
    ]);
    decoder.dispose();
  });

  it('has 400 hidden units, unless told otherwise', () => {
    const decoder = denseDecoder({ latent: 2, outputs: 3 });
    expect(decoder.parameters().get('layer0.weight')?.shape).toEqual([2, 400]);
    decoder.dispose();
  });

  it('decodes nothing to nothing', () => {
    const decoder = create();
    expect(tf.tidy(() => decoder.decode(tf.zeros([0, 2])).shape)).toEqual([0, 4]);
    decoder.dispose();
  });

  it('starts from its seed', () => {
    const weights = [0, 0, 1].map((seed) => {
      const decoder = create({ seed });
      const values = [...decoder.parameters().values()].map((variable) => variable.dataSync());
      decoder.dispose();
      return values;
    });
    expect(weights[0]).toEqual(weights[1]);
    expect(weights[0]).not.toEqual(weights[2]);
  });

  it.each<[string, Partial<DenseDecoderOptions>]>([
    ['latent', { latent: 0 }],
    ['hidden', { hidden: [4, 0.5] }],
    ['outputs', { outputs: 0 }],
  ])('refuses a bad %s and leaves no tensor behind', (name, options) => {
    const before = tf.memory().numTensors;
    expect(() => create(options)).toThrow(ModelError);
    expect(() => create(options)).toThrow(`${name} must be a whole number of at least 1`);
    expect(tf.memory().numTensors).toBe(before);
  });
});
