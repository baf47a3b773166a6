import { Graph } from '@latentgraph/graph';
import { ModelError } from '@latentgraph/layers';

import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { GaussianPosterior } from './gaussian-posterior.js';
import { type GCNEncoderOptions, gcnEncoder, linearEncoder } from './gcn-encoder.js';
import { graphInput } from './graph-input.js';
import { PointPosterior } from './point-posterior.js';

const graph = Graph.fromEdges({
  nodeCount: 5,
  edges: { sources: Uint32Array.of(0, 1, 2), targets: Uint32Array.of(1, 2, 3) },
});

beforeAll(async () => {
  await tf.setBackend('wasm');
});

function parameterShapes(options: Partial<GCNEncoderOptions>): Record<string, number[]> {
  const encoder = gcnEncoder({ inputs: 5, latent: 2, ...options });
  const shapes = Object.fromEntries([...encoder.parameters()].map(([n, { shape }]) => [n, shape]));
  encoder.dispose();
  return shapes;
}

describe('gcnEncoder', () => {
  it('shares its hidden layers between mean and logStd, as in the paper', () => {
    expect(parameterShapes({ hidden: [4, 3] })).toEqual({
      'trunk.layer0.weight': [5, 4],
      'trunk.layer1.weight': [4, 3],
      'mean.layer0.weight': [3, 2],
      'logStd.layer0.weight': [3, 2],
    });
  });

  it('can have two separate networks', () => {
    expect(parameterShapes({ hidden: [4], trunk: 'separate' })).toEqual({
      'mean.layer0.weight': [5, 4],
      'mean.layer1.weight': [4, 2],
      'logStd.layer0.weight': [5, 4],
      'logStd.layer1.weight': [4, 2],
    });
  });

  it('has no logStd for a point posterior', () => {
    expect(Object.keys(parameterShapes({ posterior: 'point' }))).toEqual([
      'trunk.layer0.weight',
      'mean.layer0.weight',
    ]);
  });

  it('is the linear encoder without hidden layers', () => {
    const encoder = linearEncoder({ inputs: 5, latent: 2 });
    expect([...encoder.parameters().keys()]).toEqual([
      'mean.layer0.weight',
      'logStd.layer0.weight',
    ]);
    encoder.dispose();
  });

  it('returns one latent vector per node, isolated nodes included', () => {
    const point = gcnEncoder({ inputs: 5, posterior: 'point' });
    const gaussian = gcnEncoder({ inputs: 5, latent: 3 });
    const input = graphInput(graph);
    tf.tidy(() => {
      const posterior = point.encode(input);
      expect(posterior).toBeInstanceOf(PointPosterior);
      expect(posterior.mode.shape).toEqual([5, 16]);
      expect(gaussian.encode(input)).toBeInstanceOf(GaussianPosterior);
      expect(gaussian.encode(input).klDivergence().shape).toEqual([5]);
    });
    point.dispose();
    gaussian.dispose();
  });

  it('starts from its seed', () => {
    const weights = [0, 0, 1].map((seed) => {
      const encoder = gcnEncoder({ inputs: 5, seed });
      const values = encoder.parameters().get('mean.layer0.weight')?.dataSync();
      encoder.dispose();
      return values;
    });
    expect(weights[0]).toEqual(weights[1]);
    expect(weights[0]).not.toEqual(weights[2]);
  });

  it.each<[string, Partial<GCNEncoderOptions>]>([
    ['inputs', { inputs: 0 }],
    ['hidden', { hidden: [4, 0] }],
    ['latent', { latent: 0 }],
  ])('refuses a bad %s and leaves no tensor behind', (name, options) => {
    const before = tf.memory().numTensors;
    expect(() => gcnEncoder({ inputs: 5, ...options })).toThrow(ModelError);
    expect(() => gcnEncoder({ inputs: 5, ...options })).toThrow(name);
    expect(tf.memory().numTensors).toBe(before);
  });
});
