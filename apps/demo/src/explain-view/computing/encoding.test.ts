import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { DenseMatrix } from './dense-matrix.js';
import { encodeGraph, messagesTo } from './encoding.js';
import { parseGraph, toGraph } from './small-graph.js';
import { newEncoder } from './small-model.js';

// A path a - b - c; degrees with self-loops are 2, 3, 2.
const path = parseGraph('u__1*0*0_0*2*0_1*0*-1__ab_bc')!;
const r6 = 1 / Math.sqrt(6);
const propagation = [
  [1 / 2, r6, 0],
  [r6, 1 / 3, r6],
  [0, r6, 1 / 2],
];

function product(a: DenseMatrix, b: DenseMatrix): number[][] {
  return a.map((row) =>
    b[0]!.map((_, column) => row.reduce((sum, value, k) => sum + value * b[k]![column]!, 0)),
  );
}

function close(matrix: DenseMatrix): unknown[][] {
  return matrix.map((row) => row.map((value) => expect.closeTo(value, 5)));
}

beforeAll(() => tf.setBackend('cpu'));

describe('encodeGraph', () => {
  test('has the numbers of the formulas, in double precision', () => {
    const encoder = newEncoder('vgae', 3);
    const weightOf = (name: string): DenseMatrix => {
      const weight = encoder.parameters().get(`${name}.weight`)!;
      const columns = weight.shape[1]!;
      const values = [...weight.dataSync()];
      return Array.from({ length: weight.shape[0]! }, (_, row) =>
        values.slice(row * columns, (row + 1) * columns),
      );
    };
    const before = tf.memory().numTensors;
    const encoding = encodeGraph(encoder, toGraph(path));
    expect(tf.memory().numTensors).toBe(before);
    const messages = product(path.features, weightOf('trunk.layer0'));
    const sums = product(propagation, messages);
    const hidden = sums.map((row) => row.map((value) => Math.max(0, value)));
    const passed = product(propagation, hidden);
    expect(encoding.propagation).toEqual(close(propagation));
    expect(encoding.weight).toEqual(close(weightOf('trunk.layer0')));
    expect(encoding.messages).toEqual(close(messages));
    expect(encoding.sums).toEqual(close(sums));
    expect(encoding.hidden).toEqual(close(hidden));
    expect(encoding.mean).toEqual(close(product(passed, weightOf('mean.layer0'))));
    expect(encoding.logStd).toEqual(close(product(passed, weightOf('logStd.layer0'))));
    // Otherwise relu and the sums could not be told apart.
    expect(sums.flat().some((value) => value < -0.01)).toBe(true);
    encoder.dispose();
  });

  test('has the same mean for a VGAE and a GAE of the same seed, and no logStd for a GAE', () => {
    const [vgae, gae] = [newEncoder('vgae', 5), newEncoder('gae', 5)];
    const [cloud, point] = [encodeGraph(vgae, toGraph(path)), encodeGraph(gae, toGraph(path))];
    expect(point.mean).toEqual(cloud.mean);
    expect(point.logStd).toBeUndefined();
    vgae.dispose();
    gae.dispose();
  });

  test('gives the same sums to nodes that hear the same, whatever their features', () => {
    const encoder = newEncoder('vgae', 0);
    const { hidden } = encodeGraph(encoder, toGraph(parseGraph('u__1*0*0_0*7*1_0*0*1__ab_ac_bc')!));
    expect(hidden[1]).toEqual(hidden[0]!.map((value) => expect.closeTo(value, 6)));
    encoder.dispose();
  });
});

test('messages add up to what a node has received', () => {
  const encoder = newEncoder('vgae', 3);
  const encoding = encodeGraph(encoder, toGraph(parseGraph('d__1*0*0_0*2*0_1*0*-1__ab_cb')!));
  const terms = messagesTo(encoding, 1, 2);
  expect(terms.map(({ sender }) => sender)).toEqual([0, 1, 2]);
  expect(terms.reduce((sum, { term }) => sum + term, 0)).toBeCloseTo(encoding.sums[1]![2]!, 6);
  // Nobody sends to a but a.
  expect(messagesTo(encoding, 0, 2)).toEqual([
    { sender: 0, share: 1, content: encoding.messages[0]![2], term: encoding.messages[0]![2] },
  ]);
  encoder.dispose();
});
