import { Random } from '@latentgraph/graph';
import { kernelMemory } from '@latentgraph/kernels';
import { checkGradients, toleranceOf } from '@latentgraph/kernels/testing';
import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { relativeError } from '../../../tooling/parity/src/figures.js';
import { propertyRuns, testedBackends } from '../../../tooling/vitest/src/tested-backends.js';
import { Conv2D } from './conv2d.js';
import { Conv2DTranspose } from './conv2d-transpose.js';
import { randomImages } from './test-support/random-images.js';

interface Case {
  readonly batch: number;
  /** Of the result. */
  readonly height: number;
  readonly width: number;
  readonly inputs: number;
  readonly outputs: number;
  readonly kernelSize: number;
  readonly stride: number;
}

const cases: readonly Case[] = [
  { batch: 2, height: 5, width: 4, inputs: 2, outputs: 3, kernelSize: 3, stride: 1 },
  { batch: 2, height: 6, width: 7, inputs: 4, outputs: 1, kernelSize: 3, stride: 2 },
  { batch: 1, height: 7, width: 8, inputs: 3, outputs: 2, kernelSize: 4, stride: 2 },
  { batch: 3, height: 5, width: 6, inputs: 1, outputs: 2, kernelSize: 2, stride: 3 },
  { batch: 1, height: 1, width: 2, inputs: 2, outputs: 1, kernelSize: 5, stride: 1 },
];

function layerOf(options: Case, bias = true): { layer: Conv2DTranspose; images: tf.Tensor4D } {
  const { batch, height, width, inputs, stride } = options;
  const random = new Random(1, 'conv2d-transpose');
  const layer = new Conv2DTranspose({ ...options, random });
  if (bias)
    tf.tidy(() => layer.bias.assign(tf.tensor1d(layer.bias.arraySync().map((_, k) => k - 0.5))));
  const shape = [batch, Math.ceil(height / stride), Math.ceil(width / stride), inputs] as const;
  return { layer, images: randomImages(shape, random) };
}

/** Adds each input pixel times the weight into the result, in float64. */
function convolveTransposed64(
  layer: Conv2DTranspose,
  images: tf.Tensor4D,
  { height, width, outputs, kernelSize: k, stride }: Case,
): number[] {
  const [batch, fromHeight, fromWidth, inputs] = images.shape;
  const [x, weight, bias] = [images.arraySync(), layer.weight.arraySync(), layer.bias.arraySync()];
  const before = (size: number): number =>
    Math.floor(Math.max(0, (Math.ceil(size / stride) - 1) * stride + k - size) / 2);
  const out = Array.from(
    { length: batch * height * width * outputs },
    (_, k) => bias[k % outputs]!,
  );
  for (let b = 0; b < batch; b++) {
    for (let y = 0; y < fromHeight * k; y++) {
      for (let z = 0; z < fromWidth * k; z++) {
        const [dy, dz] = [y % k, z % k];
        const toRow = ((y - dy) / k) * stride + dy - before(height);
        const toColumn = ((z - dz) / k) * stride + dz - before(width);
        if (toRow < 0 || toRow >= height || toColumn < 0 || toColumn >= width) continue;
        for (let c = 0; c < outputs; c++) {
          const filter = weight[(dy * k + dz) * outputs + c]!;
          const pixel = x[b]![(y - dy) / k]![(z - dz) / k]!;
          const to = ((b * height + toRow) * width + toColumn) * outputs + c;
          for (let i = 0; i < inputs; i++) out[to]! += pixel[i]! * filter[i]!;
        }
      }
    }
  }
  return out;
}

describe.each(testedBackends)('Conv2DTranspose on %s', (backend) => {
  beforeEach(async () => {
    await tf.setBackend(backend);
    tf.engine().startScope();
  });
  afterEach(() => tf.engine().endScope());

  it.each(cases)('computes what its definition says in float64: %o', (options) => {
    const { layer, images } = layerOf(options);
    const output = layer.apply(images, options);
    expect(output.shape).toEqual([options.batch, options.height, options.width, options.outputs]);
    const expected = convolveTransposed64(layer, images, options);
    expect(relativeError(output.dataSync(), expected)).toBeLessThan(toleranceOf(backend).value);
    layer.dispose();
  });

  it.each(cases)('has the right gradients: %o', async (options) => {
    const { layer, images } = layerOf(options);
    await checkGradients((x: tf.Tensor4D) => layer.apply(x, options), [images], {
      variables: [layer.weight, layer.bias],
    });
    layer.dispose();
  });

  it('is the adjoint of the convolution of the same weight', () => {
    const size = fc.integer({ min: 1, max: 7 });
    const few = fc.integer({ min: 1, max: 4 });
    const options = fc.record({
      batch: few,
      height: size,
      width: size,
      inputs: few,
      outputs: few,
      kernelSize: few,
      stride: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(options, (chosen) => {
        const { batch, height, width, inputs, outputs, kernelSize, stride } = chosen;
        const { layer: transposed, images: y } = layerOf(chosen, false);
        const random = new Random(2, 'conv2d');
        const shared = { kernelSize, stride, random };
        const layer = new Conv2D({ ...shared, inputs: outputs, outputs: inputs });
        layer.weight.assign(transposed.weight);
        const x = randomImages([batch, height, width, outputs], random);
        const dot = (a: tf.Tensor, b: tf.Tensor): number => {
          const other = b.dataSync();
          return [...a.dataSync()].reduce((total, value, k) => total + value * other[k]!, 0);
        };
        const [image, back] = [layer.apply(x), transposed.apply(y, chosen)];
        const scale = Math.sqrt(dot(image, image) * dot(y, y)) + Math.sqrt(dot(x, x));
        expect(Math.abs(dot(image, y) - dot(x, back))).toBeLessThanOrEqual(1e-5 * scale);
        layer.dispose();
        transposed.dispose();
      }),
      { numRuns: propertyRuns(backend) },
    );
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

  it('multiplies the size by the stride, unless told one that fits', () => {
    const { layer } = layerOf(cases[1]!);
    const images = tf.zeros<tf.Rank.R4>([1, 3, 4, 4]);
    expect(layer.apply(images).shape).toEqual([1, 6, 8, 1]);
    expect(layer.apply(images, { height: 5, width: 7 }).shape).toEqual([1, 5, 7, 1]);
    for (const height of [4, 7, 5.5]) {
      expect(() => layer.apply(images, { height, width: 7 })).toThrow(
        `height must be a whole number from 5 to 6 for images of height 3 and stride 2, got ${height}`,
      );
    }
    layer.dispose();
  });

  it('names the channels that it was built for', () => {
    const { layer } = layerOf(cases[0]!);
    expect(() => layer.apply(tf.zeros([1, 5, 4, 3]))).toThrow(
      'the layer was built for images [B, H, W, 2], got [1,5,4,3]',
    );
    layer.dispose();
  });
});

it.each(cases)('agrees with tf.conv2dTranspose: %o', async (options) => {
  await tf.setBackend('cpu');
  const { batch, height, width, inputs, outputs, kernelSize, stride } = options;
  tf.tidy(() => {
    const { layer, images } = layerOf(options, false);
    const filter: tf.Tensor4D = tf.reshape(layer.weight, [kernelSize, kernelSize, outputs, inputs]);
    const shape: [number, number, number, number] = [batch, height, width, outputs];
    const expected = tf.conv2dTranspose(images, filter, shape, stride, 'same');
    const actual = layer.apply(images, options);
    expect(actual.shape).toEqual(expected.shape);
    expect(relativeError(actual.dataSync(), [...expected.dataSync()])).toBeLessThan(1e-6);
    layer.dispose();
  });
});

it.each([
  [1, 9 * 40],
  [2, (9 * 40) / 4],
])('starts Glorot-uniform with stride %i, and with a bias of 0', (stride, summed) => {
  const random = new Random(0, 'init');
  const layer = new Conv2DTranspose({ inputs: 40, outputs: 3, stride, random });
  const largest = Math.max(...layer.weight.dataSync().map(Math.abs));
  const limit = Math.sqrt(6 / (summed + 9 * 3));
  expect(largest).toBeLessThanOrEqual(limit);
  expect(largest).toBeGreaterThan(0.99 * limit);
  expect(new Set(layer.bias.dataSync())).toEqual(new Set([0]));
  layer.dispose();
});

it.each(['inputs', 'outputs', 'kernelSize', 'stride'])('refuses a bad %s', (name) => {
  const before = tf.memory().numTensors;
  const options = { inputs: 1, outputs: 1, random: new Random(0, 'init'), [name]: 0 };
  expect(() => new Conv2DTranspose(options)).toThrow(
    `${name} must be a whole number of at least 1, got 0`,
  );
  expect(tf.memory().numTensors).toBe(before);
});
