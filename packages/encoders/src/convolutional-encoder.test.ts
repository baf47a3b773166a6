import { Random } from '@latentgraph/graph';
import { kernelMemory, randomNormal } from '@latentgraph/kernels';
import { checkGradients } from '@latentgraph/kernels/testing';
import { ModelError } from '@latentgraph/layers';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { relativeError, tolerance } from '../../../tooling/parity/src/figures.js';
import { testedBackends } from '../../../tooling/vitest/src/tested-backends.js';
import {
  type ConvolutionalEncoder,
  type ConvolutionalEncoderOptions,
  convolutionalEncoder,
} from './convolutional-encoder.js';
import { GaussianPosterior } from './gaussian-posterior.js';
import { PointPosterior } from './point-posterior.js';

function parameterShapes(options: Partial<ConvolutionalEncoderOptions>): Record<string, number[]> {
  const encoder = convolutionalEncoder({ height: 28, width: 28, latent: 2, ...options });
  const shapes = Object.fromEntries([...encoder.parameters()].map(([n, { shape }]) => [n, shape]));
  encoder.dispose();
  return shapes;
}

/** The mean that the encoder of a 6 x 5 image with channels [2, 3] has, by TensorFlow.js' own operations. */
function meanByTensorFlow(encoder: ConvolutionalEncoder, x: tf.Tensor2D): Float32Array {
  const parameter = (name: string): tf.Tensor => encoder.parameters().get(name)!;
  const convolve = (images: tf.Tensor4D, name: string, inputs: number): tf.Tensor4D => {
    const filter: tf.Tensor4D = tf.reshape(parameter(`${name}.weight`), [3, 3, inputs, -1]);
    const sums = tf.conv2d(images, filter, 2, 'same');
    return tf.relu(tf.add(sums, parameter(`${name}.bias`)));
  };
  const images: tf.Tensor4D = tf.reshape(x, [-1, 6, 5, 1]);
  const hidden = convolve(convolve(images, 'trunk.layer0', 1), 'trunk.layer1', 2);
  const flat = tf.reshape(hidden, [-1, 2 * 2 * 3]);
  const product = tf.matMul(flat, parameter('mean.layer0.weight'));
  return tf.add(product, parameter('mean.layer0.bias')).dataSync<'float32'>();
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

describe('convolutionalEncoder', () => {
  beforeAll(async () => {
    await tf.setBackend('cpu');
  });

  it('shares its convolutions between mean and logStd', () => {
    expect(parameterShapes({})).toEqual({
      'trunk.layer0.weight': [9, 16],
      'trunk.layer0.bias': [16],
      'trunk.layer1.weight': [9 * 16, 32],
      'trunk.layer1.bias': [32],
      'mean.layer0.weight': [7 * 7 * 32, 2],
      'mean.layer0.bias': [2],
      'logStd.layer0.weight': [7 * 7 * 32, 2],
      'logStd.layer0.bias': [2],
    });
  });

  it('can have two separate networks, and images of odd sizes', () => {
    const options = { height: 5, width: 9, channels: [4], trunk: 'separate' } as const;
    expect(parameterShapes(options)).toEqual({
      'mean.layer0.weight': [9, 4],
      'mean.layer0.bias': [4],
      'mean.layer1.weight': [3 * 5 * 4, 2],
      'mean.layer1.bias': [2],
      'logStd.layer0.weight': [9, 4],
      'logStd.layer0.bias': [4],
      'logStd.layer1.weight': [3 * 5 * 4, 2],
      'logStd.layer1.bias': [2],
    });
  });

  it('is one dense layer without channels, with no logStd for a point', () => {
    expect(parameterShapes({ channels: [], posterior: 'point' })).toEqual({
      'mean.layer0.weight': [28 * 28, 2],
      'mean.layer0.bias': [2],
    });
  });

  it('computes what the operations of TensorFlow.js do', () => {
    const encoder = convolutionalEncoder({ height: 6, width: 5, channels: [2, 3], latent: 4 });
    tf.tidy(() => {
      const x = randomNormal([7, 30], new Random(1, 'images'));
      const { mode } = encoder.encode(x);
      expect(mode.shape).toEqual([7, 4]);
      const expected = [...meanByTensorFlow(encoder, x)];
      expect(relativeError(mode.dataSync(), expected)).toBeLessThan(tolerance);
    });
    encoder.dispose();
  });

  it('starts from its seed', () => {
    const weights = [0, 0, 1].map((seed) => {
      const encoder = convolutionalEncoder({ height: 4, width: 4, seed });
      const values = encoder.parameters().get('trunk.layer0.weight')?.dataSync();
      encoder.dispose();
      return values;
    });
    expect(weights[0]).toEqual(weights[1]);
    expect(weights[0]).not.toEqual(weights[2]);
  });

  it('names the number of pixels that it was built for', () => {
    const encoder = convolutionalEncoder({ height: 4, width: 4 });
    expect(() => encoder.encode(tf.zeros([2, 8]))).toThrow(
      'the encoder was built for images [N, 16], got [2,8]',
    );
    encoder.dispose();
  });

  it.each<[string, Partial<ConvolutionalEncoderOptions>]>([
    ['height', { height: 0 }],
    ['width', { width: 2.5 }],
    ['channels', { channels: [4, 0] }],
    ['latent', { latent: 0 }],
  ])('refuses a bad %s and leaves no tensor behind', (name, options) => {
    const before = tf.memory().numTensors;
    const create = () => convolutionalEncoder({ height: 4, width: 4, ...options });
    expect(create).toThrow(ModelError);
    expect(create).toThrow(`${name} must be a whole number of at least 1`);
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe.each(testedBackends)('convolutionalEncoder on %s', (backend) => {
  beforeAll(async () => {
    await tf.setBackend(backend);
  });

  it.each([
    ['point', 'shared', PointPosterior],
    ['gaussian', 'shared', GaussianPosterior],
    ['gaussian', 'separate', GaussianPosterior],
  ] as const)('has the right gradients: %s, %s', async (posterior, trunk, kind) => {
    const before = { tensors: tf.memory().numTensors, kernels: kernelMemory() };
    const options = { height: 5, width: 4, channels: [2, 4], latent: 3, posterior, trunk };
    const encoder = convolutionalEncoder(options);
    const images = randomNormal([2, 20], new Random(2, 'images'));
    const output = (x: tf.Tensor2D): tf.Tensor => {
      const encoded = encoder.encode(x);
      expect(encoded).toBeInstanceOf(kind);
      if (!(encoded instanceof GaussianPosterior)) return encoded.mode;
      return tf.concat([encoded.mean, encoded.logStd]);
    };
    const variables = awayFromKinks(encoder.parameters());
    await checkGradients(output, [images], { variables });
    images.dispose();
    encoder.dispose();
    expect(tf.memory().numTensors).toBe(before.tensors);
    expect(kernelMemory()).toEqual(before.kernels);
  });
});
