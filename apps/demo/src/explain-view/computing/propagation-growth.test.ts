import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { growthOver } from './propagation-growth.js';
import { parseGraph, toGraph } from './small-graph.js';

beforeAll(() => tf.setBackend('cpu'));

test('in a triangle every round triples by A + I, and keeps by Ã', () => {
  const triangle = toGraph(parseGraph('u__1*0*0_0*1*0_0*0*1__ab_ac_bc')!);
  const before = tf.memory().numTensors;
  expect(growthOver(triangle, [1, 2, 4])).toEqual([
    { rounds: 1, plain: 3, normalized: expect.closeTo(1, 6) },
    { rounds: 2, plain: 9, normalized: expect.closeTo(1, 6) },
    { rounds: 4, plain: 81, normalized: expect.closeTo(1, 6) },
  ]);
  expect(tf.memory().numTensors).toBe(before);
});
