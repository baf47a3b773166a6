import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { encodeGraph } from './encoding.js';
import { drawLatent } from './sampling.js';
import { parseGraph, toGraph } from './small-graph.js';
import { newEncoder } from './small-model.js';

const graph = toGraph(parseGraph('u__1*0*0_0*2*0_1*0*-1__ab_bc')!);

beforeAll(() => tf.setBackend('cpu'));

test('z is mean + scale * std * noise', () => {
  const encoder = newEncoder('vgae', 1);
  const encoding = encodeGraph(encoder, graph);
  const before = tf.memory().numTensors;
  const { noise, z } = drawLatent(encoding, { draw: 4, scale: 0.5 });
  expect(tf.memory().numTensors).toBe(before);
  const expected = encoding.mean.map((row, node) =>
    row.map((mean, k) => mean + 0.5 * Math.exp(encoding.logStd![node]![k]!) * noise![node]![k]!),
  );
  expect(z).toEqual(expected.map((row) => row.map((value) => expect.closeTo(value, 5))));
  expect(drawLatent(encoding, { draw: 4, scale: 2 }).noise).toEqual(noise);
  expect(drawLatent(encoding, { draw: 5, scale: 0.5 }).noise).not.toEqual(noise);
  expect(drawLatent(encoding, { draw: 4, scale: 0 }).z).toEqual(encoding.mean);
  encoder.dispose();
});

test('a GAE has no noise: z is its point', () => {
  const encoder = newEncoder('gae', 1);
  const encoding = encodeGraph(encoder, graph);
  expect(drawLatent(encoding, { draw: 4, scale: 1 })).toEqual({ z: encoding.mean });
  encoder.dispose();
});
