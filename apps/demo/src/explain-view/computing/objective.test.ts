import { innerProductDecoder } from '@latentgraph/decoders';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { CosineDecoder } from './cosine-decoder.js';
import { encodeGraph } from './encoding.js';
import { takeApart } from './objective.js';
import { drawLatent } from './sampling.js';
import { parseGraph, toGraph } from './small-graph.js';
import { type ModelName, newEncoder } from './small-model.js';

const graph = toGraph(parseGraph('u__1*0*0_0*2*0_1*0*-1__ab_bc')!);

function objectiveOf(name: ModelName, decoder = innerProductDecoder()) {
  const encoder = newEncoder(name, 2);
  const encoding = encodeGraph(encoder, graph);
  encoder.dispose();
  const { z } = drawLatent(encoding, { draw: 0, scale: 1 });
  const before = tf.memory().numTensors;
  const objective = takeApart(graph, decoder, { encoding, z });
  expect(tf.memory().numTensors).toBe(before);
  return { encoding, z, objective };
}

beforeAll(() => tf.setBackend('cpu'));

test('weighs by the ones of A alone, with labels A + I', () => {
  const { objective } = objectiveOf('vgae');
  expect(objective.labels).toEqual([
    [1, 1, 0],
    [1, 1, 1],
    [0, 1, 1],
  ]);
  // N² = 9, |A| = 4.
  expect(objective.links).toBe(4);
  expect(objective.positiveWeight).toBe(5 / 4);
  expect(objective.norm).toBe(9 / 10);
  expect(objective.logOddsShift).toBeCloseTo(Math.log(5 / 4), 12);
});

test.each([
  ['inner product', innerProductDecoder],
  ['cosine', () => new CosineDecoder()],
])('the shares of the pairs add up to the loss of the packages, by %s', (_, create) => {
  const { objective } = objectiveOf('vgae', create());
  const total = objective.shares.flat().reduce((sum, value) => sum + value, 0);
  expect(total).toBeCloseTo(objective.reconstruction, 5);
});

test('a share is norm / N² times the weighted cross-entropy', () => {
  const { objective, z } = objectiveOf('vgae');
  const product = (i: number, j: number): number =>
    z[i]!.reduce((sum, value, k) => sum + value * z[j]![k]!, 0);
  const probability = (s: number): number => 1 / (1 + Math.exp(-s));
  expect(objective.shares[0]![1]).toBeCloseTo(
    (0.9 / 9) * 1.25 * -Math.log(probability(product(0, 1))),
    5,
  );
  expect(objective.shares[0]![2]).toBeCloseTo(
    (0.9 / 9) * -Math.log(1 - probability(product(0, 2))),
    5,
  );
});

test('has the KL divergence of each node, and their sum over N²', () => {
  const { objective, encoding } = objectiveOf('vgae');
  const expected = encoding.mean.map((row, node) =>
    row.reduce((sum, mean, k) => {
      const logStd = encoding.logStd![node]![k]!;
      return sum + (mean ** 2 + Math.exp(2 * logStd) - 2 * logStd - 1) / 2;
    }, 0),
  );
  expect(objective.divergences).toEqual(expected.map((value) => expect.closeTo(value, 5)));
  expect(objective.divergence).toBeCloseTo(expected.reduce((sum, value) => sum + value, 0) / 9, 5);
});

test('has no KL divergence for points, and the rest of the loss all the same', () => {
  const { objective } = objectiveOf('gae');
  expect(objective).not.toHaveProperty('divergences');
  expect(objective).not.toHaveProperty('divergence');
  const total = objective.shares.flat().reduce((sum, value) => sum + value, 0);
  expect(total).toBeCloseTo(objective.reconstruction, 5);
});
