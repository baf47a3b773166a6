import { Random } from '@latentgraph/graph';
import { kernelMemory } from '@latentgraph/kernels';
import { checkGradients, toleranceOf } from '@latentgraph/kernels/testing';
import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { relativeError } from '../../../tooling/parity/src/figures.js';
import { testedBackends } from '../../../tooling/vitest/src/tested-backends.js';
import { Conv2D } from './conv2d.js';
import { randomImages } from './test-support/random-images.js';

interface Case {
  readonly shape: [batch: number, height: number, width: number, channels: number];
  readonly outputs: number;
  readonly kernelSize: number;
  readonly stride: number;
}

const cases: readonly Case[] = [
  { shape: [2, 5, 4, 3], outputs: 2, kernelSize: 3, stride: 1 },
  { shape: [2, 6, 7, 1], outputs: 4, kernelSize: 3, stride: 2 },
  { shape: [1, 7, 8, 2], outputs: 3, kernelSize: 4, stride: 2 },
  { shape: [3, 5, 5, 2], outputs: 1, kernelSize: 2, stride: 3 },
  { shape: [1, 4, 9, 2], outputs: 2, kernelSize: 1, stride: 2 },
  { shape: [2, 1, 2, 1], outputs: 2, kernelSize: 5, stride: 1 },
];

/** The sum that defines a convolution, in float64, with TensorFlow's 'same' padding. */
function convolve64(layer: Conv2D, images: tf.Tensor4D, { kernelSize: k, stride }: Case): number[] {
  const [batch, height, width, channels] = images.shape;
  const [x, weight, bias] = [images.arraySync(), layer.weight.arraySync(), layer.bias.arraySync()];
  const before = (size: number): number =>
    Math.floor(Math.max(0, (Math.ceil(size / stride) - 1) * stride + k - size) / 2);
  const [top, left] = [before(height), before(width)];
  const out: number[] = [];
  for (let b = 0; b < batch; b++) {
    for (let y = -top; y < height - top; y += stride) {
      for (let z = -left; z < width - left; z += stride) {
        bias.forEach((start, output) => {
          let total = start;
          for (let dy = 0; dy < k; dy++) {
            for (let dz = 0; dz < k; dz++) {
              for (let c = 0; c < channels; c++) {
                const pixel = x[b]![y + dy]?.[z + dz]?.[c] ?? 0;
                total += pixel * weight[(dy * k + dz) * channels + c]![output]!;
              }
            }
          }
          out.push(total);
        });
      }
    }
  }
  return out;
}

describe.each(testedBackends)('Conv2D on %s', (backend) => {
  beforeEach(async () => {
    await tf.setBackend(backend);
    tf.engine().startScope();
  });
  afterEach(() => tf.engine().endScope());

  function layerOf({ shape, ...options }: Case): { layer: Conv2D; images: tf.Tensor4D } {
    const random = new Random(1, 'conv2d');
    const layer = new Conv2D({ ...options, inputs: shape[3], random });
    tf.tidy(() => layer.bias.assign(tf.tensor1d(layer.bias.arraySync().map((_, k) => k - 0.5))));
    return { layer, images: randomImages(shape, random) };
  }

  it.each(cases)('computes what its definition says in float64: %o', (options) => {
    const { layer, images } = layerOf(options);
    const output = layer.apply(images);
    const { shape, outputs, stride } = options;
    expect(output.shape).toEqual([
      shape[0],
      Math.ceil(shape[1] / stride),
      Math.ceil(shape[2] / stride),
      outputs,
    ]);
    const expected = convolve64(layer, images, options);
    expect(relativeError(output.dataSync(), expected)).toBeLessThan(toleranceOf(backend).value);
    layer.dispose();
  });

  it.each(cases)('has the right gradients: %o', async (options) => {
    const { layer, images } = layerOf(options);
    await checkGradients((x: tf.Tensor4D) => layer.apply(x), [images], {
      variables: [layer.weight, layer.bias],
    });
    layer.dispose();
  });

  it('takes batches and images of other sizes in any order', () => {
    const options = cases[1]!;
    const { layer } = layerOf(options);
    const random = new Random(2, 'conv2d');
    for (const [batch, height, width] of [
      [2, 6, 7],
      [1, 6, 7],
      [5, 6, 7],
      [3, 6, 7],
      [3, 7, 6],
      [0, 7, 6],
      [2, 6, 7],
    ] as const) {
      const images = randomImages([batch, height, width, 1], random);
      const output = layer.apply(images);
      expect(output.shape).toEqual([batch, Math.ceil(height / 2), Math.ceil(width / 2), 4]);
      const expected = convolve64(layer, images, options);
      if (batch > 0) expect(relativeError(output.dataSync(), expected)).toBeLessThan(1e-6);
    }
    layer.dispose();
  });

  it('leaves nothing behind', () => {
    const before = { tensors: tf.memory().numTensors, kernels: kernelMemory() };
    const { layer, images } = layerOf(cases[1]!);
    const step = (): void =>
      tf.dispose(tf.variableGrads(() => tf.sum(tf.square(layer.apply(images)))));
    tf.tidy(step);
    layer.dispose();
    images.dispose();
    expect(kernelMemory()).toEqual(before.kernels);
    expect(tf.memory().numTensors).toBe(before.tensors);
  });

  it('names the channels that it was built for', () => {
    const { layer } = layerOf(cases[0]!);
    expect(() => layer.apply(tf.zeros([1, 5, 4, 2]))).toThrow(
      'the layer was built for images [B, H, W, 3], got [1,5,4,2]',
    );
    layer.dispose();
  });
});

it.each(cases)('agrees with tf.conv2d: %o', async ({ shape, outputs, kernelSize, stride }) => {
  await tf.setBackend('cpu');
  const random = new Random(3, 'conv2d');
  const layer = new Conv2D({ inputs: shape[3], outputs, kernelSize, stride, random });
  tf.tidy(() => {
    const images = randomImages(shape, random);
    const filter: tf.Tensor4D = tf.reshape(layer.weight, [
      kernelSize,
      kernelSize,
      shape[3],
      outputs,
    ]);
    const expected = tf.conv2d(images, filter, stride, 'same');
    const actual = layer.apply(images);
    expect(actual.shape).toEqual(expected.shape);
    expect(relativeError(actual.dataSync(), [...expected.dataSync()])).toBeLessThan(1e-6);
  });
  layer.dispose();
});

it.each([
  [1, 9 * 40],
  [2, (9 * 40) / 4],
])('starts Glorot-uniform with stride %i, and with a bias of 0', (stride, reached) => {
  const layer = new Conv2D({ inputs: 3, outputs: 40, stride, random: new Random(0, 'init') });
  const largest = Math.max(...layer.weight.dataSync().map(Math.abs));
  const limit = Math.sqrt(6 / (9 * 3 + reached));
  expect(largest).toBeLessThanOrEqual(limit);
  expect(largest).toBeGreaterThan(0.99 * limit);
  expect(new Set(layer.bias.dataSync())).toEqual(new Set([0]));
  layer.dispose();
});

it.each(['inputs', 'outputs', 'kernelSize', 'stride'])('refuses a bad %s', (name) => {
  const before = tf.memory().numTensors;
  const options = { inputs: 1, outputs: 1, random: new Random(0, 'init'), [name]: 0 };
  expect(() => new Conv2D(options)).toThrow(`${name} must be a whole number of at least 1, got 0`);
  expect(tf.memory().numTensors).toBe(before);
});
