import { Random } from '@latentgraph/graph';
import { kernelMemory, randomNormal } from '@latentgraph/kernels';
import { checkGradients } from '@latentgraph/kernels/testing';
import { ModelError } from '@latentgraph/layers';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { relativeError, tolerance } from '../../../tooling/parity/src/figures.js';
import { testedBackends } from '../../../tooling/vitest/src/tested-backends.js';
import {
  type ConvolutionalDecoder,
  type ConvolutionalDecoderOptions,
  convolutionalDecoder,
} from './convolutional-decoder.js';

/** What a decoder to 6 x 5 images with channels [3, 2] gives, by TensorFlow.js' own operations. */
function imagesByTensorFlow(decoder: ConvolutionalDecoder, z: tf.Tensor2D): Float32Array {
  const parameter = (name: string): tf.Tensor => decoder.parameters().get(name)!;
  const convolve = (
    images: tf.Tensor4D,
    name: string,
    shape: [number, number, number, number],
  ): tf.Tensor4D => {
    const filter: tf.Tensor4D = tf.reshape(parameter(`${name}.weight`), [3, 3, shape[3], -1]);
    const sums = tf.conv2dTranspose(tf.relu(images), filter, shape, 2, 'same');
    return tf.add(sums, parameter(`${name}.bias`));
  };
  const count = z.shape[0];
  const product = tf.matMul(z, parameter('layer0.weight'));
  const smallest: tf.Tensor4D = tf.reshape(
    tf.add(product, parameter('layer0.bias')),
    [-1, 2, 2, 3],
  );
  const images = convolve(convolve(smallest, 'layer1', [count, 3, 3, 2]), 'layer2', [
    count,
    6,
    5,
    1,
  ]);
  return images.dataSync<'float32'>();
}

/** Biases that keep all units from the kink of its ReLU, every other one off. */
function awayFromKinks(parameters: ReadonlyMap<string, tf.Variable>): tf.Variable[] {
  for (const [name, variable] of parameters) {
    if (!name.endsWith('bias')) continue;
    const values = Array.from({ length: variable.size }, (_, k) => (k % 2 === 0 ? 3 : -3));
    tf.tidy(() => variable.assign(tf.tensor1d(values)));
  }
  return [...parameters.values()];
}

describe('convolutionalDecoder', () => {
  beforeAll(async () => {
    await tf.setBackend('cpu');
  });

  it('starts from a small image of many channels', () => {
    const decoder = convolutionalDecoder({ height: 28, width: 28, latent: 5 });
    expect([...decoder.parameters()].map(([name, { shape }]) => [name, shape])).toEqual([
      ['layer0.weight', [5, 7 * 7 * 32]],
      ['layer0.bias', [7 * 7 * 32]],
      ['layer1.weight', [9 * 16, 32]],
      ['layer1.bias', [16]],
      ['layer2.weight', [9, 16]],
      ['layer2.bias', [1]],
    ]);
    decoder.dispose();
  });

  it.each([
    [28, 28, [4, 3]],
    [9, 7, [3, 2, 2]],
    [1, 1, [2, 2]],
    [5, 12, [2]],
    [3, 4, []],
  ])('makes images of exactly %i x %i pixels with channels %o', (height, width, channels) => {
    const decoder = convolutionalDecoder({ height, width, channels, latent: 2 });
    tf.tidy(() => {
      const z = randomNormal([3, 2], new Random(0, 'latent'));
      expect(decoder.decode(z).shape).toEqual([3, height * width]);
    });
    decoder.dispose();
  });

  it('computes what the operations of TensorFlow.js do', () => {
    const decoder = convolutionalDecoder({ height: 6, width: 5, channels: [3, 2], latent: 4 });
    tf.tidy(() => {
      const z = randomNormal([7, 4], new Random(1, 'latent'));
      const expected = [...imagesByTensorFlow(decoder, z)];
      expect(relativeError(decoder.decode(z).dataSync(), expected)).toBeLessThan(tolerance);
    });
    decoder.dispose();
  });

  it('starts from its seed', () => {
    const weights = [0, 0, 1].map((seed) => {
      const decoder = convolutionalDecoder({ height: 4, width: 4, latent: 2, seed });
      const values = decoder.parameters().get('layer1.weight')?.dataSync();
      decoder.dispose();
      return values;
    });
    expect(weights[0]).toEqual(weights[1]);
    expect(weights[0]).not.toEqual(weights[2]);
  });

  it.each<[string, Partial<ConvolutionalDecoderOptions>]>([
    ['latent', { latent: 0 }],
    ['height', { height: 0 }],
    ['width', { width: 2.5 }],
    ['channels', { channels: [4, 0] }],
  ])('refuses a bad %s and leaves no tensor behind', (name, options) => {
    const before = tf.memory().numTensors;
    const create = () => convolutionalDecoder({ height: 4, width: 4, latent: 2, ...options });
    expect(create).toThrow(ModelError);
    expect(create).toThrow(`${name} must be a whole number of at least 1`);
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe.each(testedBackends)('convolutionalDecoder on %s', (backend) => {
  beforeAll(async () => {
    await tf.setBackend(backend);
  });

  it('has the right gradients and leaves nothing behind', async () => {
    const before = { tensors: tf.memory().numTensors, kernels: kernelMemory() };
    const decoder = convolutionalDecoder({ height: 5, width: 4, channels: [3, 2], latent: 3 });
    const z = randomNormal([2, 3], new Random(2, 'latent'));
    const variables = awayFromKinks(decoder.parameters());
    await checkGradients((x: tf.Tensor2D) => decoder.decode(x), [z], { variables });
    z.dispose();
    decoder.dispose();
    expect(tf.memory().numTensors).toBe(before.tensors);
    expect(kernelMemory()).toEqual(before.kernels);
  });
});
